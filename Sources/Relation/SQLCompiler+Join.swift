import Values

extension SQLCompiler {
  /// The other side as a subquery, whole or not at all: false where SQLite cannot run each of its steps.
  mutating func join(_ join: Join) throws(EvaluationProblem) -> Bool {
    guard case .source(let source, let scope, let steps) = join.side, columns[join.left].field.type.isScalar
    else { return false }
    // Its arguments and names go on from ours.
    var other = SQLCompiler(source, scope: nil)
    other.arguments = arguments
    other.nesting = nesting
    other.narrow(to: scope)
    for step in steps {
      guard let after = try other.adding(step) else { return false }
      if case .only = step.kind { return false }
      other = after
    }
    guard other.columns[join.right].field.type.isScalar else { return false }
    other.nest()
    let left = columns[join.left]
    usedJoins.formUnion(left.joins)
    let condition = "\(left.sql) = \(other.columns[join.right].sql)"
    extraJoins.append("\(join.isLeft ? "LEFT JOIN" : "JOIN") \(other.from) ON \(condition)")
    if !join.isLeft { joinConditions.append(condition) }
    arguments = other.arguments
    nesting = other.nesting
    columns += join.kept.map { other.columns[$0] }
    order += other.order.map { term in
      var term = term
      term.isNullable = term.isNullable || join.isLeft
      return term
    }
    return true
  }
}
