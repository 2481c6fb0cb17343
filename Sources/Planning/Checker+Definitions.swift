import Diagnostics
import Language
import Relation
import Values

// `def`: its body is checked when it is made, so that its errors are told once and in its place; and again for each call,
// whose plan gets slots of its own. So a call is its body, and what is piped on from it can run in SQLite.
extension Checker {
  /// Definitions call those made before them, so calls can double with each; they end here.
  private static let expansionLimit = 1000

  mutating func define(_ name: Name, _ parameters: [Definition.Parameter], _ body: Block) {
    guard blockDepth == 0 else { return report(.onlyAtTop("def"), at: name.span) }
    if takenNames.contains(name.text) {
      declareBrokenDefinition(name)
      return report(.nameTaken(name.text), at: name.span)
    }
    let errors = diagnostics.count
    var defined = DefinedVerb(
      declaration: VerbDeclaration(name.text, "made by `def`", examples: []), parameters: [], body: body,
      variables: scope.variables, known: scope.definitions, source: source)
    for parameter in parameters { add(parameter, to: &defined) }
    defining = name.text
    _ = expanded(
      defined, arguments: [Expr?](repeating: nil, count: defined.parameters.count), span: name.span)
    defining = nil
    defined.isBroken = diagnostics[errors...].contains { $0.severity == .error }
    defined.keepNames(in: source.slice(body.span))
    scope.definitions[name.text] = defined
    scope.made.append(Scope.Made(word: "def", name: name, slot: nil))
  }

  /// The first words of what is declared.
  static func takenNames(_ declarations: Declarations) -> Set<String> {
    Set(
      declarations.catalog.entries.flatMap { [$0.name, $0.singular] }
        + declarations.verbNames.compactMap { $0.split(separator: " ").first.map(String.init) })
  }

  /// Stands for a definition that could not be read.
  mutating func declareBrokenDefinition(_ name: Name) {
    scope.definitions[name.text] = DefinedVerb(
      declaration: VerbDeclaration(name.text, "", examples: []), parameters: [],
      body: Block(statements: [], span: name.span), variables: [:], known: [:], source: source, isBroken: true
    )
  }

  private mutating func add(_ parameter: Definition.Parameter, to defined: inout DefinedVerb) {
    let name = parameter.name
    guard let (type, fallback) = parameterType(name, parameter.type, parameter.fallback) else {
      // Its uses are no errors of their own.
      defined.variables[name.text] = Scope.Variable(
        slot: scope.reserve(), type: .nothing, isNullable: true, isBroken: true)
      return
    }
    guard !defined.parameters.contains(where: { $0.name == name.text }) else {
      return report(.givenTwice(name.text), at: name.span)
    }
    let kind: ParameterType =
      switch type {
      case .real, .integer: .number
      case .bool: .flag
      case .date: .date
      case .duration: .duration
      default: .text
      }
    defined.parameters.append((name.text, type, fallback))
    defined.declaration.parameters.append(
      Parameter(name.text, kind, .positional, required: parameter.fallback == nil, type.word))
  }

  /// A call of a definition, as the pipeline that it stands for.
  mutating func call(_ defined: DefinedVerb, _ call: Call) -> (PlannedPipeline, Flow?)? {
    scope.usedDefinitions.insert(defined.declaration.name)
    guard !defined.isBroken, let bound = bind(defined.declaration, call, skipping: 0, input: .nothing) else {
      return nil
    }
    expansions += 1
    guard expansions <= Self.expansionLimit else {
      report(.tooManyCalls(limit: Self.expansionLimit), at: call.span)
      return nil
    }
    let told = diagnostics.count
    let arguments = defined.parameters.map { parameter in
      bound.argument(parameter.name).map { whole($0.value) }
    }
    let result = expanded(defined, arguments: arguments, span: call.span)
    // Its errors were told where it was made.
    takeBack(after: told) { $0.code == CheckProblem.tooManyCallsCode }
    return result
  }

  /// A number that is written without a point stays whole, so that it can count.
  private func whole(_ value: Expr) -> Expr {
    if case .literal(.real(let x)) = value.node, let n = Int64(exactly: x) {
      .literal(.integer(n))
    } else {
      value
    }
  }

  private mutating func expanded(
    _ defined: DefinedVerb, arguments: [Expr?], span: Span
  ) -> (PlannedPipeline, Flow?)? {
    let (outerSource, outerSubqueries) = (source, subqueries)
    source = defined.source
    defer { (source, subqueries) = (outerSource, outerSubqueries) }
    return inside { checker in
      checker.scope.variables = defined.variables
      checker.scope.definitions = defined.known
      checker.scope.last = nil
      var prelude: [PlannedStatement] = []
      for (parameter, argument) in zip(defined.parameters, arguments) {
        let slot = checker.scope.declare(parameter.name, parameter.type, nullable: false)
        let value = argument ?? parameter.fallback ?? .literal(.null)
        prelude.append(PlannedStatement(kind: .assign(slot: slot, value), subqueries: [], span: span))
      }
      return checker.bodyOf(defined, prelude, span)
    }
  }

  /// The last statement gives the result; those before it run first, and what they give is not shown.
  private mutating func bodyOf(
    _ defined: DefinedVerb, _ parameters: [PlannedStatement], _ span: Span
  ) -> (PlannedPipeline, Flow?)? {
    var prelude = parameters
    var rest = defined.body.statements
    var last: Pipeline?
    if case .pipeline(let pipeline)? = rest.last?.kind {
      last = pipeline
      rest.removeLast()
    }
    for var statement in statements(rest) {
      if case .pipeline(let pipeline, _) = statement.kind { statement.kind = .silent(pipeline) }
      prelude.append(statement)
    }
    guard let last else {
      return (
        PlannedPipeline(prelude: prelude, origin: .nothing, stages: [], type: .nothing, span: span), nil
      )
    }
    subqueries = []
    guard case (var planned, let flow)? = unshown(last) else { return nil }
    prelude += subqueries.map {
      PlannedStatement(kind: .letBinding(slot: $0.slot, $0.pipeline), subqueries: [], span: last.span)
    }
    planned.prelude = prelude + planned.prelude
    planned.span = span
    return (planned, flow)
  }
}

extension DefinedVerb {
  /// Forgets the names that its body does not have. With all of them each definition would hold those before it, which
  /// hold those before them.
  fileprivate mutating func keepNames(in body: String) {
    let words = Set(
      body.utf8.split { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), 0x80...:
          false
        default: true
        }
      }.map { String(Substring($0)) })
    variables = kept(variables, words)
    known = kept(known, words)
  }

  private func kept<T>(_ names: [String: T], _ words: Set<String>) -> [String: T] {
    guard !isBroken else { return [:] }
    var result: [String: T] = [:]
    for word in words { if let value = names[word] { result[word] = value } }
    return result
  }
}
