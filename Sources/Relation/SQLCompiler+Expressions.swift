import Values

/// SQL of an expression, and the joins of the source that it needs.
struct SQLText {
  var text: String
  var joins: Places
  /// Truth values alone: whether it may be NULL where the language says false.
  var mayBeNull = false

  init(_ text: String, _ joins: Places = [], mayBeNull: Bool = false) {
    self.text = text
    self.joins = joins
    self.mayBeNull = mayBeNull
  }
}

extension SQLCompiler {
  /// A condition in WHERE, AND or OR, where SQLite's NULL counts as false.
  mutating func truth(_ expr: Expr) -> SQLText? {
    switch expr.node {
    case .and: return chain(conjuncts(expr), "AND")
    case .or: return chain(disjuncts(expr), "OR")
    case .not(let a):
      guard let inner = truth(a) else { return nil }
      return SQLText("NOT " + isTrue(inner).text, inner.joins)
    case .compare(let op, let a, let b): return comparison(op, a, b)
    case .isIn(let a, let b): return membership(a, b)
    case .contains(let a, let b): return a.type.isTextual ? function("au_contains", [a, b]) : has(a, b)
    case .matches(let a, let b): return function("au_matches", [a, b])
    case .call(.startsWith, _), .call(.endsWith, _):
      return scalar(expr).map { SQLText($0.text, $0.joins, mayBeNull: true) }
    case .literal(.bool): return scalar(expr)
    case .column:
      guard expr.type == .bool, let column = scalar(expr) else { return nil }
      return SQLText(column.text, column.joins, mayBeNull: expr.isNullable)
    default: return nil
    }
  }

  private func isTrue(_ sql: SQLText) -> SQLText {
    sql.mayBeNull ? SQLText("(\(sql.text) IS TRUE)", sql.joins) : SQLText("(\(sql.text))", sql.joins)
  }

  /// A chain is written flat: brackets in brackets would fill SQLite's parser. SQLite asks its links in any order, and
  /// all of them where it wants a value; CASE keeps what can fail from being asked where those before it decide.
  private mutating func chain(_ list: [Expr], _ op: String) -> SQLText? {
    var texts: [String] = []
    var result = SQLText("")
    for expr in list {
      guard let sql = truth(expr) else { return nil }
      let before = texts.joined(separator: " \(op) ")
      switch (texts.isEmpty || !canFail(expr), op) {
      case (true, _): texts.append(sql.text)
      case (false, "AND"): texts = ["(CASE WHEN \(before) THEN \(sql.text) END)"]
      default: texts = ["(CASE WHEN \(before) THEN 1 ELSE \(sql.text) END)"]
      }
      result.joins.formUnion(sql.joins)
      result.mayBeNull = result.mayBeNull || sql.mayBeNull || texts.count == 1
    }
    result.text = "(" + texts.joined(separator: " \(op) ") + ")"
    return result
  }

  /// Whether computing it can fail, or a column that it reads.
  func canFail(_ expr: Expr) -> Bool { expr.canFail || expr.columns.numbers.contains { columns[$0].canFail } }

  /// What the ANDs at the top of a condition join, in order.
  func conjuncts(_ expr: Expr) -> [Expr] {
    if case .and(let a, let b) = expr.node { conjuncts(a) + conjuncts(b) } else { [expr] }
  }

  private func disjuncts(_ expr: Expr) -> [Expr] {
    if case .or(let a, let b) = expr.node { disjuncts(a) + disjuncts(b) } else { [expr] }
  }

  private mutating func comparison(_ op: Comparison, _ a: Expr, _ b: Expr) -> SQLText? {
    guard a.type.isScalar, b.type.isScalar else { return comparisonWithNull(op, a, b) }
    guard let left = value(a), let right = value(b) else { return nil }
    let joins = left.joins.union(right.joins)
    let isNullable = a.isNullable || b.isNullable
    switch op {
    case .equal: return SQLText("(\(left.text) \(isNullable ? "IS" : "=") \(right.text))", joins)
    case .notEqual: return SQLText("(\(left.text) \(isNullable ? "IS NOT" : "<>") \(right.text))", joins)
    default: return SQLText("(\(left.text) \(op.rawValue) \(right.text))", joins, mayBeNull: isNullable)
    }
  }

