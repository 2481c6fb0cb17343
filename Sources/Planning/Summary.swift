import Diagnostics
import Language
import Relation
import Values

/// A `summarize` while it is checked: the groups' keys and the aggregates found so far make an inner row, over which
/// the outputs are expressions.
struct Summary {
  let context: RowContext
  var keys: [Column] = []
  var sums: [AggregateColumn] = []

  init(context: RowContext) { self.context = context }

  mutating func addKey(_ name: String, _ value: Expr) {
    keys.append(Column(name, value))
  }

  var innerFields: [Field] { keys.map(\.field) + sums.map(\.field) }

  /// The keys as outputs.
  var keyOutputs: [Column] {
    keys.enumerated().map { index, key in
      Column(
        key.name, Expr(.column(index), key.value.type, nullable: key.value.isNullable, unit: key.value.unit))
    }
  }
}

extension Checker {
  /// An output of `summarize`: aggregates become columns of the inner row.
  mutating func summed(_ tree: Expression, _ summary: inout Summary) -> Expr? {
    switch tree.kind {
    case .call(let name, let arguments):
      if let kind = Aggregate(rawValue: name.text) {
        return addAggregate(kind, arguments, tree.span, &summary)
      }
      return rebuilt(tree, arguments, &summary) { .call(name, $0) }
    case .binary(let op, let left, let right, let span):
      return rebuilt(tree, [left, right], &summary) { .binary(op, $0[0], $0[1], operatorSpan: span) }
    case .unary(let op, let operand): return rebuilt(tree, [operand], &summary) { .unary(op, $0[0]) }
    case .list(let elements): return rebuilt(tree, elements, &summary) { .list($0) }
    case .interpolation(let parts): return rebuilt(tree, parts, &summary) { .interpolation($0) }
    case .field(let name):
      guard let index = summary.keys.firstIndex(where: { $0.name == name }) else {
        if summary.context.fields.contains(where: { $0.name == name }) {
          report(.notGrouped(name), at: tree.span)
        } else {
          reportUnknownField(name, tree.span, in: summary.context)
        }
        return nil
      }
      return summary.keyOutputs[index].value
    default: return expression(tree, in: nil)
    }
  }

  /// Checks an expression over the inner row: its parts are summed first and stand in it as placeholders.
  private mutating func rebuilt(
    _ tree: Expression, _ parts: [Expression], _ summary: inout Summary,
    _ make: ([Expression]) -> Expression.Kind
  ) -> Expr? {
    var values: [Expr] = []
    for part in parts {
      guard let value = summed(part, &summary) else { return nil }
      values.append(value)
    }
    // Each part is a field of a row made up for this check, so that all rules of expressions hold.
    let fields = values.enumerated().map { index, value in
      Field("\u{1}\(index)", value.type, nullable: value.isNullable, unit: value.unit)
    }
    let placeholders = parts.enumerated().map { index, part in
      if case .literal = values[index].node { part } else { Expression(.field("\u{1}\(index)"), part.span) }
    }
    let copy = Expression(make(placeholders), tree.span)
    guard let checked = expression(copy, in: RowContext(fields: fields, subject: "the groups have")) else {
      return nil
    }
    return checked.replacingColumns(values)
  }

  private mutating func addAggregate(
    _ kind: Aggregate, _ arguments: [Expression], _ span: Span, _ summary: inout Summary
  ) -> Expr? {
    guard let checked = aggregate(kind, arguments, span, in: summary.context) else { return nil }
    var (argument, type) = (checked.argument, checked.type)
    let (isNullable, unit) = (checked.nullable, checked.unit)
    var ranked: Enumeration?
    if kind == .min || kind == .max, case .enumeration(let enumeration) = type, let value = argument {
      ranked = enumeration
      argument = rank(value, enumeration)
      type = .integer
    }
    let place = summary.sums.count
    let field = Field("\u{1}sum\(place)", type, nullable: isNullable, unit: unit)
    summary.sums.append(AggregateColumn(field.name, kind, argument, field: field))
    let column = Expr(.column(summary.keys.count + place), type, nullable: isNullable, unit: unit)
    return ranked.map { Expr(.word(column, $0), .enumeration($0), nullable: true) } ?? column
  }
}

extension Expr {
  /// With column n replaced by `values[n]`.
  func replacingColumns(_ values: [Expr]) -> Expr {
    mapped { node in
      if case .column(let index) = node { values[index].node } else { nil }
    }
  }

  /// With `replace` asked at every node, outermost first.
  func mapped(_ replace: (Node) -> Node?) -> Expr {
    var copy = self
    func go(_ expr: Expr) -> Expr { expr.mapped(replace) }
    if let replaced = replace(node) {
      copy.node = replaced
      return copy
    }
    switch node {
    case .literal, .column, .slot: break
    case .negate(let a): copy.node = .negate(go(a))
    case .not(let a): copy.node = .not(go(a))
    case .arithmetic(let op, let a, let b): copy.node = .arithmetic(op, go(a), go(b))
    case .compare(let op, let a, let b): copy.node = .compare(op, go(a), go(b))
    case .and(let a, let b): copy.node = .and(go(a), go(b))
    case .or(let a, let b): copy.node = .or(go(a), go(b))
    case .isIn(let a, let b): copy.node = .isIn(go(a), go(b))
    case .contains(let a, let b): copy.node = .contains(go(a), go(b))
    case .matches(let a, let b): copy.node = .matches(go(a), go(b))
    case .coalesce(let list): copy.node = .coalesce(list.map(go))
    case .choose(let a, let b, let c): copy.node = .choose(go(a), go(b), go(c))
    case .call(let function, let list): copy.node = .call(function, list.map(go))
    case .ask(let function, let list): copy.node = .ask(function, list.map(go))
    case .rank(let a, let enumeration): copy.node = .rank(go(a), enumeration)
    case .word(let a, let enumeration): copy.node = .word(go(a), enumeration)
    case .member(let a, let name): copy.node = .member(go(a), name)
    case .index(let a, let b): copy.node = .index(go(a), go(b))
    case .list(let list): copy.node = .list(list.map(go))
    case .record(let names, let values): copy.node = .record(names, values.map(go))
    case .interpolation(let parts): copy.node = .interpolation(parts.map(go))
    }
    return copy
  }
}
