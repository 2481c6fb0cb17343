import Audit
import Storage
import Values

/// A run as verbs give it: a row of the source `runs`.
enum RunView {
  static var fields: [Field] { RowView.fields(of: "runs") }

  /// The run's whole row. Throws `StoreProblem`.
  static func record(_ run: RunReference, in connection: Connection) throws -> Record {
    try RowView.record(of: "runs", id: run.id, in: connection)
  }
}
