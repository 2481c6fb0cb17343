import AuditModel
import Storage
import Values

/// How many due times of a job are being worked on.
enum JobConcurrency {
  /// At `time` (UTC milliseconds): those with an attempt that goes on then, or with another one to come. What runs for
  /// longer than the job allows is taken for dead. Throws `StoreProblem`.
  static func going(_ job: EntityReference, at time: Int64, in connection: Connection) throws -> Int {
    let limit = try Jobs.limit(of: job.id, in: connection)
    let sql = """
      SELECT count(DISTINCT scheduledAt) FROM executions
      WHERE jobId = ?1 AND scheduledAt < ?2 AND (status = 'retrying'
        OR (status = 'running' AND startedAt + ?3 > ?2)
        OR (startedAt <= ?2 AND completedAt > ?2))
      """
    return Int(
      try connection.integer(sql, [.text(job.id), .integer(time), .integer(limit)]) ?? 0)
  }
}
