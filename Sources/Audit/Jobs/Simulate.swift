import AuditModel
import Scheduling
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

  /// A scheduled time of a job.
  private struct Slot {
    let job: EntityReference
    let time: Int64
  }

  private static let day: Int64 = 86_400_000
  /// A history of more executions is a mistake in a cron expression rather than a wish.
  private static let limit = 10_000

  /// Runs all active jobs that have a scenario through the last `days` days up to now, each from where its own
  /// history ends; makes demo jobs first where there is no job at all. `seed` is that of the demo jobs. Equal clocks
  /// and seeds give equal histories. Throws `JobProblem`, `ScenarioProblem`, `StoreProblem`.
  package static func days(
    _ days: Int, seed: UInt64 = 1, in context: AuditContext
  ) throws -> Summary {
    guard (1...3650).contains(days) else { throw JobProblem.badDays(days) }
    let end = context.now()
    var summary = Summary(from: end - Int64(days) * day, to: end)
    summary.newJobs = try Self.makeDemoJobs(seed: seed, at: summary.from, in: context)
    let slots = try context.store.read { try Self.slots(from: summary.from, through: end, in: $0) }
    var shelf = ScenarioShelf()
    for (index, slot) in slots.enumerated() {
      if context.isCancelled() {
        summary.isInterrupted = true
        break
      }
      let done = try context.store.write { connection in
        try SlotRunner(job: slot.job, scheduledAt: slot.time, until: end)
          .run(shelf: &shelf, in: connection)
      }
      summary.executions += done.executions
      summary.runs += done.runs
      summary.answers += done.answers
      context.report(
        ProgressEvent(
          activity: "simulate", done: index + 1, total: slots.count,
          isLast: index + 1 == slots.count))
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

  /// All scheduled times in order; at equal times in the jobs' order.
  private static func slots(
    from start: Int64, through end: Int64, in connection: Connection
  ) throws -> [Slot] {
    let sql = """
      SELECT seq, id, triggerType, triggerConfig,
        (SELECT max(scheduledAt) FROM executions WHERE jobId = jobs.id)
      FROM jobs WHERE status = 'active' AND scenario IS NOT NULL ORDER BY seq
      """
    let jobs = try connection.rows(sql) { row in
      (
        EntityReference(seq: row.integer(0), id: row.text(1)), row.text(2), row.text(3),
        row.optionalInteger(4)
      )
    }
    if jobs.isEmpty { throw JobProblem.nothingToSimulate }
    var slots: [Slot] = []
    for (job, type, config, last) in jobs {
      let trigger = try Self.trigger(of: job.id, type: type, config: config)
      let times = trigger.times(after: max(start, last ?? .min), through: end, limit: limit + 1)
      slots += times.map { Slot(job: job, time: $0) }
      if slots.count > limit { throw JobProblem.tooManyTimes(limit: limit) }
    }
    return slots.sorted { ($0.time, $0.job.seq) < ($1.time, $1.job.seq) }
  }

  private static func trigger(of job: String, type: String, config: String) throws -> Trigger {
    guard let type = TriggerType(rawValue: type), let config = try? JSONParser.parse(config) else {
      throw JobProblem.badTrigger(job: job, reason: "it is no JSON object")
    }
    do throws(TriggerProblem) {
      return try Trigger.parse(type: type, config: config)
    } catch {
      throw JobProblem.badTrigger(job: job, reason: error.message)
    }
  }
}
