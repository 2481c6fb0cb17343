import Values

extension Expr {
  /// Whether computing it can fail, so that it must not be computed for rows that a condition before it leaves out.
  var canFail: Bool {
    switch node {
    case .literal, .column, .slot: false
    case .arithmetic(let op, let a, let b):
      op != .divide && op != .remainder && type != .real && !type.isTextual || a.canFail || b.canFail
    case .negate(let a): type != .real || a.canFail
    case .call(let function, let list):
      [.abs, .bucket, .date, .range].contains(function) || list.contains(where: \.canFail)
    case .ask: true
    case .choose(let a, let b, let c): a.canFail || b.canFail || c.canFail
    case .matches(let a, let b): if case .literal = b.node { a.canFail } else { true }
    case .not(let a), .rank(let a, _), .word(let a, _), .member(let a, _): a.canFail
    case .compare(_, let a, let b), .and(let a, let b), .or(let a, let b), .isIn(let a, let b),
      .contains(let a, let b), .index(let a, let b):
      a.canFail || b.canFail
    case .coalesce(let list), .list(let list), .interpolation(let list), .record(_, let list):
      list.contains(where: \.canFail)
    }
  }
}

extension Step {
  /// Whether computing what it says of a row can fail.
  var canFail: Bool {
    switch kind {
    case .filter(let condition): condition.canFail
    case .project(let columns): columns.contains { $0.value.canFail }
    default: false
    }
  }

  /// Leaves rows out by their place alone.
  var isWindow: Bool {
    switch kind {
    case .take, .skip, .first: true
    default: false
    }
  }
}

extension ArraySlice<Step> {
  /// Whether they may stop before all rows that come to them are read.
  var cutsShort: Bool {
    for step in self {
      switch step.kind {
      case .take, .first, .only: return true
      case .sort, .summarize, .count, .last: return false
      case .filter, .project, .skip, .distinct, .expand, .join: continue
      }
    }
    return false
  }
}
