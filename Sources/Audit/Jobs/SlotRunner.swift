import AuditModel
import Simulation
import Storage
import Values

/// One scheduled time of a job in virtual time: an attempt and, where it fails, its retries, in one transaction. What
/// goes wrong with the machinery around a run (a worker that does not start, one that hangs) is drawn here from the
/// job and the time; what goes wrong with the platforms is the scenario's.
struct SlotRunner {
  struct Done {
    var executions = 0
    var runs = 0
    var answers = 0
  }

  private enum Accident {
    /// The worker never started: no run.
    case noStart
    /// It hung after this share of the calls.
    case hang(after: Double)
  }

  /// Milliseconds between an attempt's end and the next.
  private static let retryDelay: Int64 = 600_000
  private static let attempts = 3
  private static let noStartShare = 0.03
  private static let hangShare = 0.04
  /// Of a job without one, milliseconds.
  private static let defaultLimit: Int64 = 30 * 60_000

  let job: EntityReference
  let scheduledAt: Int64
  /// Nothing starts later: it has not happened yet.
  let until: Int64

  /// To be called in a transaction. Throws `JobProblem`, `ScenarioProblem`, `StoreProblem`.
  func run(shelf: inout ScenarioShelf, in connection: Connection) throws -> Done {
    var done = Done()
    // Another process may have come first, or the last retry ran into this time.
    let later = try connection.integer(
      "SELECT 1 FROM executions WHERE jobId = ? AND scheduledAt >= ? LIMIT 1",
      [.text(job.id), .integer(scheduledAt)])
    if later != nil { return done }
    var time = scheduledAt
    for attempt in 0..<Self.attempts where time <= until {
      done.executions += 1
      let (status, end) = try self.attempt(attempt, at: time, &done, &shelf, in: connection)
      if status == .completed { break }
      time = end + Self.retryDelay
    }
    return done
  }

  private func attempt(
    _ number: Int, at time: Int64, _ done: inout Done, _ shelf: inout ScenarioShelf,
    in connection: Connection
  ) throws -> (ExecutionStatus, end: Int64) {
    let accident = accident(attempt: number)
    if case .noStart? = accident {
      let execution = ExecutionRow(
        id: StableHash.id("execution", job.id, String(time), String(number)), scheduledAt: time,
        startedAt: time, completedAt: time + 2000, status: .failed,
        errorMessage: "the worker did not start")
      try Jobs.recordExecution(execution, job: job.id, in: connection)
      return (.failed, time + 2000)
    }
    done.runs += 1
    let material = try makeRun(at: time, &shelf, in: connection)
    try connection.execute(
      "UPDATE runs SET status = 'running', startedAt = ? WHERE seq = ?",
      [.integer(time), .integer(material.run.seq)])
    try Jobs.runStarted(material.run, in: connection)
    let calls = material.plan.calls
    var count = calls.count
    if case .hang(let share)? = accident { count = Int(Double(count) * share) }
    try RunWorker.write(material.rows(of: calls.prefix(count)), of: material, in: connection)
    done.answers += count
    if count < calls.count {
      let end = time + (try limit(in: connection))
      try RunCompletion.timeOut(material, at: end, done: count, in: connection)
      return (.timeout, end)
    }
    let status = try RunCompletion.complete(material, in: connection)
    return (status == .completed ? .completed : .failed, material.plan.completedAt)
  }

  private func makeRun(
    at time: Int64, _ shelf: inout ScenarioShelf, in connection: Connection
  ) throws -> RunMaterial {
    let request = try Jobs.request(for: job, at: time, in: connection)
    let launch = try PreparedLaunch(request, now: time, shelf: &shelf)
    let run = try Runs.create(launch, in: connection)
    return try RunMaterial.make(
      run, plan: launch.plan, pace: nil, client: launch.plan.client.id, in: connection)
  }

  /// Fewer accidents each time: what is retried mostly works.
  private func accident(attempt: Int) -> Accident? {
    var hash = StableHash()
    hash.append("accident")
    hash.append(job.id)
    hash.append(Int(scheduledAt))
    hash.append(attempt)
    let (low, high) = hash.finish()
    let draw = Double(low >> 11) / 0x1p53 * Double(1 << attempt)
    if draw < Self.noStartShare { return .noStart }
    if draw < Self.noStartShare + Self.hangShare {
      return .hang(after: 0.3 + 0.5 * Double(high >> 11) / 0x1p53)
    }
    return nil
  }

  /// A job is given up after twice the time that its SLA allows; milliseconds.
  private func limit(in connection: Connection) throws -> Int64 {
    let json = try connection.text("SELECT jobConfig FROM jobs WHERE seq = ?", [.integer(job.seq)])
    let config = JobConfig(json: json.flatMap { try? JSONParser.parse($0) } ?? .null)
    guard let minutes = config.slaMinutes, minutes > 0, minutes < 1e6 else { return Self.defaultLimit }
    return Int64((2 * minutes * 60_000).rounded())
  }
}
