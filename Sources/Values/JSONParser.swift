/// A JSON text that cannot be read: where and why.
package struct JSONProblem: Error, Equatable, Sendable {
  package enum Reason: Equatable, Sendable {
    case unexpectedEnd
    case unexpected(String)
    case badNumber
    case badEscape
    case badUTF8
    case controlCharacter
    case tooDeep
    case trailing
  }

  package let reason: Reason
  /// Bytes from the start of the text.
  package let offset: Int
}

extension JSONProblem.Reason: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unexpectedEnd: "the text ends too early"
    case .unexpected(let found): "`\(found)` is not expected here"
    case .badNumber: "this is not a JSON number"
    case .badEscape: "this escape is not JSON's"
    case .badUTF8: "this is not UTF-8"
    case .controlCharacter: "a control character must be escaped"
    case .tooDeep: "nested deeper than 512 levels"
    case .trailing: "text follows the value"
    }
  }
}

/// JSON (RFC 8259) → `Value`: keys keep their order, integers within 64 bits stay exact, of equal keys the last
/// wins. Nesting is bounded at 512.
package struct JSONParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int
  /// The names that the outermost record probably has.
  private let expected: [String]

  private init(_ bytes: UnsafeBufferPointer<UInt8>, expecting: [String] = []) {
    self.bytes = bytes
    index = 0
    expected = expecting
  }

  /// Reads one JSON text. Throws `JSONProblem`.
  package static func parse(_ text: String) throws(JSONProblem) -> Value {
    var text = text
    let result: Result<Value, JSONProblem> = text.withUTF8 { buffer in
      var parser = JSONParser(buffer)
      return Result { () throws(JSONProblem) in try parser.whole() }
    }
    return try result.get()
  }

  /// The same from bytes, which are checked to be UTF-8. A record with the names `expecting`, as lines of one file
  /// mostly have the same, is read faster.
  package static func parse(utf8 bytes: [UInt8], expecting: [String] = []) throws(JSONProblem) -> Value {
    let result: Result<Value, JSONProblem> = bytes.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(buffer, expecting: expecting)
      return Result { () throws(JSONProblem) in try parser.whole() }
    }
    return try result.get()
  }

  private mutating func whole() throws(JSONProblem) -> Value {
    let value = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw problem(.trailing) }
    return value
  }

  private func problem(_ reason: JSONProblem.Reason) -> JSONProblem {
    JSONProblem(reason: reason, offset: index)
  }

  private mutating func skipSpace() {
    while index < bytes.count,
      bytes[index] == 0x20 || bytes[index] == 0x0a || bytes[index] == 0x0d || bytes[index] == 0x09
    {
      index += 1
    }
  }

  private func unexpected() -> JSONProblem {
    guard index < bytes.count else { return problem(.unexpectedEnd) }
    let byte = bytes[index]
    return problem(
      .unexpected(
        byte > 0x20 && byte < 0x7f
          ? String(UnicodeScalar(byte)) : "byte 0x" + String(byte, radix: 16)))
  }

  private mutating func value(depth: Int) throws(JSONProblem) -> Value {
    guard depth < 512 else { throw problem(.tooDeep) }
    skipSpace()
    guard index < bytes.count else { throw problem(.unexpectedEnd) }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw unexpected()
    }
  }

  private mutating func word(_ word: StaticString, _ value: Value) throws(JSONProblem) -> Value {
    let length = word.utf8CodeUnitCount
    guard index + length <= bytes.count,
      (0..<length).allSatisfy({ bytes[index + $0] == word.utf8Start[$0] })
    else { throw unexpected() }
    index += length
    return value
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func array(depth: Int) throws(JSONProblem) -> Value {
    index += 1
    var list: [Value] = []
    if take("]") { return .list(list) }
    while true {
      list.append(try value(depth: depth + 1))
      if take("]") { return .list(list) }
      guard take(",") else { throw unexpected() }
    }
  }

  /// The record that is expected; nil, with nothing read, where another one comes.
  private mutating func expectedRecord() throws(JSONProblem) -> Value? {
    let start = index
    index += 1
    var values: [Value] = []
    values.reserveCapacity(expected.count)
    for name in expected {
      guard values.isEmpty || take(",") else { break }
      skipSpace()
      guard takeName(name), take(":") else { break }
      values.append(try value(depth: 1))
    }
    if values.count == expected.count, take("}") { return .record(Record(names: expected, values: values)) }
    index = start
    return nil
  }

  /// Takes a name in quotes, where it stands as it is.
  private mutating func takeName(_ name: String) -> Bool {
    let count = name.utf8.count
    guard index + count + 2 <= bytes.count, bytes[index] == 0x22, bytes[index + 1 + count] == 0x22 else {
      return false
    }
    var place = index + 1
    for byte in name.utf8 {
      guard bytes[place] == byte, byte >= 0x20, byte != 0x22, byte != 0x5c else { return false }
      place += 1
    }
    index = place + 1
    return true
  }

  private mutating func object(depth: Int) throws(JSONProblem) -> Value {
    if depth == 0, !expected.isEmpty, let record = try expectedRecord() { return record }
    index += 1
    var record = Record(names: [], values: [])
    if take("}") { return .record(record) }
    while true {
      skipSpace()
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw unexpected() }
      let name = try string()
      guard take(":") else { throw unexpected() }
      let value = try value(depth: depth + 1)
      if let known = record.names.firstIndex(where: { $0.sameBytes(as: name) }) {
        record.values[known] = value
      } else {
        record.names.append(name)
        record.values.append(value)
      }
      if take("}") { return .record(record) }
      guard take(",") else { throw unexpected() }
    }
  }

  private mutating func number() throws(JSONProblem) -> Value {
    let start = index
    var isInteger = true
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[index - whole] != UInt8(ascii: "0") else {
      throw problem(.badNumber)
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      isInteger = false
      index += 1
      guard digits() > 0 else { throw problem(.badNumber) }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      index += 1
      if index < bytes.count, bytes[index] == 0x2b || bytes[index] == 0x2d { index += 1 }
      guard digits() > 0 else { throw problem(.badNumber) }
    }
    if let short = shortNumber(start, isInteger: isInteger) { return short }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isInteger, let n = Int64(text) { return .integer(n) }
    guard let x = Double(text), x.isFinite else { throw problem(.badNumber) }
    return .real(x)
  }

  /// A number of at most 15 digits, without an exponent: below 2⁵³, so that one division by a power of ten, which is
  /// exact as well, rounds as reading the text does (Clinger 1990).
  private func shortNumber(_ start: Int, isInteger: Bool) -> Value? {
    guard index - start <= 17 else { return nil }
    var digits: Int64 = 0
    var count = 0
    var decimals: Int?
    for place in start..<index {
      switch bytes[place] {
      case 0x30...0x39:
        digits = digits * 10 + Int64(bytes[place] - 0x30)
        count += 1
        if let known = decimals { decimals = known + 1 }
      case UInt8(ascii: "."): decimals = 0
      case UInt8(ascii: "-") where place == start: break
      default: return nil
      }
    }
    guard count <= 15 else { return nil }
    let isNegative = bytes[start] == UInt8(ascii: "-")
    if isInteger { return .integer(isNegative ? -digits : digits) }
    return .real(Self.decimal(isNegative ? -digits : digits, decimals ?? 0, isNegative: isNegative))
  }

  /// `digits` (with its sign, of at most 15 digits) with so many of them behind the point. Minus zero keeps its sign.
  package static func decimal(_ digits: Int64, _ decimals: Int, isNegative: Bool) -> Double {
    let number = Double(abs(digits)) / powers[decimals]
    return isNegative ? -number : number
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private mutating func digits() -> Int {
    let start = index
    while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
    return index - start
  }

  private mutating func string() throws(JSONProblem) -> String {
    index += 1
    let start = index
    var all: UInt8 = 0
    while index < bytes.count, bytes[index] != 0x22, bytes[index] != 0x5c, bytes[index] >= 0x20 {
      all |= bytes[index]
      index += 1
    }
    guard index < bytes.count else { throw problem(.unexpectedEnd) }
    if bytes[index] == 0x22 {
      index += 1
      if all < 0x80 {
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<(index - 1)]), as: UTF8.self)
      }
      return try decoded(bytes[start..<(index - 1)])
    }
    var buffer = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x22 {
        index += 1
        return try buffer.withUnsafeBufferPointer { whole throws(JSONProblem) in
          try decoded(whole[...])
        }
      }
      if byte == 0x5c {
        try escape(into: &buffer)
      } else {
        guard byte >= 0x20 else { throw problem(.controlCharacter) }
        buffer.append(byte)
        index += 1
      }
    }
    throw problem(.unexpectedEnd)
  }

  private func decoded(_ slice: Slice<UnsafeBufferPointer<UInt8>>) throws(JSONProblem) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else { throw problem(.badUTF8) }
    return text
  }

  private mutating func escape(into buffer: inout [UInt8]) throws(JSONProblem) {
    index += 1
    guard index < bytes.count else { throw problem(.unexpectedEnd) }
    let byte = bytes[index]
    index += 1
    switch byte {
    case 0x22, 0x5c, 0x2f: buffer.append(byte)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0c)
    case UInt8(ascii: "n"): buffer.append(0x0a)
    case UInt8(ascii: "r"): buffer.append(0x0d)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"): try unicodeEscape(into: &buffer)
    default: throw problem(.badEscape)
    }
  }

  /// A lone surrogate becomes U+FFFD, as WHATWG decoders do: the answers' text is not worth losing for it.
  private mutating func unicodeEscape(into buffer: inout [UInt8]) throws(JSONProblem) {
    var code = try hex4()
    if (0xd800..<0xdc00).contains(code), index + 1 < bytes.count, bytes[index] == 0x5c,
      bytes[index + 1] == UInt8(ascii: "u")
    {
      let saved = index
      index += 2
      let low = try hex4()
      if (0xdc00..<0xe000).contains(low) {
        code = 0x10000 + (code - 0xd800) << 10 + (low - 0xdc00)
      } else {
        index = saved
      }
    }
    let scalar = Unicode.Scalar(code) ?? "\u{fffd}"
    buffer.append(contentsOf: String(Character(scalar)).utf8)
  }

  private mutating func hex4() throws(JSONProblem) -> UInt32 {
    guard index + 4 <= bytes.count else { throw problem(.unexpectedEnd) }
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(UnicodeScalar(bytes[index])).hexDigitValue else {
        throw problem(.badEscape)
      }
      code = code << 4 | UInt32(digit)
      index += 1
    }
    return code
  }
}
