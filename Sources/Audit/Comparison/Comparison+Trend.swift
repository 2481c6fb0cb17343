import Storage
import Values

/// A brand in one of a series of runs.
package struct TrendRow: Sendable {
  package let run: String
  /// UTC milliseconds.
  package let startedAt: Int64
  package let card: Scorecard
  /// Reader and aliases that its answers were read with.
  package let reading: String?
}

extension Comparison {
  /// The scorecards of all completed runs of the series that `run` is of (its job's; without one its client's and
  /// scenario's), oldest first; of those that began at `since` (UTC milliseconds) or later, of one brand where it is
  /// named. Throws `ComparisonProblem` for a brand that is not tracked, `StoreProblem`.
  package static func trend(
    of run: RunReference, by dimension: ComparisonDimension, since: Int64?, brand: String?,
    in connection: Connection
  ) throws -> [TrendRow] {
    let start = DerivedSQL.runStart("other")
    let sql = """
      SELECT other.seq, other.id, \(start), other.readingVersion FROM runs r, runs other
      WHERE r.seq = ?1 AND (other.seq = r.seq OR \(DerivedSQL.isSameSeries("r", "other")))
        AND other.status = 'completed' AND \(start) >= ?2
      ORDER BY \(start), other.seq
      """
    let runs = try connection.rows(sql, [.integer(run.seq), .integer(since ?? .min)]) {
      (RunReference(seq: $0.integer(0), id: $0.text(1)), $0.integer(2), $0.optionalText(3))
    }
    let scope = try AnswerScope.run(run, in: connection)
    let known = try TrackedBrand.all(client: scope.clientId, runs: [run.seq], in: connection)
    let name = try brand.map { known[try place(of: $0, in: known)].name }
    return try runs.flatMap { run, startedAt, reading in
      try scorecards(AnswerScope.run(run, in: connection), by: dimension, in: connection)
        .filter { name == nil || $0.brand == name }
        .map { TrendRow(run: run.id, startedAt: startedAt, card: $0, reading: reading) }
    }
  }

  /// The latest completed run of a job, else of all, whose client tracks the brand (nil: any); nil where there is none.
  package static func latestRun(tracking brand: String?, in connection: Connection) throws -> RunReference? {
    let sql = """
      SELECT r.seq, r.id FROM runs r
      WHERE r.status = 'completed' AND (?1 IS NULL OR EXISTS (
        SELECT 1 FROM brands b WHERE b.clientId = r.clientId AND au_lower(b.name) = au_lower(?1)))
      ORDER BY r.jobId IS NULL, \(DerivedSQL.runStart("r")) DESC, r.seq DESC LIMIT 1
      """
    return try connection.first(sql, [brand.map(Value.text) ?? .null]) {
      RunReference(seq: $0.integer(0), id: $0.text(1))
    }
  }
}
