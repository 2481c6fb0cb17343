import Values

/// Foreign values in our types.
enum ImportedValue {
  /// Why a value cannot be taken.
  struct Fault: Error {
    var reason: BadRow.Reason
  }

  /// Text; numbers and truth values as they are written.
  static func text(_ value: Value) throws(Fault) -> String {
    switch value {
    case .text(let text): return text
    case .integer, .real, .bool: return value.json
    default: throw Fault(reason: .wrongType(expected: "text", found: value.typeWord))
    }
  }

  /// The most that a count or a number of milliseconds may be: millions of them can be added up.
  static let most = 1e12

  /// A whole number from 0 to `most`.
  static func count(_ value: Value) throws(Fault) -> Int64 {
    let number = try number(value)
    guard number >= 0, number == number.rounded() else {
      throw Fault(reason: .badNumber(expected: "a whole number that is not negative"))
    }
    guard number <= most else {
      throw Fault(reason: .badNumber(expected: "a number of at most 1,000,000,000,000"))
    }
    return Int64(number)
  }

  /// A number, at least 0.
  static func amount(_ value: Value) throws(Fault) -> Double {
    let number = try number(value)
    guard number >= 0 else {
      throw Fault(reason: .badNumber(expected: "a number that is not negative"))
    }
    return number
  }

  /// Any number, also one that is written as text.
  static func number(_ value: Value) throws(Fault) -> Double {
    switch value {
    case .integer(let n): return Double(n)
    case .real(let x): return x
    case .text(let text):
      guard let x = Double(FieldGuess.trimmed(text)), x.isFinite else {
        throw Fault(reason: .badNumber(expected: "a number"))
      }
      return x
    default: throw Fault(reason: .wrongType(expected: "a number", found: value.typeWord))
    }
  }

  /// UTC milliseconds from ISO 8601 (also as PostgreSQL writes it, `2026-11-01 09:00:00+00`) or from seconds,
  /// milliseconds or microseconds since 1970, told apart by their size.
  static func time(_ value: Value) throws(Fault) -> Int64 {
    switch value {
    case .integer(let n): return try epoch(Double(n))
    case .real(let x): return try epoch(x)
    case .text(let text):
      let text = FieldGuess.trimmed(text)
      if let time = Timestamp.parse(text) ?? withShortZone(text) { return time }
      if text.hasSuffix(" UTC"), let time = Timestamp.parse(String(text.dropLast(4))) { return time }
      guard let x = Double(text) else { throw Fault(reason: .badTime) }
      return try epoch(x)
    default: throw Fault(reason: .badTime)
    }
  }

  /// `+00`, as PostgreSQL writes a zone of whole hours.
  private static func withShortZone(_ text: String) -> Int64? {
    guard let sign = text.utf8.dropLast(2).last, sign == 0x2b || sign == 0x2d, text.utf8.count > 13
    else { return nil }
    return Timestamp.parse(text + "00")
  }

  private static func epoch(_ number: Double) throws(Fault) -> Int64 {
    // 1e11 seconds are the year 5138, 1e11 milliseconds 1973.
    let milliseconds: Double
    switch abs(number) {
    case ..<1e11: milliseconds = number * 1000
    case ..<1e14: milliseconds = number
    case ..<1e17: milliseconds = number / 1000
    default: throw Fault(reason: .badTime)
    }
    return Int64(milliseconds.rounded())
  }
}
