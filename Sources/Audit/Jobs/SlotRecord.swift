import AuditModel
import Storage
import Values

/// A slot as it stands in the database while it has no run: waiting for other jobs (`pending`), waiting for its time
/// to be tried again (`retrying`), or missed (`cancelled`, with the reason; it counts neither as a run nor in health).
/// To be called in a transaction; throws `StoreProblem`.
struct SlotRecord {
  let slot: JobSlot

  private static let isOpen = "runId IS NULL AND status IN ('pending', 'retrying')"

  func isStored(in connection: Connection) throws -> Bool {
    let sql =
      "SELECT 1 FROM executions WHERE jobId = ? AND scheduledAt = ? AND attempt = ? AND \(Self.isOpen)"
    return try connection.integer(sql, key) != nil
  }

  func remove(in connection: Connection) throws {
    try connection.execute(
      "DELETE FROM executions WHERE jobId = ? AND scheduledAt = ? AND attempt = ? AND \(Self.isOpen)", key)
  }

  private var key: [Value] {
    [.text(slot.job.id), .integer(slot.scheduledAt), .integer(Int64(slot.attempt))]
  }

  /// `slot` is the attempt to come, of at most `attempts`.
  func retry(of attempts: Int, in connection: Connection) throws {
    try store(
      .retrying, "attempt \(slot.attempt) of \(attempts) at \(Timestamp.text(slot.time))", in: connection)
  }

  func wait(for names: [String], in connection: Connection) throws {
    try remove(in: connection)
    let what = names.isEmpty ? "other jobs" : names.map { "`\($0)`" }.joined(separator: ", ")
    try store(.pending, "waits for \(what)", in: connection)
  }

  func miss(_ reason: String, in connection: Connection) throws {
    try remove(in: connection)
    try store(.cancelled, "missed: \(reason)", in: connection)
  }

  /// Earlier due times that still wait for other jobs are missed: only the last one waits.
  func missWaiting(in connection: Connection) throws {
    try connection.execute(
      """
      UPDATE executions SET status = 'cancelled',
        errorMessage = 'missed: ' || replace(errorMessage, 'waits for', 'waited for') || ' until the next time'
      WHERE jobId = ? AND scheduledAt < ? AND status = 'pending' AND runId IS NULL
      """, [.text(slot.job.id), .integer(slot.scheduledAt)])
  }

  private func store(_ status: ExecutionStatus, _ message: String, in connection: Connection) throws {
    try connection.execute(
      """
      INSERT INTO executions (id, jobId, scheduledAt, status, errorMessage, attempt) VALUES (?, ?, ?, ?, ?, ?)
      """,
      [
        .text(
          StableHash.id("slot", slot.job.id, String(slot.scheduledAt), String(slot.attempt))),
        .text(slot.job.id), .integer(slot.scheduledAt), .text(status.rawValue), .text(message),
        .integer(Int64(slot.attempt)),
      ])
    try Jobs.setNextTime(job: slot.job.id, in: connection)
  }
}
