import Diagnostics
import Language
import Relation
import Values

// What is no error but can hardly be meant.
extension Checker {
  mutating func warn(_ warning: CheckWarning, at span: Span) {
    tell(warning.diagnostic(at: span))
  }

  /// Statements behind one that always leaves.
  mutating func warnOfUnreachable(_ list: [Statement]) {
    for (index, statement) in list.dropLast().enumerated() {
      switch statement.kind {
      case .exit: return warn(.unreachable(after: "exit"), at: list[index + 1].span)
      case .fail: return warn(.unreachable(after: "fail"), at: list[index + 1].span)
      default: break
      }
    }
  }

  /// An assertion about nothing that could change.
  mutating func warnOfConstant(_ condition: Expr, _ tree: Expression) {
    guard condition.isFixed || Self.comparesWithItself(tree) else { return }
    warn(.constantCondition(source.slice(tree.span)), at: tree.span)
  }

  /// `name == name`.
  private static func comparesWithItself(_ tree: Expression) -> Bool {
    guard case .binary(let op, let left, let right, _) = tree.kind, op.isComparison,
      case .field(let a) = left.kind, case .field(let b) = right.kind
    else { return false }
    return a == b
  }

  /// A field that always has a value, compared with null.
  mutating func warnOfNeverNull(_ value: Expr, _ other: Expr, _ tree: Expression, isEqual: Bool) {
    guard case .column = value.node, !value.isNullable, case .literal(.null) = other.node else { return }
    warn(.neverNull(source.slice(tree.span), isEqual: isEqual), at: tree.span)
  }

  /// The names that a whole program makes and never uses; not for a prompt, where they may be used later.
  package static func unused(_ scope: Scope) -> [Diagnostic] {
    scope.made.compactMap { made in
      guard !made.name.text.hasPrefix("_") else { return nil }
      let isUsed =
        made.slot.map { scope.usedSlots.contains($0) } ?? scope.usedDefinitions.contains(made.name.text)
      return isUsed
        ? nil : CheckWarning.unused(word: made.word, made.name.text).diagnostic(at: made.name.span)
    }
  }
}

extension Block {
  /// Reads from sources alone, and holds nothing of it against anything.
  func assertsNothing(sources: [String]) -> Bool {
    statements.allSatisfy { statement in
      let pipeline: Pipeline
      switch statement.kind {
      case .pipeline(let read), .letBinding(_, let read): pipeline = read
      default: return false
      }
      guard case .call(let call) = pipeline.head, sources.contains(call.name.text) else { return false }
      return pipeline.stages.allSatisfy { stage in
        switch stage.kind {
        case .assertion, .snapshot, .only, .call: false
        default: true
        }
      }
    }
  }
}

extension Expr {
  /// Depends on nothing: no row, no variable, no clock.
  fileprivate var isFixed: Bool {
    switch node {
    case .literal: true
    case .column, .slot, .ask: false
    case .negate(let a), .not(let a), .rank(let a, _), .word(let a, _), .member(let a, _): a.isFixed
    case .arithmetic(_, let a, let b), .compare(_, let a, let b), .and(let a, let b), .or(let a, let b),
      .isIn(let a, let b), .contains(let a, let b), .matches(let a, let b), .index(let a, let b):
      a.isFixed && b.isFixed
    case .choose(let a, let b, let c): a.isFixed && b.isFixed && c.isFixed
    case .coalesce(let list), .list(let list), .interpolation(let list), .record(_, let list):
      list.allSatisfy(\.isFixed)
    case .call(let function, let list):
      !function.isService && function != .now && function != .ago && list.allSatisfy(\.isFixed)
    }
  }
}

/// What a program can hardly mean.
package enum CheckWarning {
  package static let testOfNothingCode = "test-of-nothing"

  case unused(word: String, String)
  case unreachable(after: String)
  case constantCondition(String)
  case neverNull(String, isEqual: Bool)
  case testOfNothing(String)

  func diagnostic(at span: Span) -> Diagnostic {
    func make(_ code: String, _ message: String, _ notes: [String] = []) -> Diagnostic {
      Diagnostic(severity: .warning, code: code, message, at: span, notes: notes)
    }
    switch self {
    case .unused("def", let name):
      return make("unused", "nothing calls `\(name)`", ["take it out, or begin its name with `_`"])
    case .unused(let word, let name):
      let sign = word == "for" ? "" : "$"
      return make("unused", "nothing uses `\(sign)\(name)`", ["take it out, or begin its name with `_`"])
    case .unreachable(let word):
      return make(
        "unreachable", "this never runs: `\(word)` stands before it",
        ["take it out, or put it before the `\(word)`"])
    case .constantCondition(let text):
      return make("constant-condition", "`\(text)` is always the same", ["compare something of the data"])
    case .testOfNothing(let name):
      return make(
        Self.testOfNothingCode, "the test \"\(name)\" asserts nothing", ["assert (runs | count) > 0"])
    case .neverNull(let field, let isEqual):
      return make(
        "never-null", "`\(field)` always has a value: this is always \(isEqual ? "false" : "true")",
        ["leave the comparison out, or ask for null of another field"])
    }
  }
}
