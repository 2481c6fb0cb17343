import AuditModel

/// Why a text is no cron expression. The texts inside are the offending parts, as they were given.
package enum CronProblem: ExplainedProblem, Equatable {
  /// Not five fields.
  case fieldCount(Int)
  /// `@reboot`, `@Daily`, ….
  case macro(String)
  /// Nothing where a value should be: `1,,2`, `1-`.
  case missingValue(CronField, in: String)
  /// Neither a number in range nor a name.
  case value(CronField, String)
  /// A range whose end is before its start.
  case backwards(CronField, String)
  /// A step that is no positive number.
  case step(CronField, String)
  /// The months asked for are too short for the days asked for.
  case neverFires

  package var message: String {
    switch self {
    case .fieldCount(let count):
      "a cron expression has 5 fields, this one has \(count)"
    case .macro(let text):
      "\(quoted(text)) is no cron macro known here"
    case .missingValue(let field, let text):
      "a value is missing in \(quoted(text)), the \(field.title) of a cron expression"
    case .value(let field, let text):
      "\(quoted(text)) is no \(field.title) of a cron expression"
    case .backwards(let field, let text):
      "the range \(quoted(text)) of the \(field.title) ends before it starts"
    case .step(let field, let text):
      "\(quoted(text)) is no step for the \(field.title): a step is a whole number from 1"
    case .neverFires:
      "this cron expression never fires: none of its months has any of its days"
    }
  }

  package var notes: [String] {
    switch self {
    case .fieldCount:
      ["they are minute, hour, day of the month, month, day of the week: `0 9 * * 1` is Monday at 09:00"]
    case .macro("@reboot"):
      ["a job goes by the clock: nothing here starts up; the macros are \(CronMacro.list)"]
    case .macro:
      ["the macros, in small letters, are \(CronMacro.list)"]
    case .missingValue(let field, _), .value(let field, _), .step(let field, _):
      [field.allowed]
    case .backwards(let field, _):
      ["write two ranges in a list instead: `a-\(field.range.upperBound),\(field.range.lowerBound)-b`"]
    case .neverFires:
      ["the last day that every month has is 28"]
    }
  }
}

/// The text in backticks, cut to 24 characters; what could act on a terminal is replaced.
func quoted(_ text: String) -> String {
  var shown = ""
  for scalar in text.unicodeScalars.prefix(24) {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse:
      shown += "?"
    default:
      shown.unicodeScalars.append(scalar == "`" ? "'" : scalar)
    }
  }
  return "`\(shown)\(text.unicodeScalars.count > 24 ? "…" : "")`"
}
