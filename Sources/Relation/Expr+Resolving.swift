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
    func all(_ list: [Expr]) throws(EvaluationProblem) -> [Expr] {
      var result: [Expr] = []
      for expr in list { result.append(try go(expr)) }
      return result
    }
    switch node {
    case .literal, .column: return node
    case .slot(let index): return .literal(index < bindings.slots.count ? bindings.slots[index] : .null)
    case .negate(let a): return .negate(try go(a))
    case .not(let a): return .not(try go(a))
    case .arithmetic(let op, let a, let b): return .arithmetic(op, try go(a), try go(b))
    case .compare(let op, let a, let b): return .compare(op, try go(a), try go(b))
    case .and(let a, let b): return .and(try go(a), try go(b))
    case .or(let a, let b): return .or(try go(a), try go(b))
    case .isIn(let a, let b): return .isIn(try go(a), try go(b))
    case .contains(let a, let b): return .contains(try go(a), try go(b))
    case .matches(let a, let b): return .matches(try go(a), try go(b))
    case .coalesce(let list): return .coalesce(try all(list))
    case .choose(let a, let b, let c): return .choose(try go(a), try go(b), try go(c))
    case .call(.now, _): return .literal(.date(bindings.now))
    case .call(.ago, let arguments):
      let span = try all(arguments)
      return .arithmetic(.subtract, Expr(.literal(.date(bindings.now)), .date), span[0])
    case .call(let function, let arguments):
      let values = try all(arguments)
      return function.isService ? .ask(try bindings.service(function), values) : .call(function, values)
    case .ask(let function, let arguments): return .ask(function, try all(arguments))
    case .rank(let a, let enumeration): return .rank(try go(a), enumeration)
    case .word(let a, let enumeration): return .word(try go(a), enumeration)
    case .member(let a, let name): return .member(try go(a), name)
    case .index(let a, let b): return .index(try go(a), try go(b))
    case .list(let list): return .list(try all(list))
    case .record(let names, let values): return .record(names, try all(values))
    case .interpolation(let parts): return .interpolation(try all(parts))
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
    func go(_ expr: Expr) throws(EvaluationProblem) -> Expr { try expr.resolved(bindings) }
    func columns(_ list: [Column]) throws(EvaluationProblem) -> [Column] {
      var result: [Column] = []
      for column in list { result.append(Column(column.name, try go(column.value))) }
      return result
    }
    var copy = self
    switch kind {
    case .filter(let condition): copy.kind = .filter(try go(condition))
    case .project(let list): copy.kind = .project(try columns(list))
    case .sort(let terms):
      var result: [SortTerm] = []
      for term in terms { result.append(SortTerm(try go(term.value), descending: term.isDescending)) }
      copy.kind = .sort(result)
    case .summarize(let keys, let sums):
      var result: [AggregateColumn] = []
      for var sum in sums {
        if let argument = sum.argument { sum.argument = try go(argument) }
        result.append(sum)
      }
      copy.kind = .summarize(keys: try columns(keys), sums: result)
    case .take(let count): copy.kind = .take(try go(count))
    case .skip(let count): copy.kind = .skip(try go(count))
    case .distinct, .expand, .join, .count, .first, .last, .only: break
    }
    return copy
  }
}
