import Values

/// Steps → one SELECT, as long as one will do; where a clause would come in the wrong order, what there is becomes a
/// subquery. Pure: text in, text out. Every value is an argument.
struct SQLCompiler {
  struct OutputColumn {
    var sql: String
    var joins: Places
    var field: Field
    /// Computing it can fail: not to be done for rows that nobody asks for.
    var canFail = false
    /// The row that it names, while it is a source's own field.
    var row: RowNumber?
    /// How to read its elements one by one, while it is a source's own field.
    var elements: Source.Elements?
  }

  struct OrderTerm {
    var sql: String
    var joins: Places
    var isDescending: Bool
    var isNullable: Bool

    /// To SQLite null is the least, so that it comes last downwards by itself.
    var text: String {
      isDescending ? "\(sql) DESC" : (isNullable ? "\(sql) NULLS LAST" : sql)
    }
  }

  let source: Source
  /// What stands in place of the source's own tables and joins.
  var inner: [NestedQuery] = []
  var columns: [OutputColumn]
  var conditions: [String] = []
  /// What is read beside the columns: places in the source's joins, numbers of nested queries' columns.
  var usedJoins: Places = []
  /// Joins with other sources, behind those of this one.
  var extraJoins: [ExtraJoin] = []
  /// What leaves rows without a partner out.
  var joinConditions: [String] = []
  var group: [String]?
  /// Each group stands for its first row, which the least (or greatest) of the order's one term tells.
  var isFirstRows = false
  var order: [OrderTerm]
  var limit: Int?
  var offset = 0
  /// SQLite must not put it in place of its columns' names, nor ask conditions of the query around it inside.
  var isSealed = false
  var arguments: [Value] = []
  var nesting = 0

  init(_ source: Source, scope: Value?) {
    self.source = source
    columns = source.fields.map {
      OutputColumn(
        sql: Self.atom($0.sql), joins: Places($0.joins), field: $0.field,
        row: $0.row.map { RowNumber(row: $0, joins: []) }, elements: $0.elements)
    }
    order = source.order.map {
      OrderTerm(sql: Self.atom($0.sql), joins: [], isDescending: $0.isDescending, isNullable: false)
    }
    narrow(to: scope)
  }

  /// With the source's scope, where one is given.
  mutating func narrow(to scope: Value?) {
    guard let scope else { return }
    switch source.scope {
    case .run(let sql)?, .mode(let sql)?: conditions.append("\(sql) = \(bind(scope))")
    case nil: break
    }
  }

  /// A source's SQL as one operand: it may come to stand beside any operator.
  private static func atom(_ sql: String) -> String {
    let isName = sql.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    return isName ? sql : "(\(sql))"
  }

  mutating func bind(_ value: Value) -> String {
    arguments.append(value)
    return "?\(arguments.count)"
  }

  var hasWindow: Bool { limit != nil || offset > 0 }

  /// One row that sums everything up: it is one row only as long as an aggregate is selected.
  var isTotal: Bool { group?.isEmpty ?? false }

  /// With the step added; nil where SQLite cannot run it with the same meaning, or not read it.
  func adding(_ step: Step) throws(EvaluationProblem) -> SQLCompiler? {
    guard let after = try extended(step), after.columns.count <= Self.termLimit,
      after.order.count + (after.group?.count ?? 0) <= Self.termLimit
    else { return nil }
    let query = after.query(columns: nil)
    guard query.arguments.count <= Self.argumentLimit, query.sql.utf8.count <= Self.lengthLimit,
      SQLDepth.fits(query.sql)
    else { return nil }
    return after
  }

  /// SQLite takes 2,000 columns and terms of an order, 32,766 arguments, and a million bytes of SQL.
  private static let (termLimit, argumentLimit, lengthLimit) = (1000, 30_000, 900_000)

