import Values

/// The narrowest type that holds all the values seen.
struct TypeGuess {
  private enum Kind { case bool, integer, number, date, text, list, record }

  private var kind: Kind?
  private var isMixed = false
  var isNullable = false

  mutating func add(_ value: Value) {
    guard !value.isNull else {
      isNullable = true
      return
    }
    let found = Self.kind(of: value)
    switch (kind, found) {
    case (nil, _): kind = found
    case (.integer?, .number), (.number?, .integer): kind = .number
    case (let known?, found) where known == found: break
    default: isMixed = true
    }
  }

  /// Text holds everything, lists and records as JSON.
  var type: ValueType {
    if isMixed { return .text }
    return switch kind {
    case .bool?: .bool
    case .integer?: .integer
    case .number?: .real
    case .date?: .date
    default: .text
    }
  }

  private static func kind(of value: Value) -> Kind {
    switch value {
    case .bool: return .bool
    case .integer: return .integer
    case .real: return .number
    case .list: return .list
    case .record: return .record
    case .text(let text):
      // Numbers and dates begin with a digit or a sign.
      guard let first = text.utf8.first, "0123456789+-tf".utf8.contains(first) else { return .text }
      if text == "true" || text == "false" { return .bool }
      // A number with a zero in front is a name: a postcode, a ticket.
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      let isName = digits.hasPrefix("0") && digits.count > 1 && !digits.hasPrefix("0.")
      if !isName, Int64(text) != nil { return .integer }
      if !isName, isNumber(text) { return .number }
      return text.utf8.count >= 10 && Timestamp.parse(text) != nil ? .date : .text
    default: return .text
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x2d || (0x30...0x39).contains(first) else { return false }
    return Double(text)?.isFinite ?? false
  }

  /// A value of a file as one of a type; nil where it is none.
  static func convert(_ value: Value, to type: ValueType) -> Value? {
    switch (value, type) {
    case (.null, _), (.bool, .bool), (.integer, .integer), (.integer, .real), (.real, .real), (.text, .text):
      return value
    case (.text(let text), .bool):
      return text == "true" ? .bool(true) : (text == "false" ? .bool(false) : nil)
    case (.text(let text), .integer): return Int64(text).map(Value.integer)
    case (.text(let text), .real):
      return isNumber(text) ? Int64(text).map(Value.integer) ?? Double(text).map(Value.real) : nil
    case (.text(let text), .date): return Timestamp.parse(text).map(Value.date)
    case (.text(let text), .duration): return DurationText.parse(text).map(Value.duration)
    case (_, .text): return .text(value.json)
    default: return nil
    }
  }
}
