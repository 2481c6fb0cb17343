import AuditModel

/// Why a job's trigger can't be read.
package enum TriggerProblem: ExplainedProblem, Equatable {
  case missingCron
  case cron(CronProblem)
  case unknownZone(String, suggestion: String?)
  case missingInterval
  /// Shorter than a second or longer than a hundred years.
  case intervalOutOfRange
  case missingDate
  case noDate

  package var message: String {
    switch self {
    case .missingCron: "a trigger of type `cron` has no cron expression"
    case .cron(let problem): problem.message
    case .unknownZone(let name, _): "\(quoted(name)) is no time zone known here"
    case .missingInterval: "a trigger of type `interval` has no interval"
    case .intervalOutOfRange: "an interval is at least one second and at most a hundred years"
    case .missingDate: "a trigger of type `date` has no date"
    case .noDate: "the date of a trigger is not an ISO 8601 date"
    }
  }

  package var notes: [String] {
    switch self {
    case .missingCron: [#"for example {"cron": "0 9 * * 1", "timezone": "Europe/Berlin"}"#]
    case .cron(let problem): problem.notes
    case .unknownZone(_, let suggestion?): ["did you mean `\(suggestion)`?"]
    case .unknownZone: ["zones have names of the IANA database, such as `Europe/Berlin` or `UTC`"]
    case .missingInterval, .intervalOutOfRange:
      [#"for example {"minutes": 90}; the units are seconds, minutes, hours, days and weeks"#]
    case .missingDate, .noDate: [#"for example {"run_date": "2026-12-01T09:00:00Z"}"#]
    }
  }
}
