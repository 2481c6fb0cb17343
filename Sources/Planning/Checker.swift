import Diagnostics
import Language
import Relation
import Values

/// What a program may name.
package struct Declarations: Sendable {
  package var catalog: Catalog
  /// In the order of the help.
  package let verbNames: [String]
  /// Made when it is first asked for: a program starts sooner without those that it doesn't name.
  private let makeVerb: @Sendable (String) -> VerbDeclaration?
  /// Kinds of names that are known before anything runs (`scenario`): a word that is none of them is an error, unless
  /// it looks like a file's name.
  package var names: [String: [String]]
  /// The columns of a file that `read` names; the first argument is the name of the text that names it.
  package var fileShape: @Sendable (_ text: String, _ path: String) -> FileShape

  package init(
    catalog: Catalog, verbNames: [String], names: [String: [String]] = [:],
    fileShape: @escaping @Sendable (String, String) -> FileShape = { _, _ in
      .problem(message: "files cannot be read here", notes: [])
    },
    verb: @escaping @Sendable (String) -> VerbDeclaration?
  ) {
    self.catalog = catalog
    self.verbNames = verbNames
    self.names = names
    self.fileShape = fileShape
    makeVerb = verb
  }

  package var verbs: [VerbDeclaration] { verbNames.compactMap(makeVerb) }

  package func verb(named name: String) -> VerbDeclaration? { makeVerb(name) }
}

