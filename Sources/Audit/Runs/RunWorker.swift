import AuditModel
import Simulation
import Storage
import Values

/// Works on one run under its lease: works answers out, writes them in batches of one transaction each, and ends
/// the run. It may be killed between any two statements; what is committed is a state that another worker goes on
/// from.
struct RunWorker {
  /// A batch ends after so many milliseconds, or with this many calls: a bigger one costs less a call, because the
  /// index pages of random ids are written once a batch.
  private static let batchSize = 512
  private static let batchDuration: Int64 = 200
  /// How many calls are worked out at once where there is no pace to keep.
  private static let step = 128
  /// Errors that one report tells.
  private static let mostErrors = 20
  /// Milliseconds between two reports.
  private static let reportInterval: Int64 = 50

  private let context: AuditContext
  private let material: RunMaterial
  private let lease: RunLease
  private var parts: [ProgressEvent.Part]
  private var done: Int
  private var batch: [AnswerRow] = []
  private var lastFlush: Int64
  private var lastReport: Int64 = .min
  /// Of the calls that failed since the last report.
  private var errors: [String] = []

  /// The lease is held already. `open` are the calls that have no answer yet.
  init(context: AuditContext, material: RunMaterial, lease: RunLease, open: [PlannedCall]) {
    self.context = context
    self.material = material
    self.lease = lease
    let calls = material.calls
    done = calls.count - open.count
    lastFlush = context.hostNow()
    parts = material.plan.platforms.map { platform in
      let total = material.plan.calls.count { $0.platform == platform }
      let done = calls.count { $0.platform == platform } - open.count { $0.platform == platform }
      return ProgressEvent.Part(name: platform, done: done, total: total, failed: 0)
    }
  }

  /// Goes through the calls. Throws `RunProblem.leaseLost`, `StoreProblem`.
  mutating func run(_ open: [PlannedCall]) throws -> RunOutcome {
    let failures = try context.store.read { try Runs.failures(of: material.run, in: $0) }
    for index in parts.indices { parts[index].failed = failures[parts[index].name] ?? 0 }
    var pacer = Pacer(pace: material.pace, start: context.hostNow())
    let step = material.pace == nil ? Self.step : 1
    for start in stride(from: 0, to: open.count, by: step) {
      while let wait = pacer.wait(now: context.hostNow()) {
        // A long wait is cut into pieces, so that the lease is held on to.
        if let ended = try flushIfDue() { return ended }
        context.pause(wait)
        if context.isCancelled() { return try interrupt() }
      }
      pacer.advance()
      for row in material.rows(of: open[start..<min(start + step, open.count)]) {
        if context.isCancelled() { return try interrupt() }
        batch.append(row)
        if let ended = try flushIfDue() { return ended }
      }
    }
    if let ended = try flush() { return ended }
    return try complete()
  }

  private mutating func flushIfDue() throws -> RunOutcome? {
    let isDue =
      batch.count >= Self.batchSize || context.hostNow() - lastFlush >= Self.batchDuration
    return isDue ? try flush() : nil
  }

  /// Writes the batch and holds on to the lease. An outcome means that the run is no longer ours.
  private mutating func flush() throws -> RunOutcome? {
    let now = context.hostNow()
    let taken = try context.store.write { connection -> RunStatus? in
      if let status = try lease.renew(hostNow: now, in: connection) { return status }
      try Self.write(batch, of: material, in: connection)
      return nil
    }
    lastFlush = now
    if let taken { return try ended(as: taken) }
    for row in batch { count(row) }
    batch.removeAll(keepingCapacity: true)
    report(isLast: false)
    return nil
  }

  private func ended(as status: RunStatus) throws -> RunOutcome {
    guard status == .cancelled else { throw RunProblem.leaseLost(run: material.run.id) }
    return outcome(status)
  }

  /// Writes answers and the run's progress. To be called in a transaction.
  static func write(
    _ rows: [AnswerRow], of material: RunMaterial, in connection: Connection
  ) throws {
    guard !rows.isEmpty else { return }
    var writer = try AnswerWriter(
      connection: connection, run: material.run, brands: material.brands)
    for row in rows { try writer.write(row) }
    try writer.finish()
    try connection.execute(
      "UPDATE runs SET processedQuestions = processedQuestions + ? WHERE seq = ?",
      [.integer(Int64(rows.count)), .integer(material.run.seq)])
  }

  /// Stops because the user wants it: what was worked out is kept, and the run may be resumed at once.
  private mutating func interrupt() throws -> RunOutcome {
    if let ended = try flush() { return ended }
    try context.store.write { try lease.release(in: $0) }
    report(isLast: true)
    return outcome(.running)
  }

  private mutating func complete() throws -> RunOutcome {
    let now = context.hostNow()
    let status = try context.store.write { connection -> RunStatus in
      if let taken = try lease.renew(hostNow: now, in: connection) {
        guard taken == .cancelled else { throw RunProblem.leaseLost(run: material.run.id) }
        return taken
      }
      guard let deadline = material.deadline, done < material.plan.calls.count else {
        return try RunCompletion.complete(material, in: connection)
      }
      try RunCompletion.timeOut(material, at: deadline, done: done, in: connection)
      return .failed
    }
    report(isLast: true)
    return outcome(status)
  }

  private func outcome(_ status: RunStatus) -> RunOutcome {
    RunOutcome(run: material.run, status: status, done: done, total: material.plan.calls.count)
  }

  private mutating func count(_ row: AnswerRow) {
    done += 1
    guard let part = parts.firstIndex(where: { $0.name == row.platform }) else { return }
    parts[part].done += 1
    guard case .failed(_, let message) = row.outcome else { return }
    parts[part].failed += 1
    if errors.count < Self.mostErrors { errors.append("\(row.platform): \(message)") }
  }

  private mutating func report(isLast: Bool) {
    let now = context.hostNow()
    guard isLast || lastReport == .min || now - lastReport >= Self.reportInterval else { return }
    lastReport = now
    context.report(
      ProgressEvent(
        activity: "run \(material.run.id)", done: done, total: material.plan.calls.count,
        parts: parts, isLast: isLast, errors: errors))
    errors.removeAll()
  }
}
