import Audit
import AuditModel
import Relation
import Storage
import Values

/// A run as verbs give it: a row of the source `runs`, so that what follows knows its fields.
enum RunView {
  static var fields: [Field] { Catalog.audit.source(named: "runs")?.row ?? [] }

  /// The run's whole row. Throws `StoreProblem`.
  static func record(_ run: RunReference, in connection: Connection) throws -> Record {
    guard let source = Catalog.audit.source(named: "runs"),
      let id = source.row.firstIndex(where: { $0.name == "id" })
    else { return Record(names: [], values: []) }
    let condition = Expr(
      .compare(.equal, Expr(.column(id), .id("run")), Expr(.literal(.text(run.id)), .text)), .bool)
    let split = try Split(source, scope: nil, steps: [Step(.filter(condition), output: source.row)])
    var record = Record(names: source.row.map(\.name), values: [])
    try connection.stream(split.query) { row in
      record.values = row
      return false
    }
    return record
  }
}
