import Diagnostics
import Values

extension Parser {
  mutating func statement() throws(LexicalError) -> Statement {
    let start = token.span
    let kind: Statement.Kind
    firstWord = nil
    if case .identifier(let word) = token.kind {
      firstWord = Name(word, start)
      if Keyword.statements.contains(word), !isFunctionCall { roles.append(SyntaxRole(.keyword, start)) }
    }
    if lexer.bytes[start.start...].starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")]) {
      throw LexicalError(problem: .foreignComment("--"), span: start)
    }
    switch token.kind {
    case .identifier(_) where isFunctionCall:
      kind = .pipeline(try pipeline())
    case .identifier("let"):
      try advance()
      let name = try newName()
      declared = name
      if token.isSymbol(":") { throw LexicalError(problem: .typedLet(name.text), span: token.span) }
      try expectAssignmentSign()
      kind = .letBinding(name, try pipeline())
    case .identifier("param"):
      kind = try parameter()
    case .identifier("assert"):
      try advance()
      let condition = try expression()
      kind = .assertion(condition, message: try message())
    case .identifier("explain"):
      try advance()
      kind = .explain(try pipeline())
    case .identifier("fail"):
      try advance()
      kind = .fail(isAtStatementEnd ? nil : try expression())
    case .identifier("exit"):
      try advance()
      kind = .exit(isAtStatementEnd ? nil : try expression())
    case .identifier(let word):
      if let block = try blockStatement(word) { kind = block } else { kind = .pipeline(try pipeline()) }
    default:
      kind = .pipeline(try pipeline())
      if token.isSymbol("="), case .pipeline(let pipeline) = kind, pipeline.stages.isEmpty,
        case .expression(let head) = pipeline.head, case .variable(let name) = head.kind
      {
        throw LexicalError(problem: .assignmentWithoutLet(name), span: start)
      }
    }
    return Statement(kind: kind, span: start.through(previousEnd(start)))
  }

  /// The span that ends where the current token begins, trimmed of blanks.
  func previousEnd(_ start: Span) -> Span {
    var end = token.span.start
    while end > start.start, lexer.bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    return Span(source: start.source, start: start.start, end: max(end, start.start))
  }

  var isAtStatementEnd: Bool {
    token.kind == .newline || token.kind == .semicolon || token.kind == .end || token.isSymbol("}")
  }

  mutating func newName() throws(LexicalError) -> Name {
    if case .variable(let text) = token.kind {
      throw LexicalError(
        problem: .expected("a name without `$`: `\(text)`", found: "`$\(text)`"), span: token.span)
    }
    let name = try expectName("a name")
    guard !Keyword.operators.contains(name.text) else {
      throw LexicalError(problem: .reservedWord(name.text), span: name.span)
    }
    return name
  }

  /// `=`, behind which the line may break.
  mutating func expectAssignmentSign() throws(LexicalError) {
    guard token.isSymbol("=") else { throw unexpected("`=`") }
    try advanceOverLines()
  }

  private mutating func parameter() throws(LexicalError) -> Statement.Kind {
    try advance()
    let name = try newName()
    declared = name
    var type: Name?
    if token.isSymbol(":") {
      try advance()
      type = try expectName("a type: text, number, bool, date or duration")
    }
    var fallback: Expression?
    if token.isSymbol("=") {
      try advance()
      fallback = try expression()
    }
    return .parameter(name, type: type, fallback: fallback)
  }

  /// `, "why"`.
  mutating func message() throws(LexicalError) -> Expression? {
    guard token.isSymbol(",") else { return nil }
    try advanceOverLines()
    return try expression()
  }

  /// A pipeline from its first token to the end of its last stage.
  mutating func pipeline() throws(LexicalError) -> Pipeline {
    let start = token.span
    let head: Pipeline.Head
    if case .identifier(let word) = token.kind, !isFunctionCall, word != "not" {
      if Keyword.stages.contains(word) {
        throw LexicalError(
          problem: .expected("a source before `\(word)`, as in `runs | \(word) …`", found: "`\(word)`"),
          span: token.span)
      }
      if startsAssignment { throw LexicalError(problem: .assignmentWithoutLet(word), span: token.span) }
      head = .call(try call())
    } else {
      head = .expression(try expression())
    }
    return Pipeline(head: head, stages: try stages(), span: start.through(previousEnd(start)))
  }

  /// `x = 3`: a single `=` behind the name.
  private var startsAssignment: Bool {
    var ahead = lexer
    ahead.skipBlanks()
    return ahead.byte() == UInt8(ascii: "=")
      && ![UInt8(ascii: "="), UInt8(ascii: "~")].contains(ahead.byte(1))
  }

  /// An identifier with a bracket right behind it: `range(3)`.
  var isFunctionCall: Bool {
    token.span.end < lexer.bytes.count && lexer.bytes[token.span.end] == UInt8(ascii: "(")
  }

  /// `| stage | stage`, also on the next lines.
  mutating func stages() throws(LexicalError) -> [Stage] {
    var stages: [Stage] = []
    while true {
      if token.kind == .newline {
        let saved = (lexer, token)
        lexer.skipBlanks(newlines: true)
        guard lexer.byte() == UInt8(ascii: "|"), lexer.byte(1) != UInt8(ascii: "|") else {
          (lexer, token) = saved
          return stages
        }
        try advance()
      }
      guard token.isSymbol("|") else { return stages }
      guard stages.count < 200 else {
        throw LexicalError(problem: .tooLong("stages", limit: 200), span: token.span)
      }
      try advanceOverLines()
      stages.append(try stage())
    }
  }

  private mutating func stage() throws(LexicalError) -> Stage {
    let start = token.span
    guard case .identifier(let word) = token.kind else {
      throw unexpected("a stage such as `where` or a verb")
    }
    let kind: Stage.Kind
    if Keyword.stages.contains(word) {
      roles.append(SyntaxRole(.keyword, start))
      try advance()
      kind = try stageBody(word)
    } else {
      do { kind = .call(try call()) } catch {
        guard error.problem.isOfGrammar, let nearest = Suggestion.nearest(to: word, among: Keyword.stages)
        else { throw error }
        throw LexicalError(problem: .misspeltStage(word, nearest: nearest), span: start)
      }
    }
    return Stage(kind: kind, span: start.through(previousEnd(start)))
  }

  private mutating func stageBody(_ word: String) throws(LexicalError) -> Stage.Kind {
    switch word {
    case "where": return .filter(try expression())
    case "select":
      if token.isSymbol("*") { throw LexicalError(problem: .star, span: token.span) }
      return .select(try assignments())
    case "derive": return .derive(try assignments())
    case "sort":
      try refuseBy(of: word)
      return .sort(try sortKeys())
    case "summarize":
      try refuseBy(of: word)
      let sums = try assignments()
      guard case .identifier("by") = token.kind else { return .summarize(sums, by: []) }
      try advanceOverLines()
      return .summarize(sums, by: try assignments())
    case "take": return .take(try expression())
    case "skip": return .skip(try expression())
    case "distinct": return .distinct(try names())
    case "expand": return .expand(try expectName("the name of a list field"))
    case "first", "last", "only", "count":
      switch token.kind {
      case .literal, .identifier, .variable, .symbol("("), .symbol("["), .symbol("-"):
        throw LexicalError(problem: .takesNothing(word), span: token.span)
      default: break
      }
      return word == "first" ? .first : word == "last" ? .last : word == "only" ? .only : .count
    case "join": return .join(try join())
    case "pivot": return try pivot()
    default: return try assertionStage()
    }
  }

  /// `sort by name`, `summarize by job`: a `by` with a field right behind it.
  private func refuseBy(of stage: String) throws(LexicalError) {
    guard case .identifier("by") = token.kind else { return }
    var ahead = lexer
    ahead.skipBlanks()
    guard Lexer.isNameStart(ahead.byte()) || ahead.byte() == UInt8(ascii: "-") else { return }
    throw LexicalError(problem: .superfluousWord("by", stage: stage), span: token.span)
  }

  private mutating func assertionStage() throws(LexicalError) -> Stage.Kind {
    if case .identifier("matches") = token.kind {
      try advance()
      return .snapshot(try expression())
    }
    guard case .identifier(let word) = token.kind, let quantifier = Quantifier(rawValue: word) else {
      throw unexpected(SyntaxProblem.quantifier)
    }
    try advance()
    let condition = try expression()
    let message = try message()
    var allowEmpty = false
    if token.kind == .option {
      guard lexer.text(token.span.start, min(token.span.start + 13, lexer.bytes.count)) == "--allow-empty"
      else {
        throw LexicalError(problem: .expected("`--allow-empty`", found: "another option"), span: token.span)
      }
      lexer.position = token.span.start + 13
      allowEmpty = true
      try advance()
    }
    return .assertion(quantifier, condition, message: message, allowEmpty: allowEmpty)
  }

  private mutating func names() throws(LexicalError) -> [Name] {
    var names: [Name] = []
    guard case .identifier = token.kind else { return names }
    while true {
      names.append(try expectName("a field"))
      guard token.isSymbol(",") else { return names }
      try advanceOverLines()
    }
  }

  private mutating func assignments() throws(LexicalError) -> [Assignment] {
    var list: [Assignment] = []
    while true {
      let start = token.span
      let value = try expression()
      if token.isSymbol("=") {
        guard case .field(let text) = value.kind, !value.isGrouped else {
          throw LexicalError(problem: .foreignOperator("=", instead: "=="), span: token.span)
        }
        try advanceOverLines()
        let assigned = try expression()
        list.append(
          Assignment(name: Name(text, value.span), value: assigned, span: start.through(assigned.span)))
      } else {
        list.append(Assignment(name: nil, value: value, span: value.span))
      }
      guard token.isSymbol(",") else { return list }
      try advanceOverLines()
    }
  }

  private mutating func sortKeys() throws(LexicalError) -> [SortKey] {
    var keys: [SortKey] = []
    while true {
      let isDescending = token.isSymbol("-")
      if isDescending { try advance() }
      keys.append(SortKey(value: try expression(), isDescending: isDescending))
      guard token.isSymbol(",") else { return keys }
      try advanceOverLines()
    }
  }
}
