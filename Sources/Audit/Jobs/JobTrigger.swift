import AuditModel
import Scheduling
import Values

/// When a job is to run, as a person says it.
package enum JobTrigger: Sendable {
  case cron(String)
  /// Milliseconds.
  case every(Int64)
  /// A date, or ISO text; without an offset it is local time in the job's zone.
  case at(Value)
  case manual

  var type: TriggerType {
    switch self {
    case .cron: .cron
    case .every: .interval
    case .at: .date
    case .manual: .manual
    }
  }

  /// As the dashboard's backend keeps it.
  func config(zone: String?) -> Value {
    var pairs: [(String, Value)] = [("trigger_type", .text(type.rawValue))]
    switch self {
    case .cron(let text): pairs.append(("cron", .text(text)))
    case .every(let milliseconds): pairs.append(Self.interval(milliseconds))
    case .at(.date(let time)): pairs.append(("run_date", .text(Timestamp.text(time))))
    case .at(let value): pairs.append(("run_date", value))
    case .manual: break
    }
    if let zone, type == .cron || type == .date { pairs.append(("timezone", .text(zone))) }
    return .record(Record(pairs))
  }

  /// In the largest unit that goes.
  private static func interval(_ milliseconds: Int64) -> (String, Value) {
    let units: [(String, Int64)] = [("weeks", 604_800_000), ("days", 86_400_000), ("hours", 3_600_000)]
    for (name, size) in units + [("minutes", 60_000), ("seconds", 1000)] where milliseconds % size == 0 {
      return (name, .integer(milliseconds / size))
    }
    return ("seconds", .real(Double(milliseconds) / 1000))
  }

  /// What a trigger is made of, for the place of a problem.
  package enum Part: Sendable {
    case cron, every, at, zone
  }

  /// What is wrong with it; nil where nothing is. `zone` is the zone's name.
  package static func problem(
    _ trigger: JobTrigger?, zone: String?
  ) -> (part: Part, problem: any ExplainedProblem)? {
    // A zone alone is judged by a trigger that has one.
    let judged = trigger ?? .cron("@daily")
    do throws(TriggerProblem) {
      _ = try Trigger.parse(type: judged.type, config: judged.config(zone: zone))
    } catch {
      switch error {
      case .unknownZone: return (.zone, error)
      case .missingInterval, .intervalOutOfRange: return (.every, error)
      case .missingDate, .noDate: return (.at, error)
      case .missingCron, .cron: return (.cron, error)
      }
    }
    let hasZone = judged.type == .cron || judged.type == .date
    return zone == nil || hasZone ? nil : (.zone, JobProblem.uselessZone)
  }
}
