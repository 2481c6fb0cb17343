import AuditModel
import Storage
import Values

/// Runs the schedule forward in virtual time and so fills a database with a believable history.
package enum Simulate {
  /// What a simulation did.
  package struct Summary: Sendable, Equatable {
    /// UTC milliseconds.
    package var from: Int64
    package var to: Int64
    package var newJobs = 0
    package var executions = 0
    package var runs = 0
    package var answers = 0
    /// Stopped before its end; simulating again goes on from there.
    package var isInterrupted = false
  }

  private static let day: Int64 = 86_400_000

  /// Runs all active jobs that have a scenario through the last `days` days up to now, each from where its own
  /// history ends; makes demo jobs first where there is no job at all. Retries come after their delay, a job that
  /// depends on others waits for them, and where as many due times as it allows are still going, a further one is
  /// missed: that stands among the executions. `seed` is that of the demo jobs. Equal clocks
  /// and seeds give equal histories. Throws `JobProblem`, `ScenarioProblem`, `StoreProblem`.
  package static func days(
    _ days: Int, seed: UInt64 = 1, in context: AuditContext
  ) throws -> Summary {
    guard (1...3650).contains(days) else { throw JobProblem.badDays(days) }
    let end = context.now()
    var summary = Summary(from: end - Int64(days) * day, to: end)
    summary.newJobs = try Self.makeDemoJobs(seed: seed, at: summary.from, in: context)
    var timeline = try context.store.read {
      try JobTimeline(from: summary.from, through: end, in: $0)
    }
    var shelf = ScenarioShelf()
    var count = 0
    while let slot = timeline.next(through: end) {
      if context.isCancelled() {
        summary.isInterrupted = true
        break
      }
      let done = try context.store.write { connection in
        let done = try SlotRunner(slot: slot).run(shelf: &shelf, in: connection)
        if done.waits { try timeline.wait(slot, in: connection) }
        if let retry = done.retry { timeline.add(retry) }
        if done.status == .completed { try timeline.wake(in: connection) }
        return done
      }
      summary.executions += done.executions
      summary.runs += done.runs
      summary.answers += done.answers
      if slot.time == slot.scheduledAt { count = min(count + 1, timeline.total) }
      context.report(
        ProgressEvent(
          activity: "simulate", done: count, total: timeline.total, isLast: count == timeline.total))
    }
    return summary
  }

  private static func makeDemoJobs(
    seed: UInt64, at start: Int64, in context: AuditContext
  ) throws -> Int {
    try context.store.write { connection in
      guard try connection.integer("SELECT 1 FROM jobs LIMIT 1") == nil else { return 0 }
      let jobs = DemoJobs.all(seed: seed, createdAt: start)
      for job in jobs { _ = try Jobs.create(job, now: start, in: connection) }
      return jobs.count
    }
  }
}
