import Values

/// Values written plainly, as they mostly are in files of rows: what is read here without doubt goes into a column as it
/// stands; nil is for the ways that know every case and say what is wrong.
enum PlainText {
  /// What a column holds.
  enum Kind {
    case text, integer, real, bool, date, other

    init(_ type: ValueType) {
      self =
        switch type {
        case .text: .text
        case .integer: .integer
        case .real: .real
        case .bool: .bool
        case .date: .date
        default: .other
        }
    }
  }

  /// At most 15 digits, so that they are exact as a real.
  struct Number {
    /// With the sign.
    var digits: Int64
    /// How many digits stand behind the point; nil without one.
    var decimals: Int?
    var isNegative: Bool

    /// In a column of reals a whole number stays one.
    func value(_ kind: Kind) -> Value? {
      guard let decimals else { return .integer(digits) }
      return kind == .real ? .real(JSONParser.decimal(digits, decimals, isNegative: isNegative)) : nil
    }
  }

  /// The number that begins at `place`, which goes behind it: a sign, digits, and digits behind a point.
  @inline(__always)
  static func number(_ bytes: UnsafeBufferPointer<UInt8>, at place: inout Int) -> Number? {
    var end = place
    let isNegative = end < bytes.count && bytes[end] == 0x2d
    if isNegative { end += 1 }
    let start = end
    var digits: Int64 = 0
    while end < bytes.count, bytes[end] &- 0x30 < 10, end - start < 16 {
      digits = digits &* 10 &+ Int64(bytes[end] &- 0x30)
      end += 1
    }
    var count = end - start
    guard count > 0 else { return nil }
    var decimals: Int?
    if end < bytes.count, bytes[end] == 0x2e {
      end += 1
      let point = end
      while end < bytes.count, bytes[end] &- 0x30 < 10, count < 16 {
        digits = digits &* 10 &+ Int64(bytes[end] &- 0x30)
        count += 1
        end += 1
      }
      guard end > point else { return nil }
      decimals = end - point
    }
    guard count <= 15 else { return nil }
    place = end
    return Number(digits: isNegative ? -digits : digits, decimals: decimals, isNegative: isNegative)
  }

  /// Null where nobody needs it; nil where it is not UTF-8.
  @inline(__always)
  static func text(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool, isNeeded: Bool) -> Value? {
    if isASCII { return isNeeded ? .text(String(decoding: bytes, as: UTF8.self)) : .null }
    return String(validating: bytes, as: UTF8.self).map { isNeeded ? .text($0) : .null }
  }

  static func date(_ bytes: UnsafeBufferPointer<UInt8>) -> Value? {
    Timestamp.parse(utf8: bytes).map(Value.date)
  }
}
