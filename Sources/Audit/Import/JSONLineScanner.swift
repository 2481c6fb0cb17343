import Relation
import Values

/// Reads a line of JSON straight into the columns of a table, where it is as plain as lines of one file mostly are: the
/// columns' names in their order, texts without escapes, numbers of at most 15 digits. `JSONParser` reads the rest.
struct JSONLineScanner {
  private enum Kind { case text, integer, real, bool, date, other }

  private struct Column {
    /// The name in its quotes.
    var name: [UInt8]
    var kind: Kind
    /// Else it is checked, and null stands in its place.
    var isNeeded: Bool
  }

  private let columns: [Column]

  /// `needed`: places in `fields`; nil for all.
  init(_ fields: [Field], needed: Places?) {
    columns = fields.enumerated().map { index, field in
      let name = [0x22] + Array(field.name.utf8) + [0x22]
      // A name that is written with escapes is not found here.
      let isPlain = field.name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5c }
      return Column(
        name: name, kind: isPlain ? Self.kind(field.type) : .other, isNeeded: needed?.contains(index) ?? true)
    }
  }

  /// Whether it can read anything at all.
  var isOfUse: Bool { !columns.isEmpty && columns.allSatisfy { $0.kind != .other } }

  private static func kind(_ type: ValueType) -> Kind {
    switch type {
    case .text: .text
    case .integer: .integer
    case .real: .real
    case .bool: .bool
    case .date: .date
    default: .other
    }
  }

  /// Fills `values`, one for each column; false where the line is not that plain, or wrong: its values then mean nothing.
  func read(_ line: UnsafeBufferPointer<UInt8>, into values: inout [Value]) -> Bool {
    var cursor = Cursor(line: line)
    guard cursor.take(0x7b) else { return false }
    for index in columns.indices {
      guard index == 0 || cursor.take(0x2c) else { return false }
      guard cursor.take(columns[index].name), cursor.take(0x3a) else { return false }
      guard let value = Self.value(&cursor, columns[index].kind, columns[index].isNeeded) else {
        return false
      }
      values[index] = value
    }
    guard cursor.take(0x7d) else { return false }
    cursor.skipSpace()
    return cursor.place == line.count
  }

  @inline(__always)
  private static func value(_ cursor: inout Cursor, _ kind: Kind, _ isNeeded: Bool) -> Value? {
    cursor.skipSpace()
    if cursor.take(word: "null") { return .null }
    switch kind {
    case .text:
      guard let (text, isASCII) = cursor.text() else { return nil }
      if isASCII {
        return isNeeded ? .text(String(decoding: text, as: UTF8.self)) : .null
      }
      return String(validating: text, as: UTF8.self).map { isNeeded ? .text($0) : .null }
    case .date:
      guard let (text, isASCII) = cursor.text(), isASCII else { return nil }
      return Timestamp.parse(String(decoding: text, as: UTF8.self)).map(Value.date)
    case .integer:
      guard let number = cursor.number(), number.decimals == nil else { return nil }
      return .integer(number.digits)
    case .real:
      guard let number = cursor.number() else { return nil }
      guard let decimals = number.decimals else { return .integer(number.digits) }
      return .real(JSONParser.decimal(number.digits, decimals, isNegative: number.isNegative))
    case .bool:
      if cursor.take(word: "true") { return .bool(true) }
      return cursor.take(word: "false") ? .bool(false) : nil
    case .other: return nil
    }
  }
}

/// A place in a line.
private struct Cursor {
  let line: UnsafeBufferPointer<UInt8>
  var place = 0

  init(line: UnsafeBufferPointer<UInt8>) { self.line = line }

  @inline(__always)
  mutating func skipSpace() {
    while place < line.count, line[place] == 0x20 || line[place] == 0x09 || line[place] == 0x0d { place += 1 }
  }

  /// A byte behind white space.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard place < line.count, line[place] == byte else { return false }
    place += 1
    return true
  }

  /// Bytes behind white space.
  @inline(__always)
  mutating func take(_ bytes: [UInt8]) -> Bool {
    skipSpace()
    guard place + bytes.count <= line.count else { return false }
    for index in bytes.indices where line[place + index] != bytes[index] { return false }
    place += bytes.count
    return true
  }

  @inline(__always)
  mutating func take(word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place + count <= line.count, line[place] == word.utf8Start[0] else { return false }
    for index in 1..<count where line[place + index] != word.utf8Start[index] { return false }
    place += count
    return true
  }

  /// What stands in quotes without an escape; nil where something else does.
  @inline(__always)
  mutating func text() -> (UnsafeBufferPointer<UInt8>, isASCII: Bool)? {
    guard place < line.count, line[place] == 0x22 else { return nil }
    let start = place + 1
    var end = start
    var all: UInt8 = 0
    while end < line.count, line[end] != 0x22 {
      let byte = line[end]
      guard byte >= 0x20, byte != 0x5c else { return nil }
      all |= byte
      end += 1
    }
    guard end < line.count else { return nil }
    place = end + 1
    return (UnsafeBufferPointer(rebasing: line[start..<end]), all < 0x80)
  }

  /// A number of at most 15 digits without an exponent; `digits` has the sign. nil where something else stands.
  @inline(__always)
  mutating func number() -> (digits: Int64, decimals: Int?, isNegative: Bool)? {
    var end = place
    let isNegative = end < line.count && line[end] == 0x2d
    if isNegative { end += 1 }
    let start = end
    var digits: Int64 = 0
    var count = 0
    while end < line.count, line[end] &- 0x30 < 10, count < 16 {
      digits = digits &* 10 &+ Int64(line[end] &- 0x30)
      count += 1
      end += 1
    }
    guard count > 0, count == 1 || line[start] != 0x30 else { return nil }
    var decimals: Int?
    if end < line.count, line[end] == 0x2e {
      end += 1
      let point = end
      while end < line.count, line[end] &- 0x30 < 10, count < 16 {
        digits = digits &* 10 &+ Int64(line[end] &- 0x30)
        count += 1
        end += 1
      }
      guard end > point else { return nil }
      decimals = end - point
    }
    guard count <= 15, end < line.count, line[end] | 0x20 != 0x65 else { return nil }
    place = end
    return (isNegative ? -digits : digits, decimals, isNegative)
  }
}
