import Diagnostics
import Values

extension Lexer {
  /// `12`, `3.5`, `1_000`, `7d`.
  mutating func number() throws(LexicalError) -> Token {
    let start = position
    takeDigits()
    var isReal = false
    if byte() == UInt8(ascii: "."), Self.isDigit(byte(1)) {
      isReal = true
      position += 1
      takeDigits()
    }
    let hasSign = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+")
    if byte() | 0x20 == UInt8(ascii: "e"), Self.isDigit(byte(hasSign ? 2 : 1)) {
      isReal = true
      position += 2
      takeDigits()
    }
    let digits = text(start, position).filter { $0 != "_" }
    if Self.isNameStart(byte()) {
      let unitStart = position
      let unit = takeName()
      guard DurationText.milliseconds(ofUnit: unit) != nil else {
        throw fail(.badDurationUnit(number: digits, unit: unit), unitStart)
      }
      guard let duration = DurationText.parse(digits + unit) else {
        throw fail(.badNumber(text(start, position)), start)
      }
      return Token(kind: .literal, span: span(from: start), value: .duration(duration))
    }
    if !isReal, let n = Int64(digits) {
      return Token(kind: .literal, span: span(from: start), value: .integer(n))
    }
    guard let x = Double(digits), x.isFinite, isReal || digits.count < 400, isReal else {
      throw fail(.badNumber(text(start, position)), start)
    }
    return Token(kind: .literal, span: span(from: start), value: .real(x))
  }

  private mutating func takeDigits() {
    while Self.isDigit(byte()) || byte() == UInt8(ascii: "_") { position += 1 }
  }

  /// `@2026-11-01`, `@2026-11-01T09:00Z`.
  mutating func date() throws(LexicalError) -> Token {
    let start = position
    position += 1
    while !isAtEnd, Self.isNamePart(byte()) || [0x2d, 0x3a, 0x2e, 0x2b].contains(byte()) { position += 1 }
    let written = text(start + 1, position)
    guard let milliseconds = Timestamp.parse(written) else { throw fail(.badDate("@" + written), start) }
    return Token(kind: .literal, span: span(from: start), value: .date(milliseconds))
  }

  /// A string token. `'…'` is raw; `"…"` with `$name` or `$(` inside is `.interpolated` and read again by the parser.
  mutating func string() throws(LexicalError) -> Token {
    let start = position
    let quote = byte()
    position += 1
    if quote == UInt8(ascii: "'") {
      while !isAtEnd, byte() != quote { position += 1 }
      guard !isAtEnd else { throw fail(.unclosedString, start, start + 1) }
      position += 1
      return Token(kind: .literal, span: span(from: start), value: .text(text(start + 1, position - 1)))
    }
    var buffer: [UInt8] = []
    var isInterpolated = false
    while true {
      guard !isAtEnd else { throw fail(.unclosedString, start, start + 1) }
      if byte() == quote { break }
      if byte() == UInt8(ascii: "\\") {
        buffer.append(contentsOf: try escape())
      } else if startsInterpolation() {
        isInterpolated = true
        try skipInterpolation(openedAt: start)
      } else {
        buffer.append(byte())
        position += 1
      }
    }
    position += 1
    if isInterpolated { return Token(kind: .interpolated, span: span(from: start)) }
    return Token(
      kind: .literal, span: span(from: start), value: .text(String(decoding: buffer, as: UTF8.self)))
  }

  func startsInterpolation() -> Bool {
    byte() == UInt8(ascii: "$") && (Self.isNameStart(byte(1)) || byte(1) == UInt8(ascii: "("))
  }

  private mutating func skipInterpolation(openedAt start: Int) throws(LexicalError) {
    position += 1
    guard byte() == UInt8(ascii: "(") else {
      _ = takeName()
      return
    }
    stringDepth += 1
    defer { stringDepth -= 1 }
    guard stringDepth < 50 else { throw fail(.tooDeep, position) }
    var depth = 0
    repeat {
      guard !isAtEnd else { throw fail(.unclosedString, start, start + 1) }
      switch byte() {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        _ = try string()
        continue
      default: break
      }
      position += 1
    } while depth > 0
  }

  /// At a backslash: the bytes it stands for.
  mutating func escape() throws(LexicalError) -> [UInt8] {
    let start = position
    position += 1
    let escaped = byte()
    position += 1
    switch escaped {
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "0"): return [0]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "$"), UInt8(ascii: "'"): return [escaped]
    case UInt8(ascii: "u") where byte() == UInt8(ascii: "{"):
      position += 1
      let digits = position
      while byte() != UInt8(ascii: "}"), !isAtEnd, position - digits < 9 { position += 1 }
      let code = UInt32(text(digits, position), radix: 16)
      guard byte() == UInt8(ascii: "}"), let scalar = code.flatMap(Unicode.Scalar.init) else {
        throw fail(.badEscape("u"), start)
      }
      position += 1
      return Array(String(Character(scalar)).utf8)
    default:
      position -= 1
      let character = isAtEnd ? "" : character()
      throw fail(.badEscape(character), start, start + 1 + character.utf8.count)
    }
  }

  /// Operators and brackets, and other languages' spellings of them.
  mutating func symbol() throws(LexicalError) -> Token {
    let start = position
    if byte() == UInt8(ascii: "-"), byte(1) == UInt8(ascii: "-"), Self.isNameStart(byte(2)) {
      return Token(kind: .option, span: span(from: start))
    }
    if let one = Self.plainSymbols[Int(byte())], !Self.isSecondOfSymbol(byte(1)) {
      position += 1
      return Token(kind: .symbol(one), span: span(from: start))
    }
    let two = position + 1 < bytes.count ? text(start, start + 2) : ""
    if ["==", "!=", "<=", ">=", "??"].contains(two) {
      position += 2
      if two == "==" && byte() == UInt8(ascii: "=") {
        position += 1
        throw fail(.foreignOperator("===", instead: "=="), start)
      }
      return Token(kind: .symbol(two), span: span(from: start))
    }
    for (found, instead) in [
      ("&&", "and"), ("||", "or"), ("<>", "!="), ("=~", "~"), ("**", "*"), (":=", "="),
      ("|>", "|"),
    ]
    where two == found {
      position += 2
      throw fail(.foreignOperator(found, instead: instead), start)
    }
    if two == "//" || two == "/*" {
      position += 2
      throw fail(.foreignComment(two), start)
    }
    let one = character()
    position += one.utf8.count
    switch one {
    case "(", ")", "[", "]", "{", "}", "|", ",", ".", ":", "+", "-", "*", "/", "%", "<", ">", "~", "=":
      return Token(kind: .symbol(one), span: span(from: start))
    case "!": throw fail(.foreignOperator("!", instead: "not"), start)
    case "&": throw fail(.foreignOperator("&", instead: "and"), start)
    case "“", "”", "‘", "’", "„", "`": throw fail(.curlyQuote(one), start)
    default: throw fail(.strayCharacter(one), start)
    }
  }

  /// Symbols of one byte, by it.
  private static let plainSymbols: [String?] = {
    var table = [String?](repeating: nil, count: 256)
    for byte in "()[]{}|,.:+-*/%<>~=".utf8 { table[Int(byte)] = String(decoding: [byte], as: UTF8.self) }
    return table
  }()

  /// Whether with the byte before it it may be one symbol.
  private static func isSecondOfSymbol(_ byte: UInt8) -> Bool { "=&|>~*?/".utf8.contains(byte) }
}
