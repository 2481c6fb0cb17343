import Storage
import Values

/// What is compared with something else: the answers of one run, or of all the completed runs of a window of time.
package struct ComparisonSide: Sendable, Equatable {
  /// As problems name it.
  package var name: String
  package var runs: [RunReference]

  package static func run(_ run: RunReference) -> ComparisonSide {
    ComparisonSide(name: run.id, runs: [run])
  }

  var seqs: [Int64] { runs.map(\.seq) }
}

extension ComparisonSide {
  /// The completed runs of a client, of a job alone where one is given, that began within a window; both by their
  /// ids. Throws `ComparisonProblem.emptyWindow`.
  package static func window(
    _ window: TimeWindow, client: String, job: String?, in connection: Connection
  ) throws -> ComparisonSide {
    let start = DerivedSQL.runStart("r")
    let series =
      "FROM runs r WHERE r.clientId = ?1 AND (?2 IS NULL OR r.jobId = ?2) AND r.status = 'completed'"
    let owner = [Value.text(client), job.map(Value.text) ?? .null]
    let runs = try connection.rows(
      "SELECT r.seq, r.id \(series) AND \(start) >= ?3 AND \(start) < ?4 ORDER BY \(start), r.seq",
      owner + [.integer(window.from), .integer(window.until)]
    ) { RunReference(seq: $0.integer(0), id: $0.text(1)) }
    guard !runs.isEmpty else {
      let all = try connection.first("SELECT min(\(start)), max(\(start)) \(series)", owner) {
        $0.isNull(0) ? nil : TimeWindow(from: $0.integer(0), until: $0.integer(1))
      }
      throw ComparisonProblem.emptyWindow(window, all: all ?? nil)
    }
    return ComparisonSide(name: window.description, runs: runs)
  }
}
