import Values

/// A query that another one reads from. It is written down with the columns that are read, no more: what nobody reads
/// is neither computed nor joined.
struct NestedQuery {
  /// What its SELECT can give.
  struct Item {
    var sql: String
    var name: String
    var joins: Places
  }

  var query: SQLCompiler
  var alias: String
  var items: [Item] = []
  /// The number of the first item among all that is read; above the places in a source's joins.
  var first: Int

  /// Adds an item; as what it is read, and the number by which it is told that it is.
  mutating func add(_ sql: String, _ name: String, _ joins: Places) -> (sql: String, joins: Places) {
    items.append(Item(sql: sql, name: name, joins: joins))
    return ("\(alias).\(name)", [first + items.count - 1])
  }

  /// The subquery in brackets, with its alias.
  func sql(reading: Places) -> String {
    var selected: [String] = []
    var joins = query.usedJoins
    // One row of sums is one row only with a sum; a first row is told by the order's term.
    let isWhole = query.isTotal || query.isFirstRows
    for (index, item) in items.enumerated() where isWhole || reading.contains(first + index) {
      selected.append("\(item.sql) AS \(item.name)")
      joins.formUnion(item.joins)
    }
    if query.hasWindow { for term in query.order { joins.formUnion(term.joins) } }
    return "(\(query.select(selected, joins: joins, ordered: query.hasWindow))) AS \(alias)"
  }
}

/// A join behind those of the source.
struct ExtraJoin {
  /// `JOIN `, `LEFT JOIN `; for a table the whole.
  var head: String
  var side: NestedQuery?
  var condition: String

  func sql(reading: Places) -> String {
    guard let side else { return head }
    return "\(head) \(side.sql(reading: reading)) ON \(condition)"
  }
}

/// A row of a table by its number, and what is read for it.
struct RowNumber {
  var row: Source.Row
  var joins: Places
}

extension SQLCompiler {
  /// Makes a subquery of what there is; the order goes along in columns of its own. `sealed`: see `isSealed`.
  mutating func nest(sealed: Bool = false) {
    nesting += 1
    var inner = NestedQuery(query: self, alias: "q\(nesting)", first: nesting * 1_000_000)
    inner.query.isSealed = sealed
    let outer = columns.enumerated().map { index, column in
      let item = inner.add(column.sql, "c\(index)", column.joins)
      var copy = OutputColumn(
        sql: item.sql, joins: item.joins, field: column.field,
        canFail: column.canFail && !sealed && !hasWindow)
      if let number = column.row {
        let item = inner.add(number.row.sql, "r\(index)", number.joins)
        copy.row = number
        copy.row?.row.sql = item.sql
        copy.row?.joins = item.joins
      }
      return copy
    }
    order = order.enumerated().map { index, term in
      var copy = term
      if let same = columns.firstIndex(where: { $0.sql == term.sql }) {
        (copy.sql, copy.joins) = (outer[same].sql, outer[same].joins)
      } else {
        (copy.sql, copy.joins) = inner.add(term.sql, "o\(index)", term.joins)
      }
      return copy
    }
    columns = outer
    self.inner = [inner]
    conditions = []
    usedJoins = []
    extraJoins = []
    joinConditions = []
    group = nil
    isFirstRows = false
    limit = nil
    offset = 0
    isSealed = false
  }

  /// A row for each element of a list that is made of a table's rows: a join with them.
  mutating func expand(_ place: Int, _ output: [Field]) -> Bool {
    guard inner.isEmpty, group == nil, !hasWindow, let elements = columns[place].elements else {
      return false
    }
    extraJoins.append(ExtraJoin(head: "JOIN \(elements.table) ON \(elements.condition)", condition: ""))
    joinConditions.append(elements.condition)
    columns[place] = OutputColumn(sql: elements.sql, joins: [], field: output[place])
    order += elements.order.map { OrderTerm(sql: $0, joins: [], isDescending: false, isNullable: false) }
    return true
  }
}