  private func extended(_ step: Step) throws(EvaluationProblem) -> SQLCompiler? {
    var copy = self
    switch step.kind {
    case .filter(let condition):
      if group != nil || hasWindow { copy.nest() }
      return copy.addFilter(condition) ? copy : nil
    case .project(let list):
      // Behind a window an expression must not be computed (and fail) for rows that the window leaves out.
      if isTotal || (hasWindow && !list.allSatisfy(\.value.isColumn)) { copy.nest() }
      return copy.project(list) ? copy : nil
    case .sort(let terms):
      if hasWindow { copy.nest() }
      return copy.sort(terms) ? copy : nil
    case .summarize(let keys, let sums):
      if group != nil || hasWindow { copy.nest() }
      return copy.summarize(keys, sums) ? copy : nil
    case .take(let count): copy.take(try RowEvaluator.number(count, "take"))
    case .skip(let count): copy.skip(try RowEvaluator.number(count, "skip"))
    case .distinct(let chosen): return copy.distinct(chosen) ? copy : nil
    case .count: copy.count(step.output)
    case .first: copy.take(1)
    case .only: copy.take(2)
    case .last:
      if hasWindow { copy.nest() }
      copy.order = copy.order.map {
        var term = $0
        term.isDescending.toggle()
        return term
      }
      // Nulls last both ways is no plain reversal.
      guard !copy.order.contains(where: \.isNullable) else { return nil }
      copy.take(1)
    case .join(let join):
      if group != nil || hasWindow || columns[join.left].canFail {
        copy.nest(sealed: columns[join.left].canFail)
      }
      return try copy.join(join) ? copy : nil
    case .expand(let column): return copy.expand(column, step.output) ? copy : nil
    }
    return copy
  }

  mutating func take(_ count: Int) { limit = min(limit ?? count, count) }

  mutating func skip(_ count: Int) {
    offset = offset.addingReportingOverflow(count).overflow ? Int.max : offset + count
    limit = limit.map { max(0, $0 - count) }
  }

  private mutating func addFilter(_ condition: Expr) -> Bool {
    for part in conjuncts(condition) {
      guard let sql = truth(part) else { return false }
      // SQLite tries the parts of WHERE in the order it likes best; CASE keeps ours where it matters.
      let before = (joinConditions + conditions).joined(separator: " AND ")
      let isGuarded = canFail(part) && !before.isEmpty
      if canFail(part) { seal() }
      // A guard repeats what stands before it, other guards too.
      guard !isGuarded || before.utf8.count < 4000 else { return false }
      conditions.append(isGuarded ? "(CASE WHEN \(before) THEN \(sql.text) END)" : sql.text)
      usedJoins.formUnion(sql.joins)
    }
    return true
  }

  /// Keeps the conditions of subqueries within them: SQLite would move those to ours, and ask them in its own order.
  private mutating func seal() {
    if !inner.isEmpty { inner[0].query.isSealed = true }
    for index in extraJoins.indices { extraJoins[index].side?.query.isSealed = true }
  }

  private mutating func project(_ list: [Column]) -> Bool {
    var result: [OutputColumn] = []
    for column in list {
      // Inlining may double a long expression again and again.
      guard let sql = value(column.value), sql.text.utf8.count < 4000 else { return false }
      var output = OutputColumn(
        sql: sql.text, joins: sql.joins, field: column.field, canFail: canFail(column.value))
      if case .column(let index) = column.value.node {
        output.row = columns[index].row
        output.elements = columns[index].elements
      }
      result.append(output)
    }
    columns = result
    return true
  }

  private mutating func sort(_ terms: [SortTerm]) -> Bool {
    var result: [OrderTerm] = []
    for term in terms {
      guard let sql = value(term.value) else { return false }
      result.append(
        OrderTerm(
          sql: sql.text, joins: sql.joins, isDescending: term.isDescending, isNullable: term.value.isNullable)
      )
    }
    order = result + order.filter { old in !result.contains { $0.sql == old.sql } }
    return true
  }

