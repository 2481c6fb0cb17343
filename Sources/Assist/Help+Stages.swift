import Diagnostics

extension Help {
  private static let stages: [(name: String, usage: String, summary: String)] = [
    ("let", "let NAME = PIPELINE", "a variable; read as $NAME"),
    ("param", "param NAME: number = 80", "a script's parameter; given by --param NAME=70"),
    ("def", "def NAME(n: number, …) { … }", "a pipeline or statements with a name, called as `NAME 5`"),
    ("if", "if CONDITION { … } else if CONDITION { … } else { … }", "the first block whose condition holds"),
    ("for", "for NAME in PIPELINE { … }", "the block for each row, read as $NAME and $NAME.field"),
    ("test", "test \"name\" { … }", "a test; `auditsh test FILE` runs each and counts them"),
    ("retry", "retry N every 10s { … } until CONDITION", "again while it fails, N times at most"),
    ("watch", "watch 2s { … } until CONDITION", "again and again, until the condition holds or Ctrl-C"),
    ("include", "include \"FILE\"", "what a file defines; its name is relative to this one"),
    ("explain", "explain PIPELINE", "how it would run: what SQLite does, the SQL, its plan"),
    ("fail", "fail \"why\"", "stop with exit 1"), ("exit", "exit N", "leave with this exit code"),
    ("where", "where CONDITION", "keep the rows for which it is true"),
    ("select", "select a, b = EXPRESSION", "these columns alone"),
    ("derive", "derive a = EXPRESSION", "with more columns"),
    ("sort", "sort -a, b", "in order; - is descending; nulls last"),
    ("summarize", "summarize n = count(), m = avg(x) by a, b", "a row for each group"),
    ("take", "take N", "the first N"), ("skip", "skip N", "all but the first N"),
    ("distinct", "distinct [a, b]", "the first row of each kind"),
    ("expand", "expand LIST", "a row for each element"),
    ("first", "first", "the first row as a record; null of none"),
    ("last", "last", "the last row as a record"),
    ("only", "only", "the one row as a record; fails unless there is exactly one"),
    ("count", "count", "how many rows"),
    (
      "join", "join [left] SOURCE on FIELD == FIELD",
      "with the columns of the other's rows; left keeps rows without one"
    ),
    (
      "pivot", "pivot VALUE by FIELD in [\"a\", \"b\"]", "a column for each of the words, filled with VALUE"
    ),
    ("assert", "assert all|any|none CONDITION, \"why\" [--allow-empty]", "fail (exit 1) unless it holds"),
  ]

  /// One line on a stage; nil for a word that is none.
  static func stage(_ name: String) -> String? {
    stages.first { $0.name == name }.map { "\($0.usage)    \($0.summary)" }
  }

  static func patterns() -> [String] {
    [
      "text ~ \"pattern\" finds the pattern anywhere in the text, in linear time:", "",
      "  .  any character but a line end     [a-z] [^a-z]  one of, none of",
      "  \\d \\w \\s  digit, word, blank (capital: not)",
      "  ^  $  start, end     \\b  word boundary",
      "  a* a+ a? a{2,5}  repeats     a|b  either     ( ) (?: )  groups",
      "  (?i) at the start folds case", "", "There are no backreferences.",
    ]
  }
}

enum Suggestions {
  static func nearest(_ name: String, _ names: [String]) -> String? {
    Suggestion.nearest(to: name, among: names)
  }
}
