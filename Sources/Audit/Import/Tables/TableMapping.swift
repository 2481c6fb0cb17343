import Values

/// Where foreign columns are, as somebody says it: `runs.startedAt=began`, or `text=reply.body` for every table that
/// has the field.
struct TableMapping {
  private var paths: [ImportTable: [TableField: FieldPath]] = [:]

  /// Throws `ImportProblem`.
  init(_ mapping: [String: String]) throws(ImportProblem) {
    for (name, text) in mapping.sorted(by: { $0.key.compareBytes(to: $1.key) < 0 }) {
      let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
      var tables = ImportTable.allCases
      if parts.count == 2 {
        guard let table = ImportTable(named: parts[0]) else {
          throw .unknownTable(parts[0])
        }
        tables = [table]
      }
      let fitting = tables.filter { table in
        table.fields.contains { $0.field.rawValue.sameBytes(as: parts.last ?? "") }
      }
      guard let field = TableField(rawValue: parts.last ?? ""), !fitting.isEmpty else {
        throw .unknownTableField(name, known: Self.names(of: tables))
      }
      guard let path = FieldPath(text) else { throw .emptyName(of: "path of the field `\(name)`") }
      for table in fitting { paths[table, default: [:]][field] = path }
    }
  }

  subscript(table: ImportTable) -> [TableField: FieldPath] { paths[table] ?? [:] }

  private static func names(of tables: [ImportTable]) -> [String] {
    TableField.allCases.filter { field in
      tables.contains { table in table.fields.contains { $0.field == field } }
    }
    .map(\.rawValue)
  }
}
