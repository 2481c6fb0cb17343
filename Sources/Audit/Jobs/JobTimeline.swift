import AuditModel
import Scheduling
import Storage
import Values

/// All that jobs have to do in a stretch of virtual time, in order. What it holds beyond the due times (retries to
/// come, waits for other jobs) stands in the database as executions without a run, so that a simulation that was
/// killed goes on as if nothing had happened.
struct JobTimeline {
  /// A history of more due times is a mistake in a cron expression rather than a wish.
  static let limit = 10_000

  /// Due times, the next one last.
  private var due: [JobSlot]
  private var extra: [JobSlot] = []
  /// By the job's number: what waits for other jobs that have not completed yet.
  private var waiting: [Int64: JobSlot] = [:]

  /// How many due times there are.
  let total: Int

  /// Those of the active jobs with a scenario, after each one's own history and `start` up to `end`. Throws
  /// `JobProblem`, `StoreProblem`.
  init(from start: Int64, through end: Int64, in connection: Connection) throws {
    let sql = """
      SELECT seq, id, triggerType, triggerConfig, nextRunAt,
        EXISTS (SELECT 1 FROM executions WHERE jobId = jobs.id)
      FROM jobs WHERE status = 'active' AND scenario IS NOT NULL ORDER BY seq
      """
    let jobs = try connection.rows(sql) { row in
      (
        EntityReference(seq: row.integer(0), id: row.text(1)), row.text(2), row.text(3),
        row.optionalInteger(4), row.bool(5)
      )
    }
    if jobs.isEmpty { throw JobProblem.nothingToSimulate }
    var slots: [JobSlot] = []
    for (job, type, config, next, hasHistory) in jobs {
      let trigger = try Self.trigger(of: job.id, type: type, config: config)
      var first = start
      if hasHistory {
        // Its history ends where its next time says, which also knows of pauses and edits.
        guard let next else { continue }
        if case .interval(let step) = trigger {
          first = max(first, next - step)
        } else {
          first = max(first, next - 1)
        }
      }
      let times = trigger.times(after: first, through: end, limit: Self.limit + 1)
      slots += times.map { JobSlot(job: job, scheduledAt: $0, time: $0) }
      if slots.count > Self.limit { throw JobProblem.tooManyTimes(limit: Self.limit) }
    }
    due = slots.sorted { $1 < $0 }
    total = slots.count
    try loadOpen(of: Set(jobs.map(\.0)), in: connection)
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

  /// What an earlier simulation left open.
  private mutating func loadOpen(of jobs: Set<EntityReference>, in connection: Connection) throws {
    let sql = """
      SELECT j.seq, j.id, e.scheduledAt, e.attempt, e.status = 'retrying',
        (SELECT max(b.completedAt) FROM executions b WHERE b.jobId = e.jobId AND b.scheduledAt = e.scheduledAt)
      FROM executions e JOIN jobs j ON j.id = e.jobId
      WHERE e.runId IS NULL AND e.status IN ('pending', 'retrying') AND e.scheduledAt IS NOT NULL
      ORDER BY e.scheduledAt, j.seq
      """
    let open = try connection.rows(sql) { row in
      (
        JobSlot(
          job: EntityReference(seq: row.integer(0), id: row.text(1)), scheduledAt: row.integer(2),
          attempt: row.int(3), time: row.integer(2)), row.bool(4), row.optionalInteger(5)
      )
    }
    for (slot, isRetry, lastEnd) in open where jobs.contains(slot.job) {
      var slot = slot
      if isRetry {
        slot.time = (lastEnd ?? slot.scheduledAt) + (try Jobs.policy(of: slot.job, in: connection).delay)
        extra.append(slot)
      } else {
        try wait(slot, in: connection)
      }
    }
  }

  /// The next slot up to `end`; nil where nothing is left.
  mutating func next(through end: Int64) -> JobSlot? {
    let first = extra.indices.min { extra[$0] < extra[$1] }
    if let first, due.last.map({ extra[first] < $0 }) ?? true {
      return extra[first].time <= end ? extra.remove(at: first) : nil
    }
    return due.popLast()
  }

  mutating func add(_ slot: JobSlot) { extra.append(slot) }

  /// Puts a slot off until the jobs that its job depends on have completed. One that still waited from before gives
  /// way to it.
  mutating func wait(_ slot: JobSlot, in connection: Connection) throws {
    extra.removeAll { $0.job == slot.job && $0.attempt == 1 }
    waiting[slot.job.seq] = nil
    let (missing, readyAt) = try JobDependencies.state(of: slot.job, in: connection)
    guard missing.isEmpty else {
      waiting[slot.job.seq] = slot
      return
    }
    var slot = slot
    slot.time = max(slot.scheduledAt, readyAt ?? slot.scheduledAt)
    extra.append(slot)
  }

  /// A job has completed: what waited for it may come up.
  mutating func wake(in connection: Connection) throws {
    for slot in waiting.values.sorted(by: <) { try wait(slot, in: connection) }
  }
}
