import AuditModel
import Storage
import Values

// What runs and executions do to a job. All of it is to be called in a transaction and throws `StoreProblem`.
extension Jobs {
  /// Stores an execution; one that has ended counts in the job's numbers and sets its next time. The id must be new.
  package static func recordExecution(
    _ execution: ExecutionRow, job: String, in connection: Connection
  ) throws {
    try connection.execute(
      """
      INSERT INTO executions (id, jobId, runId, scheduledAt, startedAt, completedAt, status, errorMessage,
        attempt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(execution.id), .text(job), .optional(execution.runId),
        .optional(execution.scheduledAt), .optional(execution.startedAt),
        .optional(execution.completedAt), .text(execution.status.rawValue),
        .optional(execution.errorMessage), .integer(Int64(execution.attempt)),
      ])
    guard execution.status.isTerminal else { return }
    try count(
      execution.status, job: job, at: execution.startedAt ?? execution.scheduledAt, in: connection)
  }

  /// A run of the job was made: its `attempt` (from 1) at what was due at `scheduledAt`.
  static func runPlanned(
    _ run: RunReference, job: String, scheduledAt: Int64, attempt: Int, in connection: Connection
  ) throws {
    let execution = ExecutionRow(
      id: StableHash.id("execution", job, run.id), runId: run.id, scheduledAt: scheduledAt,
      status: .pending, attempt: attempt)
    try recordExecution(execution, job: job, in: connection)
  }

  /// Somebody works on the run.
  static func runStarted(_ run: RunReference, in connection: Connection) throws {
    try connection.execute(
      """
      UPDATE executions SET status = 'running',
        startedAt = (SELECT startedAt FROM runs WHERE runs.id = executions.runId)
      WHERE runId = ? AND status = 'pending'
      """, [.text(run.id)])
  }

  /// The run has its last status. `as` is the execution's, where it is not the run's.
  static func runEnded(
    _ run: RunReference, as status: ExecutionStatus? = nil, in connection: Connection
  ) throws {
    try connection.execute(
      """
      UPDATE executions SET status = coalesce(?1, r.status), startedAt = r.startedAt,
        completedAt = r.completedAt, errorMessage = r.errorLog
      FROM runs r
      WHERE r.seq = ?2 AND executions.runId = r.id
        AND executions.status IN ('pending', 'running', 'retrying')
      """, [.optional(status?.rawValue), .integer(run.seq)])
    guard connection.changes > 0 else { return }
    let sql = "SELECT jobId, status, coalesce(startedAt, scheduledAt) FROM executions WHERE runId = ?"
    let ended = try connection.rows(sql, [.text(run.id)]) {
      ($0.text(0), ExecutionStatus(rawValue: $0.text(1)), $0.optionalInteger(2))
    }
    for case (let job, let status?, let time) in ended {
      try count(status, job: job, at: time, in: connection)
    }
  }

  /// Cancelled ones are runs, but neither a success nor a failure.
  private static func count(
    _ status: ExecutionStatus, job: String, at time: Int64?, in connection: Connection
  ) throws {
    let isSuccess = status == .completed
    let isFailure = status == .failed || status == .timeout
    try connection.execute(
      """
      UPDATE jobs SET runCount = runCount + 1, successCount = successCount + ?1,
        failureCount = failureCount + ?2,
        lastRunAt = max(coalesce(lastRunAt, ?3), coalesce(?3, lastRunAt))
      WHERE id = ?4
      """, [.bool(isSuccess), .bool(isFailure), .optional(time), .text(job)])
    try setNextTime(job: job, in: connection)
  }
}
