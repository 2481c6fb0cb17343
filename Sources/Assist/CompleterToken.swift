/// A piece of an expression, read from any text.
struct CompleterToken: Equatable {
  enum Kind {
    case name, variable, literal, string, option, symbol
  }

  var kind: Kind
  /// Without the `$` of a variable and the `--` of an option; of a string with its quotes.
  var text: String
  var start: Int
  var end: Int

  func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
  func isName(_ name: String) -> Bool { kind == .name && text == name }

  static let comparisons: Set<String> = ["==", "!=", "<", "<=", ">", ">=", "~"]
  private static let operators: Set<String> = ["+", "-", "*", "/", "%", "??", "="]
  private static let words: Set<String> = ["and", "or", "not", "in", "contains"]

  var isComparison: Bool {
    kind == .symbol && Self.comparisons.contains(text) || isName("in") || isName("contains")
  }

  /// Behind it a value must come.
  var isOperator: Bool {
    isComparison || kind == .symbol && Self.operators.contains(text)
      || kind == .name && Self.words.contains(text)
  }

  /// A value may end with it.
  var endsValue: Bool {
    switch kind {
    case .name: !isOperator
    case .variable, .literal, .string: true
    case .option: false
    case .symbol: text == ")" || text == "]" || text == "}"
    }
  }
}

extension CompleterToken {
  static func isNameStart(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  static func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

  /// The tokens of `bytes[from..<to]`; blanks, line ends and comments part them.
  static func read(_ bytes: [UInt8], from: Int, to: Int) -> [CompleterToken] {
    var tokens: [CompleterToken] = []
    var position = max(0, from)
    let end = min(to, bytes.count)
    while position < end {
      let byte = bytes[position]
      if byte <= UInt8(ascii: " ") {
        position += 1
      } else if byte == UInt8(ascii: "#"), position == 0 || bytes[position - 1] <= UInt8(ascii: " ") {
        while position < end, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      } else {
        let token = token(bytes, position, end)
        tokens.append(token)
        position = token.end
      }
    }
    return tokens
  }

  private static func token(_ bytes: [UInt8], _ start: Int, _ end: Int) -> CompleterToken {
    func run(_ from: Int, while isPart: (UInt8) -> Bool) -> Int {
      var position = from
      while position < end, isPart(bytes[position]) { position += 1 }
      return position
    }
    func make(_ kind: Kind, _ stop: Int, dropping: Int = 0) -> CompleterToken {
      let stop = min(max(stop, start + 1), end)
      let text = String(decoding: bytes[min(start + dropping, stop)..<stop], as: UTF8.self)
      return CompleterToken(kind: kind, text: text, start: start, end: stop)
    }
    let byte = bytes[start]
    let next = start + 1 < end ? bytes[start + 1] : 0
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return make(.string, stringEnd(bytes, start, end))
    case UInt8(ascii: "$") where isNameStart(next):
      return make(.variable, run(start + 1, while: isNamePart), dropping: 1)
    case UInt8(ascii: "@"):
      return make(.literal, run(start + 1) { isNamePart($0) || [0x2d, 0x3a, 0x2e, 0x2b].contains($0) })
    case _ where isDigit(byte):
      var stop = run(start, while: isNamePart)
      if stop + 1 < end, bytes[stop] == UInt8(ascii: "."), isDigit(bytes[stop + 1]) {
        stop = run(stop + 1, while: isNamePart)
      }
      return make(.literal, stop)
    case _ where isNameStart(byte):
      let token = make(.name, run(start, while: isNamePart))
      return ["true", "false", "null"].contains(token.text)
        ? CompleterToken(kind: .literal, text: token.text, start: start, end: token.end) : token
    case UInt8(ascii: "-")
    where next == UInt8(ascii: "-") && start + 2 < end && isNameStart(bytes[start + 2]):
      return make(
        .option, run(start + 2) { isNamePart($0) || $0 == UInt8(ascii: "-") }, dropping: 2)
    default:
      let isTwo =
        start + 1 < end
        && ["==", "!=", "<=", ">=", "??"].contains(
          String(decoding: bytes[start..<(start + 2)], as: UTF8.self))
      if isTwo { return make(.symbol, start + 2) }
      // The rest of a character belongs to its first byte.
      return make(.symbol, run(start + 1) { $0 & 0xc0 == 0x80 })
    }
  }

  /// Behind the closing quote; `end` where there is none.
  private static func stringEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    let quote = bytes[start]
    let isRaw = quote == UInt8(ascii: "'")
    var position = start + 1
    var depth = 0
    while position < end {
      let byte = bytes[position]
      if depth == 0, byte == quote { return position + 1 }
      if !isRaw {
        if byte == UInt8(ascii: "\\") { position += 1 }
        if byte == UInt8(ascii: "("), depth > 0 || bytes[position - 1] == UInt8(ascii: "$") { depth += 1 }
        if byte == UInt8(ascii: ")"), depth > 0 { depth -= 1 }
      }
      position += 1
    }
    return end
  }
}
