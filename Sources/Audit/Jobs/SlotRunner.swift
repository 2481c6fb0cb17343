import AuditModel
import Simulation
import Storage
import Values

/// One slot of a job in virtual time, in one transaction: an attempt, or the reason why there is none. What goes wrong
/// with the machinery around a run (a worker that does not start, one that hangs) is drawn here from the job and the
/// time; what goes wrong with the platforms is the scenario's.
struct SlotRunner {
  struct Done {
    var executions = 0
    var runs = 0
    var answers = 0
    /// How the attempt went; nil where there was none.
    var status: ExecutionStatus?
    /// The attempt that follows a failed one.
    var retry: JobSlot?
    /// It is put off until other jobs have completed.
    var waits = false
  }

  private enum Accident {
    /// The worker never started: no run.
    case noStart
    /// It hung after this share of the calls.
    case hang(after: Double)
  }

  private static let noStartShare = 0.03
  private static let hangShare = 0.04

  let slot: JobSlot

  /// To be called in a transaction. Throws `JobProblem`, `ScenarioProblem`, `StoreProblem`.
  func run(shelf: inout ScenarioShelf, in connection: Connection) throws -> Done {
    var done = Done()
    let policy = try Jobs.policy(of: slot.job, in: connection)
    guard try isOpen(connection) else { return done }
    if slot.attempt == 1, try mustNotStart(policy, &done, connection) { return done }
    try SlotRecord(slot: slot).remove(in: connection)
    done.executions += 1
    let (status, end) = try attempt(policy, &done, &shelf, in: connection)
    done.status = status
    if status != .completed, slot.attempt < policy.attempts {
      var retry = slot
      retry.attempt += 1
      retry.time = end + policy.delay
      try SlotRecord(slot: retry).retry(of: policy.attempts, in: connection)
      done.retry = retry
    }
    return done
  }

  /// False where another process came first, or a later due time took the place of this one.
  private func isOpen(_ connection: Connection) throws -> Bool {
    if slot.attempt > 1 { return try SlotRecord(slot: slot).isStored(in: connection) }
    let later = try connection.integer(
      """
      SELECT 1 FROM executions WHERE jobId = ?1 AND (scheduledAt > ?2
        OR (scheduledAt = ?2 AND NOT (status = 'pending' AND runId IS NULL))) LIMIT 1
      """, [.text(slot.job.id), .integer(slot.scheduledAt)])
    return later == nil
  }

  /// Whether other jobs or earlier due times of the job itself are in the way; says so in the database.
  private func mustNotStart(
    _ policy: JobPolicy, _ done: inout Done, _ connection: Connection
  ) throws -> Bool {
    let record = SlotRecord(slot: slot)
    try record.missWaiting(in: connection)
    let (missing, readyAt) = try JobDependencies.state(of: slot.job, in: connection)
    if !missing.isEmpty || (readyAt ?? .min) > slot.time {
      try record.wait(for: missing, in: connection)
      done.waits = true
      return true
    }
    let going = try JobConcurrency.going(slot.job, at: slot.time, in: connection)
    guard going >= policy.concurrent else { return false }
    try record.miss("\(going) of \(policy.concurrent) at once were still going", in: connection)
    done.executions += 1
    return true
  }

  private func attempt(
    _ policy: JobPolicy, _ done: inout Done, _ shelf: inout ScenarioShelf, in connection: Connection
  ) throws -> (ExecutionStatus, end: Int64) {
    let time = slot.time
    let accident = accident()
    if case .noStart? = accident {
      let execution = ExecutionRow(
        id: StableHash.id("execution", slot.job.id, String(time), String(slot.attempt - 1)),
        scheduledAt: slot.scheduledAt, startedAt: time, completedAt: time + 2000, status: .failed,
        errorMessage: "the worker did not start", attempt: slot.attempt)
      try Jobs.recordExecution(execution, job: slot.job.id, in: connection)
      try Alerts.raise(execution: execution, job: slot.job.id, in: connection)
      return (.failed, time + 2000)
    }
    done.runs += 1
    let material = try makeRun(&shelf, in: connection)
    try connection.execute(
      "UPDATE runs SET status = 'running', startedAt = ? WHERE seq = ?",
      [.integer(time), .integer(material.run.seq)])
    try Jobs.runStarted(material.run, in: connection)
    var count = material.calls.count
    if case .hang(let share)? = accident {
      count = min(count, Int(Double(material.plan.calls.count) * share))
    }
    try RunWorker.write(material.rows(of: material.calls.prefix(count)), of: material, in: connection)
    done.answers += count
    if count < material.plan.calls.count {
      let end = material.deadline ?? time
      try RunCompletion.timeOut(material, at: end, done: count, in: connection)
      return (.timeout, end)
    }
    let status = try RunCompletion.complete(material, in: connection)
    return (status == .completed ? .completed : .failed, material.plan.completedAt)
  }

  private func makeRun(
    _ shelf: inout ScenarioShelf, in connection: Connection
  ) throws -> RunMaterial {
    var request = try Jobs.request(for: slot.job, at: slot.time, in: connection)
    request.scheduledAt = slot.scheduledAt
    request.attempt = slot.attempt
    let launch = try PreparedLaunch(request, now: slot.time, shelf: &shelf)
    let run = try Runs.create(launch, in: connection)
    return try RunMaterial.make(
      run, plan: launch.plan, pace: nil, client: launch.plan.client.id, in: connection)
  }

  /// Fewer accidents each time: what is retried mostly works.
  private func accident() -> Accident? {
    var hash = StableHash()
    hash.append("accident")
    hash.append(slot.job.id)
    hash.append(Int(slot.scheduledAt))
    hash.append(slot.attempt - 1)
    let (low, high) = hash.finish()
    let draw = Double(low >> 11) / 0x1p53 * Double(1 << min(slot.attempt - 1, 8))
    if draw < Self.noStartShare { return .noStart }
    if draw < Self.noStartShare + Self.hangShare {
      return .hang(after: 0.3 + 0.5 * Double(high >> 11) / 0x1p53)
    }
    return nil
  }
}
