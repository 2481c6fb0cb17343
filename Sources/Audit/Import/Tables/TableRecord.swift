import Storage
import Values

/// A row as it goes into the database.
struct TableRecord {
  let table: ImportTable
  let id: String
  /// What the row says: written, and brought up to date where the database says otherwise.
  private(set) var values: [(column: String, value: Value)] = []
  /// What the row belongs to, a row that the database has belongs to the same.
  var owner: (column: String, value: Value, field: TableField)?
  /// What a new row gets besides.
  var defaults: [(column: String, value: Value)] = []

  init(_ table: ImportTable, _ row: TableRow) throws(RowFault) {
    self.table = table
    id = try row.required(.id)
  }

  mutating func set(_ column: String, _ value: Value) { values.append((column, value)) }

  /// Only where there is a value: of columns that cannot be null, or that others fill in.
  mutating func setSome(_ column: String, _ value: Value?) {
    if let value { values.append((column, value)) }
  }

  /// Null too, where the rows have a column for it.
  mutating func text(_ column: String, _ field: TableField, _ row: TableRow) throws(RowFault) {
    guard row.has(field) else { return }
    values.append((column, .optional(try row.text(field))))
  }

  mutating func time(_ column: String, _ field: TableField, _ row: TableRow) throws(RowFault) {
    guard row.has(field) else { return }
    values.append((column, .optional(try row.time(field))))
  }

  mutating func real(_ column: String, _ field: TableField, _ row: TableRow) throws(RowFault) {
    guard row.has(field) else { return }
    values.append((column, .optional(try row.read(field, ImportedValue.number))))
  }

  /// With the defaults of what the row does not say.
  var inserted: [(column: String, value: Value)] {
    let owner = owner.map { [($0.column, $0.value)] } ?? []
    let named = values.map(\.column)
    return [("id", .text(id))] + owner + values.filter { !$0.value.isNull }
      + defaults.filter { !named.contains($0.column) }
  }
}

extension SQLRow {
  /// Whether a column holds just this.
  func holds(_ value: Value, in column: Int) -> Bool {
    switch value {
    case .null: isNull(column)
    case .text(let text): optionalText(column).map { $0.sameBytes(as: text) } ?? false
    case .integer(let n), .date(let n), .duration(let n): optionalInteger(column) == n
    case .real(let x): optionalReal(column) == x
    case .bool(let flag): optionalInteger(column) == (flag ? 1 : 0)
    case .list, .record: optionalText(column).map { $0.sameBytes(as: value.json) } ?? false
    }
  }
}
