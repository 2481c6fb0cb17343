import Storage
import Values

/// Whose answers a number is made of: some runs of one client.
package struct AnswerScope: Sendable, Equatable {
  /// Nil where the runs have no client.
  package let clientId: String?
  /// The runs' `seq`s.
  package let runs: [Int64]

  /// One run.
  package static func run(_ run: RunReference, in connection: Connection) throws -> AnswerScope {
    let client = try connection.text("SELECT clientId FROM runs WHERE seq = ?", [.integer(run.seq)])
    return AnswerScope(clientId: client, runs: [run.seq])
  }

  /// All the answers that a client has.
  package static func client(_ id: String, in connection: Connection) throws -> AnswerScope {
    let runs = try connection.rows("SELECT seq FROM runs WHERE clientId = ?", [.text(id)]) {
      $0.integer(0)
    }
    return AnswerScope(clientId: id, runs: runs)
  }

  /// The client's latest completed run; with `since` (UTC milliseconds) all the completed runs that began at or
  /// after it.
  package static func completed(
    client id: String, since: Int64? = nil, in connection: Connection
  ) throws -> AnswerScope {
    let start = DerivedSQL.runStart("r")
    let completed = "FROM runs r WHERE r.clientId = ? AND r.status = 'completed'"
    let runs: [Int64]
    if let since {
      runs = try connection.rows(
        "SELECT r.seq \(completed) AND \(start) >= ?", [.text(id), .integer(since)]
      ) { $0.integer(0) }
    } else {
      runs = try connection.rows(
        "SELECT r.seq \(completed) ORDER BY \(start) DESC, r.seq DESC LIMIT 1", [.text(id)]
      ) { $0.integer(0) }
    }
    return AnswerScope(clientId: id, runs: runs)
  }

  /// The client that is meant where none is named: the only one, else the latest run's, else nil.
  package static func defaultClient(in connection: Connection) throws -> String? {
    let clients = try connection.rows("SELECT id FROM clients ORDER BY seq LIMIT 2") { $0.text(0) }
    if clients.count == 1 { return clients[0] }
    return try connection.text(
      """
      SELECT r.clientId FROM runs r WHERE r.clientId IS NOT NULL
      ORDER BY \(DerivedSQL.runStart("r")) DESC, r.seq DESC LIMIT 1
      """)
  }
}