/// Tree → plan, or diagnostics; nothing of a program with an error runs. After an error in a statement the next one is
/// checked all the same.
package struct Checker {
  let declarations: Declarations
  var scope: Scope
  private(set) var diagnostics: [Diagnostic] = []
  /// The same ones: what is checked twice is told once.
  private var told: Set<Diagnostic> = []
  private var errorCount = 0
  /// After so many errors the rest is not looked at, as in the parser: nobody reads more, and each may cost a search for
  /// what was meant.
  private static let errorLimit = 100
  /// Of the statement being checked.
  var subqueries: [(slot: Int, pipeline: PlannedPipeline)] = []
  /// The text that is being checked: a definition's while its call is.
  var source: SourceText
  /// Blocks around the statement.
  var blockDepth = 0
  /// Calls of definitions so far: those inside each other multiply.
  var expansions = 0
  /// For completion inside a block: names live on behind it.
  var keepsBlockNames = false
  /// The definition that is being made.
  var defining: String?
  /// What a definition may not be called.
  private(set) lazy var takenNames = Self.takenNames(declarations)

  package init(_ declarations: Declarations, scope: Scope, source: SourceText) {
    self.declarations = declarations
    self.scope = scope
    self.source = source
  }

  /// Checks a program. The scope that comes back has its variables (`keepsBlockNames`: those of its blocks too).
  package static func check(
    _ script: Script, source: SourceText, declarations: Declarations, scope: Scope,
    keepsBlockNames: Bool = false
  ) -> (statements: [PlannedStatement], scope: Scope, diagnostics: [Diagnostic]) {
    var checker = Checker(declarations, scope: scope, source: source)
    checker.keepsBlockNames = keepsBlockNames
    let planned = checker.statements(script.statements)
    return (planned, checker.scope, checker.diagnostics)
  }

  mutating func statements(_ list: [Statement]) -> [PlannedStatement] {
    warnOfUnreachable(list)
    return list.compactMap { errorCount < Self.errorLimit ? statement($0) : nil }
  }

  mutating func report(_ problem: CheckProblem, at span: Span) {
    tell(problem.diagnostic(at: span))
  }

  mutating func tell(_ diagnostic: Diagnostic) {
    guard told.insert(diagnostic).inserted else { return }
    diagnostics.append(diagnostic)
    if diagnostic.severity == .error { errorCount += 1 }
  }

  /// Takes back what was told after the first `count`, but for what `isKept`.
  mutating func takeBack(after count: Int, but isKept: (Diagnostic) -> Bool) {
    for diagnostic in diagnostics[count...] where !isKept(diagnostic) {
      told.remove(diagnostic)
      if diagnostic.severity == .error { errorCount -= 1 }
    }
    diagnostics[count...].removeAll { !isKept($0) }
  }

  mutating func statement(_ statement: Statement) -> PlannedStatement? {
    let outer = subqueries
    defer { subqueries = outer }
    subqueries = []
    guard let kind = kind(statement) else { return nil }
    return PlannedStatement(kind: kind, subqueries: subqueries, span: statement.span)
  }

  private mutating func kind(_ statement: Statement) -> PlannedStatement.Kind? {
    switch statement.kind {
    case .pipeline(let pipeline): return shownPipeline(pipeline)
    case .explain(let pipeline):
      if let verb = explainingVerb(pipeline) { return shownPipeline(verb) }
      return self.pipeline(pipeline, isShown: true).map(PlannedStatement.Kind.explain)
    case .letBinding(let name, let pipeline): return letBinding(name, pipeline)
    case .parameter(let name, let type, let fallback): return parameter(name, type, fallback)
    case .assertion(let condition, let message):
      guard let checked = self.condition(condition, in: nil, of: "assert") else { return nil }
      warnOfConstant(checked, condition)
      let text = source.slice(condition.span)
      return .assertion(
        checked, message: message.flatMap { expression($0, in: nil) }, operands: operands(condition, checked),
        text: text)
    case .fail(let message): return .fail(message.flatMap { expression($0, in: nil) })
    case .unreadable(let name):
      scope.declareBroken(name.text)
      declareBrokenDefinition(name)
      return nil
    case .conditional, .loop, .test, .retry, .watch: return blockKind(statement)
    case .definition(let name, let parameters, let body):
      define(name, parameters, body)
      return nil
    case .include(let path):
      // Those at the top of a text are read before it is checked.
      report(.onlyAtTop("include"), at: path.span)
      return nil
    case .exit(let code):
      guard let code else { return .exit(nil) }
      guard let number = expression(code, in: nil) else { return nil }
      var isWrong = number.type != .integer
      if case .literal(.integer(let n)) = number.node { isWrong = !(0...255).contains(n) }
      guard !isWrong else {
        report(.badExit(source.slice(code.span)), at: code.span)
        return nil
      }
      return .exit(number)
    }
  }

  /// `explain mentions RESPONSE`: with an argument and without stages it is the verb `explain mentions`, where there is
  /// one; else it is about the pipeline.
  private func explainingVerb(_ pipeline: Pipeline) -> Pipeline? {
    guard pipeline.stages.isEmpty, case .call(var call) = pipeline.head, !call.arguments.isEmpty,
      declarations.verbNames.contains("explain \(call.name.text)")
    else { return nil }
    call.arguments.insert(Argument(kind: .word(call.name.text), span: call.name.span), at: 0)
    call.name = Name("explain", call.name.span)
    var copy = pipeline
    copy.head = .call(call)
    return copy
  }

  /// The parts of a comparison, so that a failing assertion can show the values of both sides.
  private func operands(_ tree: Expression, _ checked: Expr) -> [(text: String, value: Expr)] {
    guard case .binary(_, let left, let right, _) = tree.kind, case .compare(_, let a, let b) = checked.node
    else {
      return []
    }
    return zip([left, right], [a, b]).compactMap { side, value in
      if case .literal = side.kind { return nil }
      // The word, not its place in the enumeration.
      if case .rank(let word, _) = value.node { return (source.slice(side.span), word) }
      return (source.slice(side.span), value)
    }
  }

  private mutating func letBinding(_ name: Name, _ pipeline: Pipeline) -> PlannedStatement.Kind? {
    let planned = self.pipeline(pipeline, isShown: false)
    guard let planned else {
      scope.declareBroken(name.text)
      return nil
    }
    guard let type = planned.type.valueType else {
      report(.nothingToKeep("this"), at: pipeline.span)
      return nil
    }
    var isNullable = false
    switch planned.type {
    case .value(_, let nullable): isNullable = nullable
    // `first` of no rows.
    case .record: isNullable = true
    default: break
    }
    return .letBinding(slot: make("let", name, type, nullable: isNullable), planned)
  }

  private mutating func parameter(_ name: Name, _ type: Name?, _ fallback: Expression?) -> PlannedStatement
    .Kind?
  {
    guard blockDepth == 0 else {
      report(.onlyAtTop("param"), at: name.span)
      scope.declareBroken(name.text)
      return nil
    }
    guard let (valueType, checked) = parameterType(name, type, fallback) else {
      scope.declareBroken(name.text)
      return nil
    }
    return .parameter(
      slot: make("param", name, valueType, nullable: false), name: name.text, type: valueType,
      fallback: checked)
  }

  /// What a parameter holds, and what it holds where nothing is given.
  mutating func parameterType(
    _ name: Name, _ type: Name?, _ fallback: Expression?
  ) -> (ValueType, fallback: Expr?)? {
    let checked = fallback.flatMap { expression($0, in: nil) }
    var valueType: ValueType
    switch type?.text {
    case "text"?: valueType = .text
    case "number"?: valueType = .real
    case "bool"?: valueType = .bool
    case "date"?: valueType = .date
    case "duration"?: valueType = .duration
    case nil: valueType = checked?.type ?? .text
    case let other?:
      report(.unknownType(other), at: type?.span ?? name.span)
      return nil
    }
    if let checked, !Self.fits(checked.type, valueType) {
      report(
        .badArgument(parameter: name.text, expected: valueType.word, found: checked.type.word, nearest: nil),
        at: name.span)
    }
    if valueType == .integer { valueType = .real }
    return (valueType, checked)
  }

  /// A variable that the program makes.
  mutating func make(_ word: String, _ name: Name, _ type: ValueType, nullable: Bool) -> Int {
    let slot = scope.declare(name.text, type, nullable: nullable)
    scope.made.append(Scope.Made(word: word, name: name, slot: slot))
    return slot
  }

  /// Whether a value of one type can stand where another is wanted.
  static func fits(_ found: ValueType, _ wanted: ValueType) -> Bool {
    switch (found, wanted) {
    case (.nothing, _): true
    case (.integer, .real), (.real, .integer): true
    case (.list(let a), .list(let b)): fits(a, b)
    default: found == wanted || found.isTextual && wanted.isTextual
    }
  }
}
