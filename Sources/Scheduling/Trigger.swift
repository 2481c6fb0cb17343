import AuditModel
import Values

/// When a job runs.
package enum Trigger: Sendable, Equatable {
  case cron(CronExpression, Zone)
  /// Milliseconds between runs, at least 1000.
  case interval(Int64)
  /// Once, at this instant (UTC milliseconds).
  case date(Int64)
  /// When somebody asks.
  case manual

  /// Reads a job's `triggerConfig`: `{"cron" or "cron_expression": …, "timezone": …}`, `{"seconds", "minutes",
  /// "hours", "days" or "weeks": n}` (also with `interval_` before the unit; several add up), `{"date" or
  /// "run_date": ISO}`, where a date without an offset is local in `timezone`. No zone is UTC.
  package static func parse(type: TriggerType, config: Value) throws(TriggerProblem) -> Trigger {
    let fields = TriggerFields(config)
    switch type {
    case .manual: return .manual
    case .cron:
      guard let text = fields.cron else { throw .missingCron }
      let zone = try zone(fields)
      do throws(CronProblem) {
        return .cron(try CronExpression(text), zone)
      } catch {
        throw .cron(error)
      }
    case .interval:
      guard fields.interval != nil else { throw .missingInterval }
      guard let milliseconds = fields.milliseconds else { throw .intervalOutOfRange }
      return .interval(milliseconds)
    case .date:
      guard fields.date != nil else { throw .missingDate }
      guard let instant = fields.instant(in: try zone(fields)) else { throw .noDate }
      return .date(instant)
    }
  }

  private static func zone(_ fields: TriggerFields) throws(TriggerProblem) -> Zone {
    guard let name = fields.zoneName else { return .utc }
    guard let zone = Zone(name) else {
      throw .unknownZone(name, suggestion: Zone.suggestion(for: name))
    }
    return zone
  }

  /// The first time after `after`, UTC milliseconds; an interval counts from `after`. Nil where there is none: a
  /// date that is past, a manual trigger, cron as in `CronExpression.next`.
  package func next(after: Int64) -> Int64? {
    switch self {
    case .cron(let expression, let zone): return expression.next(after: after, in: zone)
    case .interval(let milliseconds):
      let (time, overflow) = after.addingReportingOverflow(milliseconds)
      return overflow ? nil : time
    case .date(let time): return time > after ? time : nil
    case .manual: return nil
    }
  }

  /// The times after `after` up to and including `end`, ascending, at most `limit` of them. Quicker than asking
  /// for each with `next`.
  package func times(after: Int64, through end: Int64, limit: Int = .max) -> [Int64] {
    var times: [Int64] = []
    if case .cron(let expression, let zone) = self {
      for time in expression.fires(after: after, in: zone) {
        guard time <= end, times.count < limit else { break }
        times.append(time)
      }
      return times
    }
    var last = after
    while times.count < limit, let time = next(after: last), time <= end {
      times.append(time)
      last = time
    }
    return times
  }
}
