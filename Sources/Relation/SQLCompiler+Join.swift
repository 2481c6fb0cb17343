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
    guard let side = other.inner.first else { return false }
    let condition = Self.equality(columns[join.left], other.columns[join.right])
    usedJoins.formUnion(condition.joins)
    extraJoins.append(
      ExtraJoin(head: join.isLeft ? "LEFT JOIN" : "JOIN", side: side, condition: condition.text))
    if !join.isLeft { joinConditions.append(condition.text) }
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
  /// Of two ids of one table's rows, one of them in that table itself, the rows' numbers are compared.
  private static func equality(_ left: OutputColumn, _ right: OutputColumn) -> SQLText {
    if let a = left.row, let b = right.row, a.row.table == b.row.table, a.row.isOwn || b.row.isOwn {
      return SQLText("\(a.row.sql) = \(b.row.sql)", a.joins.union(b.joins))
    }
    return SQLText("\(left.sql) = \(right.sql)", left.joins.union(right.joins))
  }
}
