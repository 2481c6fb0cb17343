import Diagnostics
import Values

extension Parser {
  /// A verb or source with its atoms; the current token is its name.
  mutating func call() throws(LexicalError) -> Call {
    guard case .identifier(let text) = token.kind else { throw unexpected("a source or verb") }
    let name = Name(text, token.span)
    roles.append(SyntaxRole(.call, token.span))
    lexer.position = token.span.end
    var arguments: [Argument] = []
    while let argument = try argument() { arguments.append(argument) }
    let end = arguments.last?.span ?? name.span
    try advance()
    return Call(name: name, arguments: arguments, span: name.span.through(end))
  }

  /// The next atom, nil where the call ends. `"a b",c` is the list `["a b", c]`.
  private mutating func argument() throws(LexicalError) -> Argument? {
    guard let first = try atom() else { return nil }
    guard brackets.last?.isSymbol("[") != true, isJoined else { return first }
    if case .option = first.kind { return first }
    var elements = Self.elements(first)
    while isJoined {
      lexer.position += 1
      guard let next = try atom() else { break }
      elements += Self.elements(next)
    }
    return Argument(kind: .list(elements), span: first.span.through(elements.last?.span ?? first.span))
  }

  /// A comma with more of the list right behind it.
  private var isJoined: Bool {
    lexer.byte() == UInt8(ascii: ",") && lexer.byte(1) > 0x20 && lexer.byte(1) != UInt8(ascii: ",")
      && lexer.byte(1) != UInt8(ascii: "|")
      && !(lexer.byte(1) == UInt8(ascii: "-") && lexer.byte(2) == UInt8(ascii: "-"))
  }

  /// The elements that an atom of a list with commas stands for: `a,b` is two.
  private static func elements(_ atom: Argument) -> [Argument] {
    guard case .word(let word) = atom.kind else { return [atom] }
    return word.split(separator: ",").map { Argument(kind: .word(String($0)), span: atom.span) }
  }

  /// One atom; nil where the call ends.
  private mutating func atom() throws(LexicalError) -> Argument? {
    lexer.skipBlanks(newlines: !brackets.isEmpty)
    let start = lexer.position
    guard !lexer.isAtEnd else { return nil }
    switch lexer.byte() {
    case UInt8(ascii: "\n"), UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "]"),
      UInt8(ascii: "{"), UInt8(ascii: "}"):
      return nil
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: "@"):
      return try valueArgument()
    case UInt8(ascii: "["): return try listArgument()
    case UInt8(ascii: "-") where lexer.byte(1) == UInt8(ascii: "-") && Lexer.isNameStart(lexer.byte(2)):
      return optionArgument()
    case UInt8(ascii: ","):
      throw lexer.fail(.listWithSpaces("a,b"), start, start + 1)
    default: return try wordArgument()
    }
  }

  private mutating func optionArgument() -> Argument {
    let start = lexer.position
    lexer.position += 2
    let nameStart = lexer.position
    while Lexer.isNamePart(lexer.byte()) || lexer.byte() == UInt8(ascii: "-") { lexer.position += 1 }
    let name = lexer.text(nameStart, lexer.position)
    let span = lexer.span(from: start)
    roles.append(SyntaxRole(.option, span))
    if lexer.byte() == UInt8(ascii: "=") { lexer.position += 1 }
    return Argument(kind: .option(name), span: span)
  }

  /// A string, a variable with its path, a date, a record or `( … )`.
  private mutating func valueArgument() throws(LexicalError) -> Argument {
    let saved = brackets
    token = try lexer.next()
    var value: Expression
    switch token.kind {
    case .literal:
      value = Expression(.literal(token.value), token.span)
    case .variable(let name):
      value = Expression(.variable(name), token.span)
      while lexer.byte() == UInt8(ascii: "."), Lexer.isNameStart(lexer.byte(1)) {
        lexer.position += 1
        let start = lexer.position
        let field = Name(lexer.takeName(), lexer.span(from: start))
        value = Expression(.member(value, field), value.span.through(field.span))
      }
    case .interpolated:
      value = try interpolationAtom()
    default:
      value = try groupAtom()
    }
    brackets = saved
    return Argument(kind: .value(value), span: value.span)
  }

  private mutating func listArgument() throws(LexicalError) -> Argument {
    let start = lexer.position
    token = Token(kind: .symbol("["), span: Span(source: lexer.source, start: start, end: start + 1))
    brackets.append(token)
    guard brackets.count < Self.depthLimit / 2 else {
      throw LexicalError(problem: .tooDeep, span: token.span)
    }
    lexer.position += 1
    var elements: [Argument] = []
    while true {
      lexer.skipBlanks(newlines: true)
      guard !lexer.isAtEnd else { throw LexicalError(problem: .unclosed("["), span: token.span) }
      if lexer.byte() == UInt8(ascii: "]") { break }
      if lexer.byte() == UInt8(ascii: ",") {
        lexer.position += 1
        continue
      }
      guard var element = try argument() else {
        throw lexer.fail(.expected("`]`", found: lexer.found()), lexer.position)
      }
      if case .word(let word) = element.kind, word.hasSuffix(",") {
        element.kind = .word(String(word.dropLast()))
      }
      if case .word(let word) = element.kind, word.contains(",") {
        for part in word.split(separator: ",") {
          elements.append(Argument(kind: .word(String(part)), span: element.span))
        }
      } else {
        elements.append(element)
      }
    }
    lexer.position += 1
    brackets.removeLast()
    return Argument(kind: .list(elements), span: lexer.span(from: start))
  }

  /// A raw word, up to a blank, a bracket or a pipe. What it means is the parameter's type.
  private mutating func wordArgument() throws(LexicalError) -> Argument {
    let start = lexer.position
    while !lexer.isAtEnd, !Self.endsWord(lexer.byte()) { lexer.position += 1 }
    if lexer.position == start { lexer.position += 1 }
    let word = lexer.text(start, lexer.position)
    let span = lexer.span(from: start)
    roles.append(SyntaxRole(.word, span))
    if let byte = word.utf8.first, byte >= 0x80 || byte == UInt8(ascii: "`"), let quote = word.first,
      "“”‘’„`".contains(quote)
    {
      throw LexicalError(
        problem: .curlyQuote(String(quote)),
        span: Span(source: span.source, start: start, end: start + String(quote).utf8.count))
    }
    if word.hasSuffix(","), word.utf8.count > 1, "\"'".utf8.contains(lexer.byte()),
      brackets.last?.isSymbol("[") != true
    {
      // `a,"b c"`: the comma parts the two.
      lexer.position -= 1
      return Argument(kind: .word(String(word.dropLast())), span: lexer.span(from: start))
    }
    if word.hasSuffix(","), brackets.last?.isSymbol("[") != true {
      lexer.skipBlanks()
      let next = lexer.position
      while !lexer.isAtEnd, !Self.endsWord(lexer.byte()) { lexer.position += 1 }
      throw LexicalError(
        problem: .listWithSpaces(word + lexer.text(next, lexer.position)), span: lexer.span(from: start))
    }
    let second = word.utf8.dropFirst().first ?? 0
    if word.hasPrefix("-"), Lexer.isNameStart(second), word.utf8.count == 2 {
      throw LexicalError(problem: .oneLetterOption(word), span: span)
    }
    return Argument(kind: .word(word), span: span)
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
