import Values
import Verbs

/// What a pipeline came to. Rows are not computed before they are asked for, and can be asked for once.
enum PipelineResult {
  case nothing
  case rows(VerbInput)
  /// Nil where there was no row.
  case record(Record?, [Field])
  case value(Value, Field)
  case lines([String])
  case json([UInt8])
}
