import Language

/// The words of the language with a line on each.
enum CompleterWords {
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
      ? Keyword.stages.contains(first.text)
      : ["assert", "fail", "exit", "param", "if", "retry"].contains(first.text)
  }
}
