import Relation
import Values

#if canImport(Glibc)
  import Glibc
#endif

/// Reads a line of JSON straight into the columns of a table, where it is as plain as lines of one file mostly are: the
/// columns' names in their order, texts without escapes, numbers of at most 15 digits. `JSONParser` reads the rest.
struct JSONLineScanner {
  private struct Column {
    /// The name in its quotes.
    var name: [UInt8]
    var kind: PlainText.Kind
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
        name: name, kind: isPlain ? PlainText.Kind(field.type) : .other,
        isNeeded: needed?.contains(index) ?? true)
    }
  }

  /// Whether it can read anything at all.
  var isOfUse: Bool { !columns.isEmpty && columns.allSatisfy { $0.kind != .other } }

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
  private static func value(_ cursor: inout Cursor, _ kind: PlainText.Kind, _ isNeeded: Bool) -> Value? {
    cursor.skipSpace()
    if cursor.take(word: "null") { return .null }
    switch kind {
    case .text:
      guard let (text, isASCII) = cursor.text() else { return nil }
      return PlainText.text(text, isASCII: isASCII, isNeeded: isNeeded)
    case .date:
      guard let (text, _) = cursor.text() else { return nil }
      return PlainText.date(text)
    case .integer, .real: return cursor.number()?.value(kind)
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
    guard place + bytes.count <= line.count, let start = line.baseAddress else { return false }
    let isThere = bytes.withUnsafeBufferPointer { name in
      name.baseAddress.map { memcmp(start + place, $0, name.count) == 0 } ?? true
    }
    guard isThere else { return false }
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

  /// Whether none of eight bytes is a control character, a quote or a backslash. (A byte below 128 is below `n` where taking
  /// `n` away sets its highest bit; what is borrowed may say so of the byte above, but only behind one that is.)
  @inline(__always)
  private static func isPlain(_ bytes: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let (quotes, backslashes) = (bytes ^ (ones &* 0x22), bytes ^ (ones &* 0x5c))
    let isOther =
      ((bytes &- ones &* 0x20) & ~bytes) | ((quotes &- ones) & ~quotes)
      | ((backslashes &- ones) & ~backslashes)
    return isOther & (ones &* 0x80) == 0
  }

  /// What stands in quotes without an escape; nil where something else does.
  @inline(__always)
  mutating func text() -> (UnsafeBufferPointer<UInt8>, isASCII: Bool)? {
    guard place < line.count, line[place] == 0x22 else { return nil }
    let start = place + 1
    var end = start
    var all: UInt8 = 0
    // Eight bytes at a time, as long as the text does not end among them.
    var words: UInt64 = 0
    while end + 8 <= line.count, let base = UnsafeRawPointer(line.baseAddress) {
      let word = base.loadUnaligned(fromByteOffset: end, as: UInt64.self)
      guard Self.isPlain(word) else { break }
      words |= word
      end += 8
    }
    if words & 0x8080_8080_8080_8080 != 0 { all = 0x80 }
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

  /// A number of at most 15 digits without an exponent and without a zero in front; nil where something else stands.
  @inline(__always)
  mutating func number() -> PlainText.Number? {
    var end = place
    guard let number = PlainText.number(line, at: &end), end < line.count, line[end] | 0x20 != 0x65 else {
      return nil
    }
    let start = number.isNegative ? place + 1 : place
    guard line[start] != 0x30 || line[start + 1] &- 0x30 >= 10 else { return nil }
    place = end
    return number
  }
}
