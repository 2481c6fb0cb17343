import Diagnostics
import Language
import Relation
import Values

extension Checker {
  /// Checks the statements of a block; its names end with it.
  mutating func block(_ block: Block?) -> [PlannedStatement] {
    guard let block else { return [] }
    return inside { checker in checker.statements(block.statements) }
  }

  /// Runs a part of the check in a scope of its own.
  mutating func inside<T>(_ body: (inout Checker) -> T) -> T {
    // Not the whole scope: what a block adds to the lists in it would copy them each time.
    let (variables, definitions, last) = (scope.variables, scope.definitions, scope.last)
    blockDepth += 1
    let result = body(&self)
    blockDepth -= 1
    if !keepsBlockNames { (scope.variables, scope.definitions, scope.last) = (variables, definitions, last) }
    return result
  }

  mutating func blockKind(_ statement: Statement) -> PlannedStatement.Kind? {
    switch statement.kind {
    case .conditional(let tree, let then, let otherwise):
      let condition = condition(tree, in: nil, of: "if")
      if let condition { warnOfConstant(condition, tree) }
      let (yes, no) = (block(then), block(otherwise))
      return condition.map { .conditional($0, then: yes, otherwise: no) }
    case .loop(let name, let pipeline, let body): return loop(name, pipeline, body)
    case .test(let name, let body): return test(name, body)
    case .retry(let times, let every, let body, let until): return retry(times, every, body, until)
    case .watch(let every, let body, let until):
      let pause = duration(every, of: "watch")
      let (statements, condition) = repeated(body, until)
      return pause.map { .watch(every: $0, statements, until: condition) }
    default: return nil
    }
  }

  private mutating func loop(_ name: Name, _ pipeline: Pipeline, _ body: Block) -> PlannedStatement.Kind? {
    let planned = self.pipeline(pipeline, isShown: false)
    var element: (type: ValueType, isNullable: Bool)?
    switch planned?.type {
    case .rows(let fields)?: element = (.record(fields), false)
    case .value(.list(let type), _)?: element = (type, true)
    case .lines?: element = (.text, false)
    case nil: break
    case let other?: report(.needsRows("for", found: Self.describe(other)), at: pipeline.span)
    }
    return inside { checker in
      guard let planned, let element else {
        checker.scope.declareBroken(name.text)
        _ = checker.statements(body.statements)
        return nil
      }
      let slot = checker.make("for", name, element.type, nullable: element.isNullable)
      return .loop(slot: slot, over: planned, checker.statements(body.statements))
    }
  }

  private mutating func test(_ name: Expression, _ body: Block) -> PlannedStatement.Kind? {
    let statements = block(body)
    guard blockDepth == 0 else {
      report(.onlyAtTop("test"), at: name.span)
      return nil
    }
    guard case .literal(.text(let text)) = name.kind else {
      report(.needsText("test"), at: name.span)
      return nil
    }
    if body.assertsNothing(sources: declarations.catalog.names) {
      warn(.testOfNothing(text), at: name.span)
    }
    return .test(name: text, statements)
  }

  private mutating func retry(
    _ times: Expression, _ every: Expression?, _ body: Block?, _ until: Expression?
  ) -> PlannedStatement.Kind? {
    let count = expression(times, in: nil)
    if let count {
      var isWrong = count.type != .integer && count.type != .real
      if case .literal(let value) = count.node { isWrong = !(1...1_000_000).contains(value.integer ?? 0) }
      if isWrong { report(.needsInteger("retry", found: source.slice(times.span)), at: times.span) }
    }
    let pause = every.map { duration($0, of: "every") }
    let (statements, condition) = repeated(body, until)
    guard let count else { return nil }
    return .retry(times: count, every: pause ?? nil, statements, until: condition)
  }

  private mutating func duration(_ tree: Expression, of word: String) -> Expr? {
    guard let value = expression(tree, in: nil) else { return nil }
    guard value.type == .duration else {
      report(.needsDuration(word, found: value.type.word), at: tree.span)
      return nil
    }
    return value
  }

  /// A block and the condition that ends it, which sees the block's names.
  private mutating func repeated(
    _ body: Block?, _ until: Expression?
  ) -> ([PlannedStatement], until: PlannedStatement?) {
    inside { checker in
      let statements = body.map { checker.statements($0.statements) } ?? []
      let condition = until.flatMap { tree in
        checker.statement(Statement(kind: .assertion(tree, message: nil), span: tree.span))
      }
      return (statements, condition)
    }
  }
}
