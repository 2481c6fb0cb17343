/// A value as it flows in a pipe. Integers and reals are one number to the user; they are kept apart here so
/// that integers stay exact.
package enum Value: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case real(Double)
  case text(String)
  /// Milliseconds since 1970-01-01T00:00:00Z.
  case date(Int64)
  /// Milliseconds; may be negative.
  case duration(Int64)
  case list([Value])
  case record(Record)
}

/// Named values in a fixed order.
package struct Record: Sendable {
  package var names: [String]
  package var values: [Value]

  /// `names` and `values` have the same count.
  package init(names: [String], values: [Value]) {
    self.names = names
    self.values = values
  }

  package init(_ pairs: [(String, Value)]) {
    names = pairs.map(\.0)
    values = pairs.map(\.1)
  }

  /// The value under `name`; nil where there is none (names compare by bytes).
  package subscript(name: String) -> Value? {
    guard let index = names.firstIndex(where: { $0.sameBytes(as: name) }) else { return nil }
    return values[index]
  }
}

extension Value {
  package var isNull: Bool { if case .null = self { true } else { false } }

  /// A number as a double; nil for anything that is not a number.
  package var number: Double? {
    switch self {
    case .integer(let n): Double(n)
    case .real(let x): x
    default: nil
    }
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }

  package var integer: Int64? { if case .integer(let n) = self { n } else { nil } }

  package var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }

  /// A real, or null where it is not finite: what is not finite is no number here.
  package static func finite(_ x: Double) -> Value { x.isFinite ? .real(x) : .null }

  /// The word for this value's type in messages: `text`, `number`, ….
  package var typeWord: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .integer, .real: "number"
    case .text: "text"
    case .date: "date"
    case .duration: "duration"
    case .list: "list"
    case .record: "record"
    }
  }
}
