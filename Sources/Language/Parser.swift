import Diagnostics
import Values

/// Text → syntax tree. `parse…` returns a tree, `expect…` insists on a token. After a syntax error the parser goes on at
/// the next line that begins a statement, so that all the errors of a text are found at once.
package struct Parser {
  var lexer: Lexer
  var token: Token
  var depth = 0
  /// Brackets open around the token: inside them a line end is a blank.
  var brackets: [Token] = []
  var diagnostics: [Diagnostic] = []
  /// An error stands at the end of the text: more input may mend it.
  var isIncomplete = false
  /// Brackets that were looked into, by place: whether a `|` stands at their own depth.
  var groups: [Int: Bool] = [:]
  /// The variable that the statement being read makes.
  var declared: Name?
  /// The first word of the statement that is being read.
  var firstWord: Name?
  /// The definition that is being read.
  var defined: Name?
  /// What the words that were read are, where the lexer alone cannot tell.
  var roles: [SyntaxRole] = []

  /// Brackets and operators inside each other, counted together.
  static let depthLimit = 200
  /// After so many errors the rest is not looked at: each may cost a scan of all that follows.
  private static let errorLimit = 100

  private init(_ text: SourceText, source: Int) {
    lexer = Lexer(text, source: source)
    token = Token(kind: .end, span: Span(source: source, start: 0, end: 0))
  }

  /// Parses `text`, which is number `source` of the session. With errors, the statements that could be read come too.
  package static func parse(_ text: SourceText, source: Int) -> (Script, [Diagnostic]) {
    var parser = Parser(text, source: source)
    let script = parser.script()
    return (script, parser.diagnostics)
  }

  /// Parses a text that is being typed, with what its words are and whether more lines may make a program of it.
  package static func study(_ text: SourceText, source: Int) -> Study {
    var parser = Parser(text, source: source)
    let script = parser.script()
    return Study(
      script: script, diagnostics: parser.diagnostics, roles: parser.roles, isIncomplete: parser.isIncomplete)
  }

  /// What a text under the cursor is so far.
  package struct Study {
    package let script: Script
    package let diagnostics: [Diagnostic]
    /// Those that the lexer alone cannot tell, as they were read: `RoleReader` makes the whole of them.
    package let roles: [SyntaxRole]
    package let isIncomplete: Bool
  }

  /// Whether more lines may make a program of what is none yet: an open bracket or string, a trailing operator or pipe.
  package static func isIncomplete(_ text: String) -> Bool {
    var parser = Parser(SourceText(name: "", text: text), source: 0)
    _ = parser.script()
    return parser.isIncomplete
  }

  private mutating func script() -> Script {
    var statements: [Statement] = []
    while true {
      declared = nil
      defined = nil
      do {
        try advance()
        while token.kind == .newline || token.kind == .semicolon { try advance() }
        if token.kind == .end { return Script(statements: statements) }
        let statement = try statement()
        try expectEndOfStatement()
        statements.append(statement)
      } catch {
        report(error)
        if let broken = brokenDeclaration() { statements.append(broken) }
        if isIncomplete || diagnostics.count >= Self.errorLimit { return Script(statements: statements) }
        recover()
      }
      if lexer.isAtEnd && token.kind == .end { return Script(statements: statements) }
    }
  }

  mutating func report(_ error: LexicalError) {
    if error.problem == .gaveUp { return }
    if let word = firstWord, error.problem.isOfGrammar, let advice = ForeignWord.atStatement(word.text) {
      diagnostics.append(
        SyntaxProblem.foreignStatement(word.text, instead: advice).diagnostic(at: word.span))
      return
    }
    diagnostics.append(error.problem.diagnostic(at: error.span))
    switch error.problem {
    case .unclosed, .unclosedString: isIncomplete = true
    case .expected(_, let found) where found == "the end": isIncomplete = true
    default: break
    }
  }

  /// Stands for a statement that could not be read but would have made a name.
  func brokenDeclaration() -> Statement? {
    (defined ?? declared).map { Statement(kind: .unreadable($0), span: $0.span) }
  }

  /// After an error in a block: goes on behind the statement, at the block's end at the latest. Throws where there is
  /// nothing to go on with.
  mutating func recover(_ error: LexicalError, inBlock open: Span) throws(LexicalError) {
    let known = depth
    report(error)
    if isIncomplete || diagnostics.count >= Self.errorLimit {
      throw LexicalError(problem: .gaveUp, span: open)
    }
    recover(inBlock: true)
    depth = known
    if lexer.isAtEnd {
      // More lines may close it, but it is the first error that has to be mended.
      throw LexicalError(problem: .gaveUp, span: open)
    }
    token = lexer.byte() == UInt8(ascii: "}") ? try lexer.next() : Token(kind: .newline, span: token.span)
    if token.kind == .newline { try advance() }
  }

  /// To the end of the statement: a line end after which no `|` goes on and no bracket is open.
  private mutating func recover(inBlock: Bool = false) {
    brackets = []
    depth = 0
    var braces = 0
    // A failure at a line end leaves the lexer behind it; start from the offending token's line.
    // What no token could be made of lies behind the token, and is passed.
    let isRead = lexer.position <= token.span.end
    lexer.position = max(lexer.position, token.span.end)
    if isRead && (token.kind == .newline || token.isSymbol("}") || token.isSymbol("{")) {
      lexer.position = token.span.start
    }
    while !lexer.isAtEnd {
      if lexer.byte() == UInt8(ascii: "{") {
        braces += 1
      } else if lexer.byte() == UInt8(ascii: "}") {
        if braces == 0, inBlock { break }
        braces = max(0, braces - 1)
      } else if lexer.byte() == UInt8(ascii: "\n"), braces == 0 {
        let saved = lexer.position
        lexer.skipBlanks(newlines: true)
        if lexer.byte() != UInt8(ascii: "|") && lexer.byte() != UInt8(ascii: ")")
          && lexer.byte() != UInt8(ascii: "]")
        {
          lexer.position = saved
          break
        }
      } else if lexer.byte() == UInt8(ascii: "\"") || lexer.byte() == UInt8(ascii: "'") {
        if (try? lexer.string()) == nil { lexer.position += 1 }
        continue
      }
      lexer.position += 1
    }
    token = Token(kind: .end, span: Span(source: lexer.source, start: lexer.position, end: lexer.position))
  }

  /// Reads the next token; inside brackets line ends are blanks.
  mutating func advance() throws(LexicalError) {
    if !brackets.isEmpty { lexer.skipBlanks(newlines: true) }
    token = try lexer.next()
    if token.kind == .end, let open = brackets.last, case .symbol(let bracket) = open.kind {
      throw LexicalError(problem: .unclosed(bracket), span: open.span)
    }
  }

  /// Skips line ends where the statement must go on: behind an operator, a comma, a pipe.
  mutating func advanceOverLines() throws(LexicalError) {
    lexer.skipBlanks(newlines: true)
    try advance()
  }

  func unexpected(_ what: String) -> LexicalError {
    LexicalError(problem: .expected(what, found: describe(token)), span: token.span)
  }

  func describe(_ token: Token) -> String {
    switch token.kind {
    case .end: "the end"
    case .newline: "the end of the line"
    case .semicolon: "`;`"
    default: "`\(lexer.text(token.span.start, max(token.span.end, token.span.start)))`"
    }
  }

  mutating func expectSymbol(_ symbol: String) throws(LexicalError) {
    guard token.isSymbol(symbol) else { throw unexpected("`\(symbol)`") }
    try advance()
  }

  mutating func expectName(_ what: String) throws(LexicalError) -> Name {
    guard case .identifier(let text) = token.kind else { throw unexpected(what) }
    let name = Name(text, token.span)
    try advance()
    return name
  }

  private mutating func expectEndOfStatement() throws(LexicalError) {
    switch token.kind {
    case .newline, .semicolon, .end: return
    default: throw endExpected()
    }
  }

  /// Why the token cannot stand behind a statement.
  func endExpected() -> LexicalError {
    switch token.kind {
    case .symbol("="):
      LexicalError(problem: .foreignOperator("=", instead: "=="), span: token.span)
    case .identifier(let word):
      LexicalError(problem: .bareWordInExpression(word, behind: functionBefore(token)), span: token.span)
    default: unexpected(SyntaxProblem.statementEnd)
    }
  }

  /// The function whose name stands right before a token, with nothing but blanks between.
  private func functionBefore(_ token: Token) -> String? {
    let blank = UInt8(ascii: " ")
    var end = token.span.start
    while end > 0, lexer.bytes[end - 1] == blank { end -= 1 }
    var start = end
    while start > 0, Lexer.isNamePart(lexer.bytes[start - 1]) { start -= 1 }
    let word = lexer.text(start, end)
    return ForeignWord.sums.contains(word) ? word : nil
  }

  /// Opens a bracket at the current token and moves behind it.
  mutating func open() throws(LexicalError) {
    brackets.append(token)
    depth += 1
    guard depth < Self.depthLimit else { throw LexicalError(problem: .tooDeep, span: token.span) }
    try advance()
  }

  /// Closes the innermost bracket at the current token and moves behind it.
  mutating func close(_ symbol: String) throws(LexicalError) {
    guard token.isSymbol(symbol) else { throw unexpected("`\(symbol)`") }
    brackets.removeLast()
    depth -= 1
    try advance()
  }
}
