import AuditModel
import Storage
import Values

/// How a run that goes on elsewhere stands, in few words.
package struct RunState: Sendable, Equatable {
  package let id: String
  package let name: String
  package let status: RunStatus
  /// Somebody works on it, or is about to.
  package let isAtWork: Bool
  /// Attempted and planned calls, and those that failed.
  package let done: Int
  package let total: Int
  package let failed: Int

  /// Neither ended nor worked on.
  package var isStalled: Bool { !isAtWork && (status == .running || status == .pending) }
}

extension Runs {
  /// SQL over a row of `runs`: whether somebody works on it, or made it a moment ago in order to. Its one argument is
  /// the oldest heartbeat that counts, host milliseconds.
  private static let beingWorkedOn = """
    (status = 'running' AND leaseOwner IS NOT NULL OR status = 'pending') AND coalesce(heartbeatAt, 0) >= ?
    """

  /// The ids of the runs that somebody works on, the oldest first. `hostNow`: host milliseconds. Looks at no more than
  /// the last 200 runs, so that it costs the same in a large database. Throws `StoreProblem`.
  package static func atWork(hostNow: Int64, in connection: Connection) throws -> [String] {
    let sql = """
      SELECT id FROM (SELECT seq, id, status, leaseOwner, heartbeatAt FROM runs ORDER BY seq DESC LIMIT 200)
      WHERE \(beingWorkedOn) ORDER BY seq
      """
    return try connection.rows(sql, [.integer(hostNow - stalledAfter)]) { $0.text(0) }
  }

  /// How many runs somebody works on, as `atWork`. Throws `StoreProblem`.
  package static func countAtWork(hostNow: Int64, in connection: Connection) throws -> Int {
    try atWork(hostNow: hostNow, in: connection).count
  }

  /// One run by its whole id; nil where there is none. Throws `StoreProblem`.
  package static func state(_ id: String, hostNow: Int64, in connection: Connection) throws -> RunState? {
    let sql = """
      SELECT \(DerivedSQL.runName("r")), status, processedQuestions, totalQuestions, \(beingWorkedOn),
        (SELECT sum(failed) FROM platformStats WHERE runSeq = r.seq)
      FROM runs r WHERE id = ?
      """
    return try connection.first(sql, [.integer(hostNow - stalledAfter), .text(id)]) { row in
      RunState(
        id: id, name: row.text(0), status: RunStatus(rawValue: row.text(1)) ?? .pending,
        isAtWork: row.bool(4), done: row.int(2), total: row.int(3), failed: row.int(5))
    }
  }

  /// Says of a run that was just made that somebody is about to work on it. To be called in a transaction.
  static func announce(_ run: RunReference, hostNow: Int64, in connection: Connection) throws {
    try connection.execute(
      "UPDATE runs SET heartbeatAt = ? WHERE seq = ?", [.integer(hostNow), .integer(run.seq)])
  }
}
