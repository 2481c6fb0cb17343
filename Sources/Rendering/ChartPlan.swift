import Values

/// Why rows cannot be drawn.
package enum ChartProblem: Error, Equatable, Sendable {
  case noRows
  case noNumber(columns: [String])
  case unknownColumn(String, columns: [String])
  case notANumber(String)
  /// Every value of the column is null.
  case onlyNulls(String)
}

extension ChartProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noRows: "there are no rows to chart"
    case .noNumber(let columns):
      "a chart needs a column of numbers; there are only: " + columns.joined(separator: ", ")
    case .unknownColumn(let name, let columns):
      "there is no column `\(name)` to chart; there are: " + columns.joined(separator: ", ")
    case .notANumber(let name): "`\(name)` is no number; a chart needs a column of numbers"
    case .onlyNulls(let name): "every `\(name)` is null: there is nothing to chart"
    }
  }
}

/// Which columns a chart draws, read from their types and names alone.
struct ChartPlan: Equatable {
  var value: Int
  var low: Int?
  var high: Int?
  var labels: [Int]
  /// Set where the rows are a course of time: then sparklines are drawn, one for each label.
  var date: Int?

  /// The value is the column named, else the first number that is no bound of an interval. Bounds are `low` and
  /// `high`, or the value's name with `Low` and `High`. Labels are the columns of words before it, or, where
  /// none stands before it, all of them; a first column of dates makes it a course of time.
  static func make(_ fields: [Field], value name: String?) throws(ChartProblem) -> ChartPlan {
    let names = fields.map(\.name)
    let value: Int
    if let name {
      guard let index = names.firstIndex(where: { $0.sameBytes(as: name) }) else {
        throw .unknownColumn(name, columns: names)
      }
      guard fields[index].alignsRight else { throw .notANumber(name) }
      value = index
    } else {
      let numbers = fields.indices.filter { fields[$0].alignsRight }
      guard let index = numbers.first(where: { !isBound(names[$0]) }) ?? numbers.first else {
        throw .noNumber(columns: names)
      }
      value = index
    }
    let low = bound("low", "Low", of: names[value], names)
    let high = bound("high", "High", of: names[value], names)
    var plan = ChartPlan(value: value, low: low, high: high, labels: [], date: nil)
    if low == nil || high == nil || low == value || high == value {
      plan.low = nil
      plan.high = nil
    }
    plan.date = fields.indices.first { fields[$0].type == .date }
    let words = fields.indices.filter { fields[$0].type.isTextual || fields[$0].type == .bool }
    let before = words.filter { $0 < value }
    plan.labels = before.isEmpty ? words : before
    return plan
  }

  private static func isBound(_ name: String) -> Bool {
    name == "low" || name == "high" || name.hasSuffix("Low") || name.hasSuffix("High")
  }

  private static func bound(
    _ word: String, _ suffix: String, of value: String, _ names: [String]
  ) -> Int? {
    let own = value + suffix
    return names.firstIndex { $0.sameBytes(as: own) } ?? names.firstIndex { $0.sameBytes(as: word) }
  }
}
