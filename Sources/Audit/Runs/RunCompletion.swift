import AuditModel
import Reading
import Simulation
import Storage
import Values

/// What happens when a run's last call is done, in one transaction: status, times, the job's numbers, insights.
enum RunCompletion {
  /// Ends the run and gives its status: failed where fewer than half of its calls were answered.
  static func complete(_ material: RunMaterial, in connection: Connection) throws -> RunStatus {
    let (attempted, answered) = try calls(of: material.run, in: connection)
    let hasFailed = answered * 2 < attempted
    let log: String? =
      hasFailed
      ? answered == 0
        ? "none of the \(attempted) calls was answered"
        : "only \(answered) of the \(attempted) calls were answered" : nil
    try end(
      material.run, as: hasFailed ? .failed : .completed, at: material.plan.completedAt, log: log,
      readingVersion: material.reader.version, in: connection)
    return hasFailed ? .failed : .completed
  }

  /// Ends a run whose worker hung. `time` is UTC milliseconds.
  static func timeOut(
    _ material: RunMaterial, at time: Int64, done: Int, in connection: Connection
  ) throws {
    let total = material.plan.calls.count
    try end(
      material.run, as: .failed, execution: .timeout, at: time,
      log: "timed out after \(done) of the \(total) calls",
      readingVersion: material.reader.version, in: connection)
  }

  private static func calls(
    of run: RunReference, in connection: Connection
  ) throws -> (attempted: Int64, answered: Int64) {
    try connection.first(
      "SELECT coalesce(sum(attempted), 0), coalesce(sum(answered), 0) FROM platformStats WHERE runSeq = ?",
      [.integer(run.seq)]
    ) { ($0.integer(0), $0.integer(1)) } ?? (0, 0)
  }

  /// Writes the end of a run and lets everything that hangs on it know. `execution` is its execution's status where
  /// that is not the run's; `completedAt` is virtual, UTC milliseconds.
  static func end(
    _ run: RunReference, as status: RunStatus, execution: ExecutionStatus? = nil,
    at completedAt: Int64, log: String?, readingVersion: String?, in connection: Connection
  ) throws {
    try connection.execute(
      """
      UPDATE runs SET status = ?, completedAt = ?, errorLog = ?,
        readingVersion = coalesce(?, readingVersion), leaseOwner = NULL, leaseUntil = NULL
      WHERE seq = ?
      """,
      [
        .text(status.rawValue), .integer(completedAt), .optional(log), .optional(readingVersion),
        .integer(run.seq),
      ])
    try Jobs.runEnded(run, as: execution, in: connection)
    try Insights.refresh(run, in: connection)
    try Alerts.raise(run: run, in: connection)
  }
}
