import Diagnostics
import Values

/// Text → tokens, one at a time and on demand: behind a verb the parser asks for words instead, so there is no
/// token list of the whole text.
struct Lexer {
  let bytes: [UInt8]
  let source: Int
  var position = 0
  /// Strings with `$( … )` inside each other.
  var stringDepth = 0

  init(_ text: SourceText, source: Int) {
    bytes = text.bytes
    self.source = source
    // A byte order mark, as some editors leave it.
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position = 3 }
    if bytes.dropFirst(position).starts(with: [UInt8(ascii: "#"), UInt8(ascii: "!")]) { skipLine() }
  }

  func byte(_ ahead: Int = 0) -> UInt8 {
    position + ahead < bytes.count ? bytes[position + ahead] : 0
  }

  var isAtEnd: Bool { position >= bytes.count }

  func span(from start: Int) -> Span { Span(source: source, start: start, end: position) }

  func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

  /// The whole character at `position`, for messages.
  func character() -> String {
    var end = position + 1
    while end < bytes.count, bytes[end] & 0xc0 == 0x80 { end += 1 }
    return text(position, min(end, bytes.count))
  }

  mutating func skipLine() {
    while !isAtEnd, byte() != UInt8(ascii: "\n") { position += 1 }
  }

  /// Blanks and comments.
  mutating func skipBlanks(newlines: Bool = false) {
    while !isAtEnd {
      switch byte() {
      case UInt8(ascii: "\n") where newlines: position += 1
      case UInt8(ascii: "#") where startsComment: skipLine()
      default:
        let start = position
        skipBlank()
        if position == start { return }
      }
    }
  }

  /// A `#` starts a comment at the start of the text or a line, or behind a blank.
  var startsComment: Bool {
    position == 0 || bytes[position - 1] <= UInt8(ascii: " ") || position == 3 && bytes[0] == 0xef
  }

  /// One blank, or a `\` with the line end behind it.
  mutating func skipBlank() {
    switch byte() {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): position += 1
    case UInt8(ascii: "\\") where byte(1) == UInt8(ascii: "\n"): position += 2
    case UInt8(ascii: "\\") where byte(1) == UInt8(ascii: "\r") && byte(2) == UInt8(ascii: "\n"):
      position += 3
    default: break
    }
  }

  /// The next token of an expression. Throws `SyntaxProblem` with the place in `position`.
  mutating func next() throws(LexicalError) -> Token {
    skipBlanks()
    let start = position
    guard !isAtEnd else { return Token(kind: .end, span: span(from: start)) }
    let first = byte()
    switch first {
    case UInt8(ascii: "\n"):
      position += 1
      return Token(kind: .newline, span: span(from: start))
    case UInt8(ascii: ";"):
      position += 1
      return Token(kind: .semicolon, span: span(from: start))
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try string()
    case UInt8(ascii: "@"): return try date()
    case UInt8(ascii: "$"): return try variable()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case _ where Self.isNameStart(first):
      let name = takeName()
      switch name {
      case "true": return literal(.bool(true), start)
      case "false": return literal(.bool(false), start)
      case "null": return literal(.null, start)
      default: return Token(kind: .identifier(name), span: span(from: start))
      }
    default: return try symbol()
    }
  }

  private func literal(_ value: Value, _ start: Int) -> Token {
    Token(kind: .literal, span: span(from: start), value: value)
  }

  static func isNameStart(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  static func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

  mutating func takeName() -> String {
    let start = position
    while !isAtEnd, Self.isNamePart(byte()) { position += 1 }
    return text(start, position)
  }

  private mutating func variable() throws(LexicalError) -> Token {
    let start = position
    position += 1
    guard Self.isNameStart(byte()) else {
      throw fail(.expected("a name behind `$`", found: found()), start)
    }
    let name = takeName()
    return Token(kind: .variable(name), span: span(from: start))
  }

  /// What stands at `position`, for messages.
  func found() -> String {
    isAtEnd ? "the end" : (byte() == UInt8(ascii: "\n") ? "the end of the line" : "`\(character())`")
  }

  func fail(_ problem: SyntaxProblem, _ start: Int, _ end: Int? = nil) -> LexicalError {
    LexicalError(
      problem: problem,
      span: Span(source: source, start: start, end: max(end ?? position, min(start + 1, bytes.count))))
  }
}

/// A problem at its place.
struct LexicalError: Error {
  let problem: SyntaxProblem
  let span: Span
}
