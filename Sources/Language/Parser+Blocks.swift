import Diagnostics
import Values

// Statements that hold others.
extension Parser {
  /// A statement that begins with this word and has a block; nil where the word begins a pipeline.
  mutating func blockStatement(_ word: String) throws(LexicalError) -> Statement.Kind? {
    switch word {
    case "if": return try conditional()
    case "for": return try loop()
    case "def": return try definition()
    case "test":
      try advance()
      return .test(try expression(), try block())
    case "retry": return try retry()
    case "watch": return try watch()
    case "include":
      try advance()
      return .include(try expression())
    case "else":
      throw LexicalError(problem: .strayElse, span: token.span)
    default: return nil
    }
  }

  private mutating func conditional() throws(LexicalError) -> Statement.Kind {
    try advance()
    let condition = try expression()
    let then = try block()
    guard try skipsToElse() else { return .conditional(condition, then: then, otherwise: nil) }
    let start = token.span
    guard case .identifier("if") = token.kind else {
      return .conditional(condition, then: then, otherwise: try block())
    }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw LexicalError(problem: .tooDeep, span: token.span) }
    let nested = Statement(kind: try conditional(), span: start.through(previousEnd(start)))
    return .conditional(
      condition, then: then, otherwise: Block(statements: [nested], span: nested.span))
  }

  /// Moves behind an `else` that follows a block, also on a later line.
  private mutating func skipsToElse() throws(LexicalError) -> Bool {
    let saved = (lexer, token)
    while token.kind == .newline { try advance() }
    if case .identifier("else") = token.kind {
      try advance()
      return true
    }
    (lexer, token) = saved
    return false
  }

  private mutating func loop() throws(LexicalError) -> Statement.Kind {
    try advance()
    let name = try newName()
    guard case .identifier("in") = token.kind else { throw unexpected("`in`") }
    try advance()
    let rows = try pipeline()
    return .loop(name, over: rows, try block())
  }

  private mutating func definition() throws(LexicalError) -> Statement.Kind {
    try advance()
    let name = try newName()
    defined = name
    guard !Keyword.statements.contains(name.text), !Keyword.stages.contains(name.text) else {
      throw LexicalError(problem: .reservedWord(name.text), span: name.span)
    }
    var parameters: [Definition.Parameter] = []
    if token.isSymbol("(") {
      try open()
      while !token.isSymbol(")") {
        parameters.append(try definedParameter())
        guard token.isSymbol(",") else { break }
        try advance()
      }
      try close(")")
    }
    return .definition(name, parameters, try block())
  }

  private mutating func definedParameter() throws(LexicalError) -> Definition.Parameter {
    let name = try newName()
    var parameter = Definition.Parameter(name: name, type: nil, fallback: nil)
    if token.isSymbol(":") {
      try advance()
      parameter.type = try expectName("a type: text, number, bool, date or duration")
    }
    if token.isSymbol("=") {
      try advance()
      parameter.fallback = try expression()
    }
    return parameter
  }

  /// `retry 5 every 2s { … }`, `retry 5 every 2s until E`, or both.
  private mutating func retry() throws(LexicalError) -> Statement.Kind {
    try advance()
    let times = try expression()
    var every: Expression?
    if case .identifier("every") = token.kind {
      try advance()
      every = try expression()
    }
    var body: Block?
    if token.isSymbol("{") { body = try block() }
    let until = try untilCondition()
    guard body != nil || until != nil else { throw unexpected("`{` or `until`") }
    return .retry(times: times, every: every, body, until: until)
  }

  private mutating func untilCondition() throws(LexicalError) -> Expression? {
    guard case .identifier("until") = token.kind else { return nil }
    try advance()
    return try expression()
  }

  /// `watch 2s { … }` is a statement; `watch latest` is the verb.
  private mutating func watch() throws(LexicalError) -> Statement.Kind? {
    var ahead = lexer
    guard !isFunctionCall, let next = try? ahead.next(), next.kind == .literal, case .duration = next.value
    else {
      return nil
    }
    try advance()
    let every = try expression()
    let body = try block()
    return .watch(every: every, body, until: try untilCondition())
  }

  /// `{ statements }`. An error in one of them does not hide those of the others.
  mutating func block() throws(LexicalError) -> Block {
    guard token.isSymbol("{") else {
      if token.isSymbol("|") { throw LexicalError(problem: .barePipe, span: token.span) }
      if let word = shellWord() {
        skipShellBlock(word.span)
        throw LexicalError(problem: .shellBlock(word.text), span: word.span)
      }
      throw unexpected("`{`")
    }
    let open = token.span
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw LexicalError(problem: .tooDeep, span: open) }
    let outer = brackets
    brackets = []
    defer { brackets = outer }
    var statements: [Statement] = []
    do {
      try advance()
    } catch {
      try recover(error, inBlock: open)
    }
    while true {
      while token.kind == .newline || token.kind == .semicolon {
        do throws(LexicalError) { try advance() } catch { try recover(error, inBlock: open) }
      }
      if token.isSymbol("}") { break }
      if token.kind == .end { throw LexicalError(problem: .unclosed("{"), span: open) }
      declared = nil
      defined = nil
      do throws(LexicalError) {
        let statement = try statement()
        guard token.kind == .newline || token.kind == .semicolon || token.isSymbol("}") || token.kind == .end
        else { throw endExpected() }
        statements.append(statement)
      } catch {
        if let broken = brokenDeclaration() { statements.append(broken) }
        try recover(error, inBlock: open)
      }
    }
    let end = token.span
    brackets = outer
    try advance()
    return Block(statements: statements, span: open.through(end))
  }

  /// `join [left] RIGHT on FIELD [== FIELD]`; RIGHT is a source's name, a variable or `( … )`.
  mutating func join() throws(LexicalError) -> Join {
    var isLeft = false
    if case .identifier("left") = token.kind {
      isLeft = true
      try advance()
    }
    let right = try joined()
    guard case .identifier("on") = token.kind else { throw unexpected("`on` and a field") }
    try advance()
    let field = try expectName("a field")
    var rightField: Name?
    if token.isSymbol("==") {
      try advance()
      rightField = try expectName("a field of the other side")
    }
    return Join(isLeft: isLeft, right: right, field: field, rightField: rightField)
  }

  private mutating func joined() throws(LexicalError) -> Pipeline {
    let span = token.span
    switch token.kind {
    case .identifier(let word) where word != "on":
      roles.append(SyntaxRole(.call, span))
      try advance()
      let call = Call(name: Name(word, span), arguments: [], span: span)
      return Pipeline(head: .call(call), stages: [], span: span)
    case .variable(let name):
      try advance()
      return Pipeline(head: .expression(Expression(.variable(name), span)), stages: [], span: span)
    case .symbol("("):
      try open()
      let pipeline = try pipeline()
      try close(")")
      return pipeline
    default:
      throw unexpected("a source, a variable or `( … )`")
    }
  }

  /// `pivot VALUE by FIELD in [ … ]`.
  mutating func pivot() throws(LexicalError) -> Stage.Kind {
    let value = try expectName("the field that fills the new columns")
    guard case .identifier("by") = token.kind else { throw unexpected("`by` and a field") }
    try advance()
    let key = try expectName("the field whose values become columns")
    var values: Expression?
    if case .identifier("in") = token.kind {
      try advanceOverLines()
      values = try expression()
    }
    return .pivot(value, by: key, values: values)
  }
}