  private mutating func membership(_ a: Expr, _ b: Expr) -> SQLText? {
    guard case .literal(.list(let raw)) = b.node else { return has(b, a) }
    return membership(
      a,
      raw.map { element in
        if case .record(let record) = element, record.values.count == 1 { record.values[0] } else { element }
      })
  }

  /// Whether a value is one of these.
  mutating func membership(_ expr: Expr, _ elements: [Value]) -> SQLText? {
    guard expr.type.isScalar, let left = value(expr), elements.count <= 900,
      elements.allSatisfy(\.staticType.isScalar)
    else { return nil }
    // Bound, since a bare number in ORDER BY or GROUP BY is the place of a column.
    if elements.isEmpty { return SQLText(bind(.bool(false)), left.joins) }
    let list = elements.filter { !$0.isNull }.map { bind($0) }.joined(separator: ", ")
    // Null is in a list that has one.
    let isFound = expr.isNullable && elements.contains(where: \.isNull)
    let orNull = isFound ? " OR \(left.text) IS NULL" : ""
    return SQLText("(\(left.text) IN (\(list))\(orNull))", left.joins, mayBeNull: expr.isNullable && !isFound)
  }

  /// A value: conditions give 0 or 1, never NULL.
  mutating func value(_ expr: Expr) -> SQLText? {
    switch expr.node {
    case .and, .or, .not, .compare, .isIn, .contains, .matches: return truth(expr).map(isTrue)
    default: return scalar(expr)
    }
  }

  private mutating func scalar(_ expr: Expr) -> SQLText? {
    switch expr.node {
    case .literal(let value):
      guard value.staticType.isScalar else { return nil }
      return SQLText(value.isNull ? "NULL" : bind(value))
    case .column(let index): return SQLText(columns[index].sql, columns[index].joins)
    case .negate(let a):
      guard let inner = value(a) else { return nil }
      return a.type == .real
        ? SQLText("(-\(inner.text))", inner.joins) : SQLText("au_sub(0, \(inner.text))", inner.joins)
    case .arithmetic(let op, let a, let b): return arithmetic(op, a, b)
    case .coalesce(let list):
      guard list.allSatisfy({ $0.type.isScalar }), list.count > 1 else { return nil }
      return function("coalesce", list)
    case .choose(let a, let b, let c):
      guard b.type.isScalar, c.type.isScalar, let holds = truth(a), let yes = value(b), let no = value(c)
      else { return nil }
      return SQLText(
        "(CASE WHEN \(holds.text) THEN \(yes.text) ELSE \(no.text) END)",
        holds.joins.union(yes.joins).union(no.joins))
    case .call(let name, let list): return call(name, list)
    case .index(let list, let place): return element(list, place)
    case .member(let record, let name): return member(record, name)
    case .interpolation(let parts): return interpolation(parts)
    case .rank(let a, let enumeration):
      guard let inner = value(a) else { return nil }
      let cases = enumeration.cases.enumerated().map { "WHEN \(quoted($1)) THEN \($0)" }.joined(
        separator: " ")
      return SQLText("(CASE \(inner.text) \(cases) END)", inner.joins)
    case .word(let a, let enumeration):
      guard let inner = value(a) else { return nil }
      let cases = enumeration.cases.enumerated().map { "WHEN \($0) THEN \(quoted($1))" }.joined(
        separator: " ")
      return SQLText("(CASE \(inner.text) \(cases) END)", inner.joins)
    default: return nil
    }
  }

  /// For the words of an enumeration, which the program declares.
  private func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  mutating func function(_ name: String, _ list: [Expr]) -> SQLText? {
    var texts: [String] = []
    var joins: Places = []
    for expr in list {
      guard let sql = value(expr) else { return nil }
      texts.append(sql.text)
      joins.formUnion(sql.joins)
    }
    return SQLText("\(name)(\(texts.joined(separator: ", ")))", joins)
  }

