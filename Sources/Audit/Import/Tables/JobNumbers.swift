import AuditModel
import Storage
import Values

/// What a job's row says of its runs, after an import: as the dump gives it, else counted from the executions. A job
/// whose stored numbers are more than its executions tell (an earlier dump gave them) keeps them.
struct JobNumbers {
  private struct Job {
    var isCounted = true
    var hasLastRun = false
    var hasNextRun = false
  }

  private static let counts = """
    (SELECT count(*) FROM executions e WHERE e.jobId = jobs.id
      AND e.status IN ('completed', 'failed', 'timeout', 'cancelled'))
    """
  private static let successes =
    "(SELECT count(*) FROM executions e WHERE e.jobId = jobs.id AND e.status = 'completed')"
  private static let failures =
    "(SELECT count(*) FROM executions e WHERE e.jobId = jobs.id AND e.status IN ('failed', 'timeout'))"

  private let connection: Connection
  private var jobs: [String: Job] = [:]

  init(_ connection: Connection) { self.connection = connection }

  /// A job's own row was added or updated, and says so much of it.
  mutating func changed(_ id: String, hasCounts: Bool, hasLastRun: Bool, hasNextRun: Bool) throws {
    let isCounted = try !hasCounts && isInStep(id)
    jobs[id] = Job(isCounted: isCounted, hasLastRun: hasLastRun, hasNextRun: hasNextRun)
  }

  /// To be called before an execution or run of the job is written.
  mutating func willChange(_ id: String) throws {
    guard jobs[id] == nil else { return }
    let isCounted = try isInStep(id)
    jobs[id] = Job(isCounted: isCounted, hasNextRun: !isCounted)
  }

  /// Whether the stored numbers are what the executions tell.
  private func isInStep(_ id: String) throws -> Bool {
    let sql = """
      SELECT runCount = \(Self.counts) AND successCount = \(Self.successes)
        AND failureCount = \(Self.failures) FROM jobs WHERE id = ?
      """
    return try connection.integer(sql, [.text(id)]) == 1
  }

  func finish() throws {
    for (id, job) in jobs.sorted(by: { $0.key.compareBytes(to: $1.key) < 0 }) {
      if job.isCounted {
        try connection.execute(
          """
          UPDATE jobs SET runCount = \(Self.counts), successCount = \(Self.successes),
            failureCount = \(Self.failures) WHERE id = ?
          """, [.text(id)])
      }
      if !job.hasLastRun {
        try connection.execute(
          """
          UPDATE jobs SET lastRunAt = (SELECT max(t) FROM (
            SELECT lastRunAt AS t UNION ALL SELECT max(startedAt) FROM runs WHERE jobId = jobs.id
            UNION ALL SELECT max(coalesce(startedAt, scheduledAt)) FROM executions e WHERE e.jobId = jobs.id
              AND e.status IN ('completed', 'failed', 'timeout', 'cancelled', 'running')))
          WHERE id = ?
          """, [.text(id)])
      }
      if !job.hasNextRun { try Jobs.setNextTime(job: id, in: connection) }
    }
  }
}
