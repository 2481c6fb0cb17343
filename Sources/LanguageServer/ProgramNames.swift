import Diagnostics
import Language
import Values

/// The names that a text makes, and where they hold.
struct ProgramNames {
  enum Kind { case variable, parameter, definition, test }

  struct Made {
    var kind: Kind
    var name: Name
    /// The whole statement.
    var statement: Span
    /// Where the name can be used: the block it stands in.
    var reach: Span
  }

  private(set) var made: [Made] = []
  /// `include "file"`: the name as written.
  private(set) var includes: [(path: String, span: Span)] = []

  init(_ source: SourceText) {
    let (script, _) = Parser.parse(source, source: 0)
    let all = Span(source: 0, start: 0, end: source.bytes.count)
    for statement in script.statements { visit(statement, all) }
  }

  private mutating func add(_ kind: Kind, _ name: Name, _ statement: Statement, _ reach: Span) {
    made.append(Made(kind: kind, name: name, statement: statement.span, reach: reach))
  }

  private mutating func visit(_ block: Block) {
    for statement in block.statements { visit(statement, block.span) }
  }

  private mutating func visit(_ statement: Statement, _ reach: Span) {
    switch statement.kind {
    case .letBinding(let name, _): add(.variable, name, statement, reach)
    case .parameter(let name, _, _): add(.parameter, name, statement, reach)
    case .unreadable(let name): add(.variable, name, statement, reach)
    case .definition(let name, let parameters, let body):
      add(.definition, name, statement, reach)
      for parameter in parameters { add(.parameter, parameter.name, statement, body.span) }
      visit(body)
    case .loop(let name, _, let body):
      add(.variable, name, statement, body.span)
      visit(body)
    case .conditional(_, let then, let otherwise):
      visit(then)
      if let otherwise { visit(otherwise) }
    case .test(let name, let body):
      if case .literal(.text(let text)) = name.kind { add(.test, Name(text, name.span), statement, reach) }
      visit(body)
    case .retry(_, _, let body, _):
      if let body { visit(body) }
    case .watch(_, let body, _): visit(body)
    case .include(let path):
      if case .literal(.text(let text)) = path.kind { includes.append((text, path.span)) }
    default: break
    }
  }

  /// The last one made before `place` that holds there.
  func find(_ name: String, isVariable: Bool, at place: Int) -> Made? {
    made.last { made in
      let isRight = isVariable ? made.kind == .variable || made.kind == .parameter : made.kind == .definition
      return isRight && made.name.text == name && made.name.span.start <= place
        && made.reach.start <= place && place <= made.reach.end
    }
  }
}
