import AuditModel
import Storage
import Values

/// Which jobs wait for which: a job waits until each one that it depends on has completed since its own last start.
/// Everything throws `StoreProblem`.
enum JobDependencies {
  /// Replaces what a job waits for. To be called in a transaction; also throws `JobProblem.cycle`, `LookupProblem`.
  static func set(_ job: EntityReference, to names: [String], in connection: Connection) throws {
    try connection.execute("DELETE FROM jobDependencies WHERE jobId = ?", [.text(job.id)])
    for name in names {
      let other = try Lookup.job(name, in: connection)
      if let path = try path(from: other.id, to: job.id, in: connection) {
        throw JobProblem.cycle(try ([job.id] + path).map { try Jobs.name(of: $0, in: connection) })
      }
      try connection.execute(
        "INSERT OR IGNORE INTO jobDependencies (jobId, dependsOn) VALUES (?, ?)",
        [.text(job.id), .text(other.id)])
    }
  }

  /// The ids of the jobs on a shortest way along dependencies, both ends included; nil where there is none.
  private static func path(
    from start: String, to end: String, in connection: Connection
  ) throws -> [String]? {
    var paths = [[start]]
    var seen: Set = [start]
    while !paths.isEmpty {
      let path = paths.removeFirst()
      guard let last = path.last else { continue }
      if last == end { return path }
      let next = try connection.rows(
        "SELECT dependsOn FROM jobDependencies WHERE jobId = ? ORDER BY dependsOn", [.text(last)]
      ) { $0.text(0) }
      for id in next where seen.insert(id).inserted { paths.append(path + [id]) }
    }
    return nil
  }

  /// The names of the jobs that wait for this one and are not deleted.
  static func dependents(of job: EntityReference, in connection: Connection) throws -> [String] {
    let sql = """
      SELECT j.name FROM jobDependencies d JOIN jobs j ON j.id = d.jobId
      WHERE d.dependsOn = ? AND j.status <> 'deleted' ORDER BY j.seq
      """
    return try connection.rows(sql, [.text(job.id)]) { $0.text(0) }
  }

  /// What a job waits for: the names of the jobs that have not completed since its last start, and when the last of
  /// the others did (UTC milliseconds; nil where it waits for nothing at all).
  static func state(
    of job: EntityReference, in connection: Connection
  ) throws -> (missing: [String], readyAt: Int64?) {
    let sql = """
      SELECT j.name, (
        SELECT min(e.completedAt) FROM executions e
        WHERE e.jobId = d.dependsOn AND e.status = 'completed' AND e.completedAt > coalesce(
          (SELECT max(o.startedAt) FROM executions o WHERE o.jobId = d.jobId), ?2))
      FROM jobDependencies d JOIN jobs j ON j.id = d.dependsOn WHERE d.jobId = ?1 ORDER BY j.seq
      """
    var missing: [String] = []
    var readyAt: Int64?
    try connection.each(sql, [.text(job.id), .integer(.min)]) { row in
      if let time = row.optionalInteger(1) {
        readyAt = max(readyAt ?? time, time)
      } else {
        missing.append(row.text(0))
      }
      return true
    }
    return (missing, readyAt)
  }
}
