import Values

extension Step {
  /// The columns of the rows that these steps get and read; nil for all. The others may be null: what isn't shown isn't
  /// decoded.
  package static func columns(neededBy steps: [Step]) -> Places? {
    var needed: Places?
    for step in steps.reversed() {
      switch step.kind {
      case .filter(let condition): needed?.formUnion(condition.columns)
      case .sort(let terms): for term in terms { needed?.formUnion(term.value.columns) }
      case .take, .skip, .first, .last, .only: break
      case .project(let columns):
        // What can fail fails in the evaluator also where nobody reads it.
        let read = columns.indices.filter { needed?.contains($0) ?? true || columns[$0].value.canFail }
        needed = read.reduce(into: Places()) { columns[$1].value.collectColumns(into: &$0) }
      case .summarize(let keys, let sums):
        needed = []
        for key in keys { needed?.formUnion(key.value.columns) }
        for sum in sums { needed?.formUnion(sum.argument?.columns ?? []) }
      case .count: needed = []
      case .distinct(let chosen):
        guard let chosen else {
          needed = nil
          continue
        }
        needed?.formUnion(Places(chosen))
      case .expand(let column): needed?.insert(column)
      case .join(let join):
        let width = step.output.count - join.kept.count
        needed = needed.map { Places($0.numbers.filter { $0 < width } + [join.left]) }
      }
    }
    return needed
  }
}

extension Expr {
  /// The columns of the row that it reads.
  package var columns: Places {
    var set: Places = []
    collectColumns(into: &set)
    return set
  }

  func collectColumns(into set: inout Places) {
    switch node {
    case .literal, .slot: break
    case .column(let index): set.insert(index)
    case .negate(let a), .not(let a), .rank(let a, _), .word(let a, _), .member(let a, _):
      a.collectColumns(into: &set)
    case .arithmetic(_, let a, let b), .compare(_, let a, let b), .and(let a, let b), .or(let a, let b),
      .isIn(let a, let b), .contains(let a, let b), .matches(let a, let b), .index(let a, let b):
      a.collectColumns(into: &set)
      b.collectColumns(into: &set)
    case .choose(let a, let b, let c):
      for expr in [a, b, c] { expr.collectColumns(into: &set) }
    case .coalesce(let list), .list(let list), .interpolation(let list), .record(_, let list),
      .call(_, let list), .ask(_, let list):
      for expr in list { expr.collectColumns(into: &set) }
    }
  }
}
