import Language

/// The words of the language with a line on each.
enum CompleterWords {
  static let statements: [(word: String, summary: String)] = [
    ("let", "keep the rows or the record of a pipeline: let x = …"),
    ("param", "a value given by --param"),
    ("assert", "fail (exit 1) unless it holds"),
    ("explain", "how a pipeline would run"),
    ("fail", "stop with a message"),
    ("exit", "leave, with an exit code"),
  ]

  static let stages: [(word: String, summary: String)] = [
    ("where", "keep the rows for which it is true"), ("select", "these columns alone"),
    ("derive", "with more columns"), ("sort", "in order; - is descending"),
    ("summarize", "a row for each group"), ("take", "the first N"), ("skip", "all but the first N"),
    ("distinct", "the first row of each kind"), ("expand", "a row for each element of a list"),
    ("first", "the first row as a record"), ("last", "the last row as a record"),
    ("only", "the one row as a record; fails unless there is one"), ("count", "how many rows"),
    ("assert", "fail unless all, any or none …"),
  ]

  static let comparisons: [(word: String, summary: String)] = [
    ("==", "equal"), ("!=", "not equal"), ("<", "less"), ("<=", "less or equal"), (">", "greater"),
    (">=", "greater or equal"), ("in", "one of a list"), ("contains", "holds, whatever the case"),
    ("~", "matches a pattern"),
  ]

  static let types = ["text", "number", "bool", "date", "duration"]

  /// Whether what a stage (or statement) begins with is followed by an expression, not by a verb's words.
  static func takesExpression(_ first: CompleterToken, isStage: Bool) -> Bool {
    guard first.kind == .name else { return true }
    return isStage
      ? Keyword.stages.contains(first.text) : ["assert", "fail", "exit", "param"].contains(first.text)
  }
}
