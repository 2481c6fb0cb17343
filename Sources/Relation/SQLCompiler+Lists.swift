import Values

// Lists and records are JSON text to SQLite; the functions that look into one are ours, for SQLite's own end a text at NUL
// and read numbers in another way. A list that is a table's rows is asked there, a range is never written down.
extension SQLCompiler {
  /// Whether a list has an element: `element in list`, `list contains element`.
  mutating func has(_ list: Expr, _ element: Expr) -> SQLText? {
    guard element.type.isScalar else { return nil }
    switch list.node {
    case .call(.range, let limits): return range("au_range_has", limits, element)
    case .list(let elements): return has(oneOf: elements, element)
    case .literal(.list(let list)) where list.allSatisfy(\.staticType.isScalar):
      return membership(element, list)
    default: break
    }
    guard case .list(let type) = list.type, type.isScalar, type != .bool else { return nil }
    if let rows = rows(of: list), let value = value(element) {
      return SQLText(
        "(EXISTS (SELECT 1 FROM \(rows.table) WHERE \(rows.condition) AND \(rows.sql) = \(value.text)))",
        value.joins)
    }
    return function("au_list_has", [list, element])
  }

  /// The elements are compared one by one. All are computed, so none may fail.
  private mutating func has(oneOf elements: [Expr], _ element: Expr) -> SQLText? {
    let equal = elements.map { Expr(.compare(.equal, element, $0), .bool) }
    guard let first = equal.first, !equal.contains(where: canFail) else { return nil }
    return truth(equal.dropFirst().reduce(first) { Expr(.or($0, $1), .bool) })
  }

  /// How many elements a list has.
  mutating func length(_ list: Expr) -> SQLText? {
    if case .call(.range, let limits) = list.node { return range("au_range_len", limits) }
    // Null has no length; a table without such rows has one.
    if !list.isNullable, let rows = rows(of: list) {
      return SQLText("(SELECT count(*) FROM \(rows.table) WHERE \(rows.condition))")
    }
    return function("au_list_len", [list])
  }

  /// An element by its place, from the end where that is negative.
  mutating func element(_ list: Expr, _ place: Expr) -> SQLText? {
    if case .call(.range, let limits) = list.node { return range("au_range_at", limits, place) }
    guard case .list(let type) = list.type else { return nil }
    return function("au_list_at", [list, place]).map { part($0, type) }
  }

  mutating func member(_ record: Expr, _ name: String) -> SQLText? {
    guard case .record(let fields) = record.type, let json = value(record) else { return nil }
    let type = fields.first { $0.name.sameBytes(as: name) }?.type ?? .nothing
    return part(SQLText("au_member(\(json.text), \(bind(.text(name))))", json.joins), type)
  }

  /// `list == null`, `record != null`.
  mutating func comparisonWithNull(_ op: Comparison, _ a: Expr, _ b: Expr) -> SQLText? {
    guard op == .equal || op == .notEqual, case .literal(.null) = b.node,
      let missing = function("au_is_missing", [a])
    else { return nil }
    return op == .equal ? missing : SQLText("(NOT \(missing.text))", missing.joins)
  }

  /// Texts and numbers put together.
  mutating func interpolation(_ parts: [Expr]) -> SQLText? {
    var texts: [String] = []
    var joins: Places = []
    for part in parts {
      guard let sql = plainText(part) else { return nil }
      texts.append(sql.text)
      joins.formUnion(sql.joins)
    }
    return SQLText("(" + texts.joined(separator: " || ") + ")", joins)
  }

  /// As `Value.plainText`.
  private mutating func plainText(_ expr: Expr) -> SQLText? {
    guard expr.type.isScalar, let sql = value(expr) else { return nil }
    let text =
      switch expr.type {
      case .text, .id, .enumeration: expr.isNullable ? "coalesce(\(sql.text), 'null')" : sql.text
      case .bool: "(CASE \(sql.text) WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)"
      case .date: "au_text_date(\(sql.text))"
      case .duration: "au_text_duration(\(sql.text))"
      default: "au_text(\(sql.text))"
      }
    return SQLText(text, sql.joins)
  }

  /// The table that a list is made of, where its rows can be asked by its name: no join may have used that.
  private func rows(of list: Expr) -> Source.Elements? {
    guard case .column(let index) = list.node, inner.isEmpty, extraJoins.isEmpty else { return nil }
    return columns[index].elements
  }

  private mutating func range(_ name: String, _ limits: [Expr], _ other: Expr? = nil) -> SQLText? {
    let start = limits.count > 1 ? limits : [.literal(.integer(0))] + limits
    return function(name, start + (other.map { [$0] } ?? []))
  }

  /// What JSON holds where a truth value may also be a number.
  private func part(_ sql: SQLText, _ type: ValueType) -> SQLText {
    type == .bool ? SQLText("(\(sql.text) <> 0)", sql.joins) : sql
  }
}
