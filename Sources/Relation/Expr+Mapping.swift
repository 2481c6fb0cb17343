import Values

extension Expr {
  /// The same with other operands.
  func mappedNode<Problem: Error>(_ go: (Expr) throws(Problem) -> Expr) throws(Problem) -> Node {
    func all(_ list: [Expr]) throws(Problem) -> [Expr] {
      var result: [Expr] = []
      for expr in list { result.append(try go(expr)) }
      return result
    }
    switch node {
    case .literal, .column, .slot: return node
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
    case .call(let function, let arguments): return .call(function, try all(arguments))
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
}

extension Step {
  /// The same with other expressions.
  func mapped<Problem: Error>(_ go: (Expr) throws(Problem) -> Expr) throws(Problem) -> Step {
    func columns(_ list: [Column]) throws(Problem) -> [Column] {
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
