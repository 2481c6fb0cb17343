import AuditModel
import Scheduling
import Storage
import Values

/// A job with times at which it was to run and did not.
package struct DueJob: Sendable, Equatable {
  package var id: String
  package var name: String
  /// The first such time and the last; UTC milliseconds.
  package var dueAt: Int64
  package var lastDueAt: Int64
  /// How many there are; at most `Jobs.countedTimes`.
  package var times: Int
  /// Jobs, by name, that have not completed since its last start.
  package var waitsFor: [String]
}

/// A time at which a job is to run.
package struct NextTime: Sendable, Equatable {
  /// UTC milliseconds.
  package var at: Int64
  /// What the clock on the wall shows in the job's zone: `Mon 2026-11-30 09:00 +01:00`.
  package var local: String
  package var zone: String
}

extension Jobs {
  /// More missed times than this are not counted.
  package static let countedTimes = 10_000

  /// The active jobs with a time up to `until` that no run has served, longest overdue first. Throws `StoreProblem`.
  package static func due(until: Int64, in connection: Connection) throws -> [DueJob] {
    let sql = """
      SELECT seq, id, name FROM jobs WHERE status = 'active' AND (nextRunAt <= ?1 OR EXISTS (
        SELECT 1 FROM executions e WHERE e.jobId = jobs.id AND \(isWaiting) AND e.scheduledAt <= ?1))
      ORDER BY seq
      """
    let jobs = try connection.rows(sql, [.integer(until)]) {
      (EntityReference(seq: $0.integer(0), id: $0.text(1)), $0.text(2))
    }
    let due = try jobs.compactMap { job, name -> DueJob? in
      var times = try waiting(job, until: until, in: connection)
      if let (trigger, last) = try schedule(of: job, in: connection) {
        times += trigger.times(after: last, through: until, limit: countedTimes)
      }
      guard let first = times.first, let latest = times.last else { return nil }
      let missing = try JobDependencies.state(of: job, in: connection).missing
      return DueJob(
        id: job.id, name: name, dueAt: first, lastDueAt: latest, times: times.count, waitsFor: missing)
    }
    return due.enumerated().sorted { ($0.1.dueAt, $0.0) < ($1.1.dueAt, $1.0) }.map(\.1)
  }

  /// SQL condition: the execution `e` is a due time that waits for other jobs.
  private static let isWaiting = "e.status = 'pending' AND e.runId IS NULL"

  private static func waiting(
    _ job: EntityReference, until: Int64, in connection: Connection
  ) throws -> [Int64] {
    let sql = """
      SELECT e.scheduledAt FROM executions e WHERE e.jobId = ? AND \(isWaiting) AND e.scheduledAt <= ?
      ORDER BY e.scheduledAt
      """
    return try connection.rows(sql, [.text(job.id), .integer(until)]) { $0.integer(0) }
  }

  /// The next times of a job after `time`, at most `count`; none of a job that is on demand or not active. Throws
  /// `JobProblem`, `LookupProblem`, `StoreProblem`.
  package static func nextTimes(
    of job: EntityReference, after time: Int64, count: Int, in connection: Connection
  ) throws -> [NextTime] {
    let loaded = try load(job, in: connection)
    let status = try connection.text("SELECT status FROM jobs WHERE seq = ?", [.integer(job.seq)])
    guard status == JobStatus.active.rawValue,
      let (trigger, last) = try schedule(of: job, in: connection)
    else { return [] }
    var times: [Int64]
    if case .interval(let step) = trigger {
      // An interval goes on from its last time, however long ago that was.
      let behind = max(0, time - last) / step
      times = trigger.times(after: last + behind * step, through: .max, limit: count + 1).filter { $0 > time }
      times = Array(times.prefix(count))
    } else {
      times = trigger.times(after: max(last, time), through: .max, limit: count)
    }
    let zone = zone(of: loaded)
    return times.map { NextTime(at: $0, local: zone.text($0), zone: zone.name) }
  }

  private static func zone(of job: NewJob) -> Zone {
    guard case .record(let config) = job.triggerConfig, let name = config["timezone"]?.text else {
      return .utc
    }
    return Zone(name) ?? .utc
  }

  /// A job's trigger and the time that its next ones come after: its last scheduled one, else that of its last run,
  /// else when it was made. Nil for a trigger that cannot be read (imports).
  private static func schedule(
    of job: EntityReference, in connection: Connection
  ) throws -> (Trigger, last: Int64)? {
    let sql = """
      SELECT triggerType, triggerConfig, nextRunAt,
        coalesce((SELECT max(scheduledAt) FROM executions WHERE jobId = jobs.id), lastRunAt, createdAt)
      FROM jobs WHERE seq = ?
      """
    let row = try connection.first(sql, [.integer(job.seq)]) {
      ($0.text(0), $0.text(1), $0.optionalInteger(2), $0.integer(3))
    }
    guard let row, let type = TriggerType(rawValue: row.0), let config = try? JSONParser.parse(row.1),
      let trigger = try? Trigger.parse(type: type, config: config)
    else { return nil }
    // A job that was paused or edited goes on from then: what its next time says.
    if case .interval(let step) = trigger { return (trigger, row.2.map { $0 - step } ?? row.3) }
    return (trigger, max(row.3, row.2.map { $0 - 1 } ?? .min))
  }
}
