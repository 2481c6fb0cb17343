import AuditModel
import Relation
import Storage
import Values

/// One row of a source as a verb gives it, so that what follows knows its fields.
enum RowView {
  static func fields(of source: String) -> [Field] { Catalog.audit.source(named: source)?.row ?? [] }

  /// The whole row with this id; without values where there is none. Throws `StoreProblem`.
  static func record(of source: String, id: String, in connection: Connection) throws -> Record {
    guard let source = Catalog.audit.source(named: source),
      let column = source.row.firstIndex(where: { $0.name == "id" })
    else { return Record(names: [], values: []) }
    let condition = Expr(
      .compare(.equal, Expr(.column(column), source.row[column].type), Expr(.literal(.text(id)), .text)),
      .bool)
    let split = try Split(source, scope: nil, steps: [Step(.filter(condition), output: source.row)])
    var record = Record(names: source.row.map(\.name), values: [])
    try connection.stream(split.query) { row in
      record.values = row
      return false
    }
    return record
  }
}
