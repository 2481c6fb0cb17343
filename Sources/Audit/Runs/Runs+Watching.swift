import AuditModel
import Storage
import Values

/// How a run that goes on elsewhere stands, in few words.
package struct RunState: Sendable, Equatable {
  package let id: String
  /// Its display name; the id where it has none.
  package let name: String
  package let status: RunStatus
  /// Running, but nobody has written for a minute.
  package let isStalled: Bool
  /// Attempted and planned calls.
  package let done: Int
  package let total: Int
}

extension Runs {
  /// How many of the newest runs somebody works on. `hostNow`: host milliseconds. Looks at no more than the last 200,
  /// so that it costs the same in a large database. Throws `StoreProblem`.
  package static func countAtWork(hostNow: Int64, in connection: Connection) throws -> Int {
    let sql = """
      SELECT count(*) FROM (SELECT status, leaseOwner, heartbeatAt FROM runs ORDER BY seq DESC LIMIT 200)
      WHERE status = 'running' AND leaseOwner IS NOT NULL AND heartbeatAt >= ?
      """
    return Int(try connection.integer(sql, [.integer(hostNow - stalledAfter)]) ?? 0)
  }

  /// One run by its whole id; nil where there is none. Throws `StoreProblem`.
  package static func state(_ id: String, hostNow: Int64, in connection: Connection) throws -> RunState? {
    let sql = """
      SELECT displayName, status, processedQuestions, totalQuestions, heartbeatAt, leaseOwner FROM runs WHERE id = ?
      """
    return try connection.first(sql, [.text(id)]) { row in
      let status = RunStatus(rawValue: row.text(1)) ?? .pending
      let isAlive = !row.isNull(5) && hostNow - row.integer(4) <= stalledAfter
      return RunState(
        id: id, name: row.optionalText(0) ?? id, status: status, isStalled: status == .running && !isAlive,
        done: row.int(2), total: row.int(3))
    }
  }
}
