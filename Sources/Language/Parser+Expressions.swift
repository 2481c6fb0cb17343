import Diagnostics
import Values

extension Parser {
  /// A chain makes a tree as deep as it is long, and SQLite takes none deeper than 1,000.
  private static let chainLimit = 500

  /// An expression, tightest operators first (precedence climbing).
  mutating func expression() throws(LexicalError) -> Expression { try binary(minimum: 1) }

  private mutating func binary(minimum: Int) throws(LexicalError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw LexicalError(problem: .tooDeep, span: token.span) }
    var left: Expression
    if case .identifier("not") = token.kind {
      let start = token.span
      try advance()
      let operand = try binary(minimum: 3)
      left = Expression(.unary(.not, operand), start.through(operand.span))
    } else {
      left = try unary()
    }
    var length = 0
    while let op = binaryOperator(), op.precedence >= minimum {
      let operatorSpan = token.span
      length += 1
      guard length < Self.chainLimit else {
        throw LexicalError(problem: .tooLong("operators", limit: Self.chainLimit), span: operatorSpan)
      }
      try advanceOverLines()
      if op == .remainder,
        token.kind == .end || token.kind == .newline || token.isSymbol("|") || token.isSymbol(")")
      {
        throw LexicalError(problem: .percent, span: operatorSpan)
      }
      let right = try binary(minimum: op.precedence + 1)
      if op.isComparison, let next = binaryOperator(), next.isComparison {
        throw LexicalError(problem: .chainedComparison, span: token.span)
      }
      left = Expression(
        .binary(op, left, right, operatorSpan: operatorSpan), left.span.through(right.span))
    }
    return left
  }

  private func binaryOperator() -> BinaryOperator? {
    switch token.kind {
    case .symbol(let symbol): BinaryOperator(rawValue: symbol)
    case .identifier(let word) where Keyword.operators.contains(word) && word != "not":
      BinaryOperator(rawValue: word)
    default: nil
    }
  }

  private mutating func unary() throws(LexicalError) -> Expression {
    guard token.isSymbol("-") else { return try postfix() }
    let start = token.span
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw LexicalError(problem: .tooDeep, span: token.span) }
    try advance()
    let operand = try unary()
    return Expression(.unary(.negate, operand), start.through(operand.span))
  }

  private mutating func postfix() throws(LexicalError) -> Expression {
    var value = try primary()
    var length = 0
    while true {
      length += 1
      guard length < Self.depthLimit else { throw LexicalError(problem: .tooDeep, span: token.span) }
      if token.isSymbol(".") {
        try advance()
        let name = try expectName("a field behind `.`")
        value = Expression(.member(value, name), value.span.through(name.span))
      } else if token.isSymbol("["), token.span.start == value.span.end {
        try open()
        let index = try expression()
        let end = token.span
        try close("]")
        value = Expression(.index(value, index), value.span.through(end))
      } else {
        return value
      }
    }
  }

  private mutating func primary() throws(LexicalError) -> Expression {
    let span = token.span
    switch token.kind {
    case .literal:
      let value = token.value
      try advance()
      return Expression(.literal(value), span)
    case .interpolated:
      return try interpolation()
    case .variable(let name):
      try advance()
      return Expression(.variable(name), span)
    case .identifier(let name):
      guard !Keyword.operators.contains(name) else {
        throw LexicalError(problem: .missingOperand(name), span: span)
      }
      if name == "if", !isFunctionCall { throw LexicalError(problem: .inlineIf, span: span) }
      try advance()
      if token.isSymbol("("), token.span.start == span.end { return try functionCall(Name(name, span)) }
      return Expression(.field(name), span)
    case .symbol("("): return try group()
    case .symbol("["):
      try open()
      let elements = try commaSeparated(until: "]") { parser throws(LexicalError) in try parser.expression() }
      let end = token.span
      try close("]")
      return Expression(.list(elements), span.through(end))
    case .symbol("{"): return try record()
    default: throw unexpected("a value")
    }
  }

  private mutating func commaSeparated<T>(
    until end: String, _ element: (inout Parser) throws(LexicalError) -> T
  ) throws(LexicalError) -> [T] {
    var list: [T] = []
    while !token.isSymbol(end) {
      list.append(try element(&self))
      guard token.isSymbol(",") else { break }
      try advance()
    }
    return list
  }

  private mutating func functionCall(_ name: Name) throws(LexicalError) -> Expression {
    try open()
    let arguments = try commaSeparated(until: ")") { parser throws(LexicalError) in try parser.expression() }
    let end = token.span
    try close(")")
    return Expression(.call(name, arguments), name.span.through(end))
  }

  private mutating func record() throws(LexicalError) -> Expression {
    let start = token.span
    try open()
    let pairs = try commaSeparated(until: "}") { parser throws(LexicalError) in
      var name = Name("", parser.token.span)
      if case .text(let text) = parser.token.value, parser.token.kind == .literal {
        name.text = text
        try parser.advance()
      } else {
        name = try parser.expectName("a name")
      }
      try parser.expectSymbol(":")
      return (name, try parser.expression())
    }
    let end = token.span
    try close("}")
    return Expression(.record(pairs), start.through(end))
  }

  /// `( … )`: a pipeline exactly when a `|` stands at its own depth, else a grouping.
  private mutating func group() throws(LexicalError) -> Expression {
    let start = token.span
    if groupHoldsPipe() {
      try open()
      let pipeline = try pipeline()
      let end = token.span
      try close(")")
      return Expression(.pipeline(pipeline), start.through(end))
    }
    try open()
    var inner = try expression()
    if token.isSymbol(",") { throw LexicalError(problem: .roundList, span: token.span) }
    let end = token.span
    try close(")")
    inner.span = start.through(end)
    inner.isGrouped = true
    return inner
  }

  /// Whether a `|` stands at the depth of the bracket that the current token opens. One look ahead answers for all
  /// the brackets inside it as well, so that deep nesting costs no more than shallow.
  private mutating func groupHoldsPipe() -> Bool {
    let start = token.span.start
    if let known = groups[start] { return known }
    var scan = lexer
    scan.position = start
    var open: [(position: Int, holdsPipe: Bool)] = []
    scan: while !scan.isAtEnd {
      switch scan.byte() {
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard (try? scan.string()) != nil else { break scan }
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open.append((scan.position, false))
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if let closed = open.popLast() { groups[closed.position] = closed.holdsPipe }
        if open.isEmpty { break scan }
      case UInt8(ascii: "|") where scan.byte(1) == UInt8(ascii: "|"): scan.position += 1
      case UInt8(ascii: "|"): open[open.count - 1].holdsPipe = true
      case UInt8(ascii: "#") where scan.position > 0 && scan.bytes[scan.position - 1] <= 0x20:
        scan.skipLine()
        continue
      default: break
      }
      scan.position += 1
    }
    for bracket in open { groups[bracket.position] = bracket.holdsPipe }
    return groups[start] ?? false
  }

  /// A string with `$name` and `$( … )`: its text parts are literals, the rest expressions.
  private mutating func interpolation() throws(LexicalError) -> Expression {
    let value = try interpolationAtom()
    try advance()
    return value
  }

  /// The same behind a verb, where what follows is not read as a token.
  mutating func interpolationAtom() throws(LexicalError) -> Expression {
    let whole = token.span
    let after = (lexer, brackets)
    var parts: [Expression] = []
    var buffer: [UInt8] = []
    lexer.position = whole.start + 1
    func flush(_ parts: inout [Expression], _ buffer: inout [UInt8]) {
      guard !buffer.isEmpty else { return }
      parts.append(Expression(.literal(.text(String(decoding: buffer, as: UTF8.self))), whole))
      buffer = []
    }
    while lexer.position < whole.end - 1 {
      if lexer.byte() == UInt8(ascii: "\\") {
        buffer.append(contentsOf: try lexer.escape())
      } else if lexer.startsInterpolation() {
        flush(&parts, &buffer)
        let start = lexer.position
        if lexer.byte(1) == UInt8(ascii: "(") {
          lexer.position += 1
          token = try lexer.next()
          let inner = try groupAtom()
          parts.append(inner)
        } else {
          token = try lexer.next()
          if case .variable(let name) = token.kind { parts.append(Expression(.variable(name), token.span)) }
        }
        if lexer.position <= start { lexer.position = start + 1 }
      } else {
        buffer.append(lexer.byte())
        lexer.position += 1
      }
    }
    flush(&parts, &buffer)
    (lexer, brackets) = after
    return Expression(.interpolation(parts), whole)
  }

  /// `( … )` inside a string or behind a verb: what stands behind the bracket is not read as a token.
  mutating func groupAtom() throws(LexicalError) -> Expression {
    let start = token.span
    let holdsPipe = groupHoldsPipe()
    try open()
    var inner: Expression
    if holdsPipe {
      let pipeline = try pipeline()
      inner = Expression(.pipeline(pipeline), start)
    } else {
      inner = try expression()
    }
    guard token.isSymbol(")") else { throw unexpected("`)`") }
    brackets.removeLast()
    depth -= 1
    inner.span = start.through(token.span)
    return inner
  }
}