  /// Integers go through functions that notice an overflow; what is not finite becomes NULL.
  private mutating func arithmetic(_ op: Arithmetic, _ a: Expr, _ b: Expr) -> SQLText? {
    guard let left = value(a), let right = value(b) else { return nil }
    let joins = left.joins.union(right.joins)
    switch (a.type, b.type) {
    case (.text, _), (.id, _), (.enumeration, _):
      return op == .add && b.type.isTextual ? SQLText("(\(left.text) || \(right.text))", joins) : nil
    case (.integer, .integer), (.date, .date), (.date, .duration), (.duration, .date), (.duration, .duration):
      switch op {
      case .add: return SQLText("au_add(\(left.text), \(right.text))", joins)
      case .subtract: return SQLText("au_sub(\(left.text), \(right.text))", joins)
      case .multiply: return SQLText("au_mul(\(left.text), \(right.text))", joins)
      case .divide: return SQLText("(CAST(\(left.text) AS REAL) / \(right.text))", joins)
      case .remainder: return SQLText("(\(left.text) % \(right.text))", joins)
      }
    case (_, .real), (.real, _):
      guard a.type.isNumber, b.type.isNumber else { return scaled(op, a, left, b, right) }
      if op == .remainder { return SQLText("au_rem(CAST(\(left.text) AS REAL), \(right.text))", joins) }
      // What is typed real may hold a whole number, and SQLite divides those as such.
      let result = "CAST(\(left.text) AS REAL) \(op.rawValue) \(right.text)"
      return SQLText("nullif(nullif(\(result), 9e999), -9e999)", joins)
    default: return scaled(op, a, left, b, right)
    }
  }

  /// A duration times a number, or by one.
  private func scaled(_ op: Arithmetic, _ a: Expr, _ left: SQLText, _ b: Expr, _ right: SQLText) -> SQLText? {
    let joins = left.joins.union(right.joins)
    switch (op, a.type == .duration && b.type.isNumber, a.type.isNumber && b.type == .duration) {
    case (.multiply, true, _): return SQLText("au_mul_duration(\(left.text), \(right.text))", joins)
    case (.multiply, _, true): return SQLText("au_mul_duration(\(right.text), \(left.text))", joins)
    case (.divide, true, _): return SQLText("au_div_duration(\(left.text), \(right.text))", joins)
    default: return nil
    }
  }

  /// Functions run in SQLite through the implementation that Storage registers; dates are told by the name.
  private mutating func call(_ name: ScalarFunction, _ list: [Expr]) -> SQLText? {
    if name.isService { return nil }
    switch name {
    case .coalesce, .if, .range, .now, .ago: return nil
    case .len where !(list.first?.type.isTextual ?? false): return list.first.flatMap { length($0) }
    case .abs where list.first?.type == .integer || list.first?.type == .duration:
      return function("abs", list)
    default: break
    }
    let suffix =
      switch list.first?.type {
      case .date?: "_date"
      case .duration?: "_duration"
      default: ""
      }
    return function("au_\(name.rawValue)\(suffix)", list)
  }

  mutating func aggregate(_ column: AggregateColumn) -> SQLText? {
    if column.aggregate == .ratio, let argument = column.argument {
      guard let sql = truth(argument) else { return nil }
      return SQLText("avg(CASE WHEN \(sql.text) THEN 1.0 ELSE 0.0 END)", sql.joins)
    }
    guard let argument = column.argument else {
      return column.aggregate == .count ? SQLText("count(*)") : nil
    }
    guard argument.type.isScalar, let sql = value(argument) else { return nil }
    let isDuration = argument.type == .duration
    let text =
      switch column.aggregate {
      case .count: "count(\(sql.text))"
      // SQLite's own round at each row, so that the order of the rows shows.
      case .sum: "au_sum(\(sql.text))"
      case .avg: isDuration ? "CAST(au_avg(\(sql.text)) AS INTEGER)" : "au_avg(\(sql.text))"
      case .min: "min(\(sql.text))"
      case .max: "max(\(sql.text))"
      case .p50, .p95:
        isDuration
          ? "CAST(au_\(column.aggregate.rawValue)(\(sql.text)) AS INTEGER)"
          : "au_\(column.aggregate.rawValue)(\(sql.text))"
      case .netSentiment:
        "((sum(\(sql.text) = 'positive') - sum(\(sql.text) = 'negative')) * 1.0 / nullif(count(\(sql.text)), 0))"
      case .ratio: ""
      }
    return text.isEmpty ? nil : SQLText(text, sql.joins)
  }
}
