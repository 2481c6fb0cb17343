import AuditModel
import Storage
import Values

/// The right to work on a run, for half a minute at a time: so that two shells cannot write the same run, and a run
/// whose worker died can be taken over. Times are the host's and are never exported.
struct RunLease {
  /// Milliseconds from each renewal.
  static let duration: Int64 = 30_000

  let run: RunReference
  let owner: String

  /// Claims the run with one conditional UPDATE; it is running from then on. Throws `RunProblem`, `StoreProblem`.
  static func claim(
    _ run: RunReference, startedAt: Int64, hostNow: Int64, in connection: Connection
  ) throws -> RunLease {
    let lease = RunLease(run: run, owner: WorkerName.new().text)
    let holder = try connection.text(
      "SELECT leaseOwner FROM runs WHERE seq = ?", [.integer(run.seq)])
    let gone = holder.flatMap { WorkerName(text: $0).isGone ? $0 : nil }
    try connection.execute(
      """
      UPDATE runs SET status = 'running', startedAt = coalesce(startedAt, ?1), leaseOwner = ?2,
        leaseUntil = ?3, heartbeatAt = ?4
      WHERE seq = ?5 AND status IN ('pending', 'running')
        AND (leaseOwner IS NULL OR leaseUntil IS NULL OR leaseUntil <= ?4 OR leaseOwner = ?6)
      """,
      [
        .integer(startedAt), .text(lease.owner), .integer(hostNow + duration), .integer(hostNow),
        .integer(run.seq), .optional(gone),
      ])
    guard connection.changes == 1 else { throw try refusal(run, hostNow: hostNow, in: connection) }
    return lease
  }

  private static func refusal(
    _ run: RunReference, hostNow: Int64, in connection: Connection
  ) throws -> any Error {
    let found = try connection.first(
      "SELECT status, leaseUntil FROM runs WHERE seq = ?", [.integer(run.seq)]
    ) { ($0.text(0), $0.integer(1)) }
    guard let found, let status = RunStatus(rawValue: found.0) else {
      return LookupProblem.unknown(kind: .run, text: run.id)
    }
    return status == .running || status == .pending
      ? RunProblem.busy(run: run.id, remaining: found.1 - hostNow)
      : RunProblem.finished(run: run.id, status: status)
  }

  /// Holds it for another while. Gives the run's status where it no longer is ours: `cancelled`, or `running` by
  /// somebody else; nil where all is well. Throws `StoreProblem`.
  func renew(hostNow: Int64, in connection: Connection) throws -> RunStatus? {
    try connection.execute(
      """
      UPDATE runs SET leaseUntil = ?1, heartbeatAt = ?2
      WHERE seq = ?3 AND leaseOwner = ?4 AND status = 'running'
      """,
      [
        .integer(hostNow + Self.duration), .integer(hostNow), .integer(run.seq), .text(owner),
      ])
    if connection.changes == 1 { return nil }
    let status = try connection.text(
      "SELECT status FROM runs WHERE seq = ?", [.integer(run.seq)])
    return status.flatMap(RunStatus.init) ?? .cancelled
  }

  /// Gives it back; what was written stays. Throws `StoreProblem`.
  func release(in connection: Connection) throws {
    try connection.execute(
      "UPDATE runs SET leaseOwner = NULL, leaseUntil = NULL WHERE seq = ? AND leaseOwner = ?",
      [.integer(run.seq), .text(owner)])
  }
}
