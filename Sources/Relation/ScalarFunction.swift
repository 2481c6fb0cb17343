import Values

/// The functions of the language: few, total (they give null where they are not defined) and pure.
package enum ScalarFunction: String, Sendable, CaseIterable {
  case len, lower, upper, trim, round, abs, floor, ceil, coalesce, ago, now, date, hour, weekday, bucket,
    format
  case `if`
  case startsWith, endsWith, range
  // What the services would say; see `ServiceFunction`.
  case sentiment, brandsIn, cronNext, cadence

  /// Answered by a service rather than here.
  package var isService: Bool {
    switch self {
    case .sentiment, .brandsIn, .cronNext, .cadence: true
    default: false
    }
  }
}

/// A function that a service answers: pure, and bound to what it needs before the first row is read.
package struct ServiceFunction: Sendable {
  package var body: @Sendable ([Value]) throws(EvaluationProblem) -> Value

  package init(_ body: @escaping @Sendable ([Value]) throws(EvaluationProblem) -> Value) { self.body = body }

  /// Calls it; null in gives null out.
  func call(_ arguments: [Value]) throws(EvaluationProblem) -> Value {
    arguments.contains(where: \.isNull) ? .null : try body(arguments)
  }
}

/// What a parameter of a function takes.
package enum ParameterKind: Sendable, Equatable {
  case number, text, date, duration, list, any

  package func accepts(_ type: ValueType) -> Bool {
    switch (self, type) {
    case (_, .nothing), (.any, _), (.number, .integer), (.number, .real), (.date, .date),
      (.duration, .duration),
      (.list, .list):
      true
    case (.text, _): type.isTextual
    default: false
    }
  }

  package var word: String {
    switch self {
    case .number: "number"
    case .text: "text"
    case .date: "date"
    case .duration: "duration"
    case .list: "list"
    case .any: "anything"
    }
  }
}

/// One way to call a function.
package struct Overload: Sendable {
  package var parameters: [ParameterKind]
  package var result: ValueType

  init(_ parameters: [ParameterKind], _ result: ValueType) {
    self.parameters = parameters
    self.result = result
  }
}

extension ScalarFunction {
  package static let weekdays = Enumeration(
    "weekday", ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])

  private static let sentimentFields = [
    Field("neg", .real, unit: .share), Field("neu", .real, unit: .share), Field("pos", .real, unit: .share),
    Field("compound", .real, unit: .balance),
  ]

  private static let brandFields = [
    Field("brand", .text), Field("frequency", .integer, unit: .count), Field("rank", .integer),
    Field("sentiment", .enumeration(Enumeration("sentiment", ["negative", "neutral", "positive"]))),
    Field("score", .real, unit: .balance), Field("offset", .integer),
  ]

  /// The ways to call it; `coalesce` takes any number of one type and is checked apart.
  package var overloads: [Overload] {
    switch self {
    case .len: [Overload([.text], .integer), Overload([.list], .integer)]
    case .lower, .upper, .trim: [Overload([.text], .text)]
    case .round: [Overload([.number], .real), Overload([.number, .number], .real)]
    case .abs: [Overload([.number], .real), Overload([.duration], .duration)]
    case .floor, .ceil: [Overload([.number], .integer)]
    case .coalesce, .if: []
    case .ago: [Overload([.duration], .date)]
    case .now: [Overload([], .date)]
    case .date: [Overload([.date], .date), Overload([.text], .date)]
    case .hour: [Overload([.date], .integer)]
    case .weekday: [Overload([.date], .enumeration(Self.weekdays))]
    case .bucket: [Overload([.date, .duration], .date), Overload([.number, .number], .real)]
    case .format: [Overload([.number, .number], .text), Overload([.date, .text], .text)]
    case .startsWith, .endsWith: [Overload([.text, .text], .bool)]
    case .range: [Overload([.number], .list(.integer)), Overload([.number, .number], .list(.integer))]
    case .sentiment: [Overload([.text], .record(Self.sentimentFields))]
    case .brandsIn:
      [[.text], [.text, .text]].map { Overload($0, .list(.record(Self.brandFields))) }
    case .cronNext:
      [[.text], [.text, .text], [.text, .text, .date], [.text, .text, .date, .number]].map {
        Overload($0, .list(.date))
      }
    case .cadence: [Overload([.text], .text), Overload([.text, .text], .text)]
    }
  }

  package var summary: String {
    switch self {
    case .len: "characters of a text, elements of a list"
    case .lower: "the text in lower case"
    case .upper: "the text in upper case"
    case .trim: "the text without blanks at its ends"
    case .round: "rounded half away from zero, to so many decimals (0 unless said)"
    case .abs: "without its sign"
    case .floor: "the next whole number down"
    case .ceil: "the next whole number up"
    case .coalesce: "the first that is not null"
    case .if: "the second where the first, a condition, holds; else the third"
    case .ago: "the moment so long before now"
    case .now: "this moment; the same for a whole script"
    case .date: "a date from a text, or the day of a date"
    case .hour: "the hour of a date, 0 to 23, UTC"
    case .weekday: "the day of the week of a date, UTC"
    case .bucket: "the start of the period (or the multiple) that holds it; weeks start on Monday"
    case .format: "a number with so many decimals, or a date by a pattern such as \"%Y-%m-%d\""
    case .startsWith: "whether a text begins with another, byte for byte"
    case .endsWith: "whether a text ends with another, byte for byte"
    case .range: "the whole numbers from 0 (or a) up to, without, n"
    case .sentiment: "the feeling of a text by VADER: shares neg, neu, pos and the compound, -1 to 1"
    case .brandsIn: "the mentions that an answer with this text would get, for a client's brands"
    case .cronNext: "the next times of a cron expression: in a zone (UTC), after a date (now), so many (5)"
    case .cadence: "a cron expression in words, in a zone where one is named"
    }
  }
}

/// What `summarize` can compute over a group; all but `count()` skip null.
package enum Aggregate: String, Sendable, CaseIterable {
  case count, sum, avg, min, max, p50, p95, ratio, netSentiment

  package var summary: String {
    switch self {
    case .count: "rows; with a field, those where it is not null"
    case .sum: "the sum; null over nothing"
    case .avg: "the mean; null over nothing"
    case .min: "the least"
    case .max: "the greatest"
    case .p50: "the median, interpolated"
    case .p95: "the 95th percentile, interpolated"
    case .ratio: "the share of rows for which a condition holds"
    case .netSentiment: "(positive − negative) / all, over sentiments"
    }
  }
}
