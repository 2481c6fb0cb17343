import Values

/// What is known once a statement runs.
package struct Bindings {
  package var slots: [Value]
  /// `now()`: UTC milliseconds.
  package var now: Int64
  /// Makes a service's function ready; asked once for each call that is written.
  package var service: (ScalarFunction) throws(EvaluationProblem) -> ServiceFunction

  package init(
    slots: [Value], now: Int64,
    service: @escaping (ScalarFunction) throws(EvaluationProblem) -> ServiceFunction
  ) {
    self.slots = slots
    self.now = now
    self.service = service
  }
}

extension Expr {
  /// With slots and `now` replaced by their values, and what is constant then computed.
  package func resolved(_ bindings: Bindings) throws(EvaluationProblem) -> Expr {
    var copy = self
    copy.node = try resolvedNode(bindings)
    guard copy.isConstant else { return copy }
    let value = try RowEvaluator.compile(copy)([])
    copy.node = .literal(value)
    // The value is known now, whatever its type allowed: `=` and `IS` differ by it.
    copy.isNullable = value.isNull
    return copy
  }

  private func resolvedNode(_ bindings: Bindings) throws(EvaluationProblem) -> Node {
    func go(_ expr: Expr) throws(EvaluationProblem) -> Expr { try expr.resolved(bindings) }
    switch node {
    case .slot(let index): return .literal(index < bindings.slots.count ? bindings.slots[index] : .null)
    case .call(.now, _): return .literal(.date(bindings.now))
    case .call(.ago, let arguments):
      return .arithmetic(.subtract, Expr(.literal(.date(bindings.now)), .date), try go(arguments[0]))
    case .call(let function, _) where function.isService:
      guard case .call(_, let values) = try mappedNode(go) else { return node }
      return .ask(try bindings.service(function), values)
    default: return try mappedNode(go)
    }
  }

  /// Nothing in it depends on the row.
  var isConstant: Bool {
    switch node {
    case .literal: true
    case .column, .slot: false
    case .negate(let a), .not(let a), .rank(let a, _), .word(let a, _), .member(let a, _): a.isConstant
    case .arithmetic(_, let a, let b), .compare(_, let a, let b), .and(let a, let b), .or(let a, let b),
      .isIn(let a, let b), .contains(let a, let b), .matches(let a, let b), .index(let a, let b):
      a.isConstant && b.isConstant
    case .coalesce(let list), .list(let list), .interpolation(let list), .record(_, let list):
      list.allSatisfy(\.isConstant)
    case .choose(let a, let b, let c): a.isConstant && b.isConstant && c.isConstant
    case .ask(_, let list): list.allSatisfy(\.isConstant)
    case .call(let function, let list):
      function != .now && function != .ago && !function.isService && list.allSatisfy(\.isConstant)
    }
  }
}

extension Step {
  /// See `Expr.resolved`.
  package func resolved(_ bindings: Bindings) throws(EvaluationProblem) -> Step {
    try mapped { expr throws(EvaluationProblem) in try expr.resolved(bindings) }
  }
}