  private mutating func summarize(_ keys: [Column], _ sums: [AggregateColumn]) -> Bool {
    var result: [OutputColumn] = []
    var terms: [OrderTerm] = []
    for key in keys {
      // Lists and records are JSON to SQLite, which has another order.
      guard key.value.type.isScalar, let sql = value(key.value) else { return false }
      result.append(
        OutputColumn(sql: sql.text, joins: sql.joins, field: key.field, canFail: canFail(key.value)))
      terms.append(
        OrderTerm(sql: sql.text, joins: sql.joins, isDescending: false, isNullable: key.value.isNullable))
    }
    for sum in sums {
      guard let sql = aggregate(sum) else { return false }
      result.append(OutputColumn(sql: sql.text, joins: sql.joins, field: sum.field))
    }
    for column in result { usedJoins.formUnion(column.joins) }
    group = terms.map(\.sql)
    columns = result
    order = terms
    return true
  }

  /// First appearances in order: with one order term that is the least of it in each group. Of columns that are
  /// no key SQLite gives those of the row that has it ("bare columns", as its documentation has it).
  private mutating func distinct(_ chosen: [Int]?) -> Bool {
    guard group == nil, !hasWindow, order.count == 1, let term = order.first, !term.isNullable,
      columns.allSatisfy({ !$0.canFail })
    else { return false }
    let keys = chosen.map { $0.map { columns[$0] } } ?? columns
    guard keys.allSatisfy(\.field.type.isScalar) else { return false }
    for column in keys { usedJoins.formUnion(column.joins) }
    group = keys.map(\.sql)
    isFirstRows = true
    order = [
      OrderTerm(
        sql: "\(term.isDescending ? "max" : "min")(\(term.sql))", joins: term.joins,
        isDescending: term.isDescending, isNullable: false)
    ]
    return true
  }

  private mutating func count(_ output: [Field]) {
    if group != nil || hasWindow { nest() }
    columns = [OutputColumn(sql: "count(*)", joins: [], field: output[0])]
    group = []
    order = []
  }

  func select(_ selected: [String], joins: Places, ordered: Bool) -> String {
    var sql = "SELECT " + (selected.isEmpty ? "1" : selected.joined(separator: ", ")) + " FROM "
    if let inner = inner.first {
      sql += inner.sql(reading: joins)
    } else {
      sql += source.from
      for join in joins.numbers where source.joins.indices.contains(join) { sql += " " + source.joins[join] }
    }
    for join in extraJoins { sql += " " + join.sql(reading: joins) }
    if !conditions.isEmpty { sql += " WHERE " + conditions.joined(separator: " AND ") }
    // A plus in front keeps SQLite from reading along the index of that column.
    let mark = readsBesideIndex(sql) ? "+" : ""
    if let group, !group.isEmpty { sql += " GROUP BY " + mark + group.joined(separator: ", ") }
    if ordered, let first = order.first {
      sql +=
        " ORDER BY " + (first.sql == group?.first ? mark : "") + order.map(\.text).joined(separator: ", ")
    }
    if hasWindow || isSealed { sql += " LIMIT \(limit ?? -1)" + (offset > 0 ? " OFFSET \(offset)" : "") }
    return sql
  }

  /// The statement. Columns that are not among `needed` give null.
  func query(columns needed: Places?) -> SQLQuery {
    var joins = usedJoins
    var selected: [String] = []
    var read: [Int] = []
    for (index, column) in columns.enumerated() {
      if isTotal || needed?.contains(index) ?? true {
        read.append(index)
        selected.append(column.sql)
        joins.formUnion(column.joins)
      } else {
        selected.append("NULL")
      }
    }
    for term in order { joins.formUnion(term.joins) }
    return SQLQuery(
      sql: select(selected, joins: joins, ordered: true), arguments: arguments, fields: columns.map(\.field),
      read: read)
  }
}

extension Expr {
  fileprivate var isColumn: Bool { if case .column = node { true } else { false } }
}

extension ValueType {
  /// One value of SQLite, as against JSON text.
  var isScalar: Bool {
    switch self {
    case .list, .record: false
    default: true
    }
  }
}
