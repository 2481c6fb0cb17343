import Relation
import Values

/// The shape of what flows, between two stages.
struct Flow: Sendable {
  var fields: [Field]
  /// How messages call the rows: `runs have`.
  var subject: String
  /// At most one row: a record.
  var isOne = false
  /// One value of one row (`count`).
  var isValue = false
  /// The keys of the groups, where the rows are those of a `summarize`.
  var groupKeys: [String]?
  /// Straight from a source: the main fields alone are shown.
  var wide: Source?

  var type: PipelineType {
    if isValue { return .value(fields[0].type, isNullable: fields[0].isNullable) }
    return isOne ? .record(fields) : .rows(fields)
  }

  var context: RowContext { RowContext(fields: fields, subject: subject) }
}
