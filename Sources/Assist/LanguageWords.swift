import Language

/// The words that begin statements and stages, each with its usage and a line on what it does: help and completion
/// are made from them.
enum LanguageWords {
  struct Word {
    let name: String
    let usage: String
    let summary: String

    fileprivate init(_ name: String, _ usage: String, _ summary: String) {
      self.name = name
      self.usage = usage
      self.summary = summary
    }

    var line: String { "\(usage)    \(summary)" }
  }

  static let statements = [
    Word("let", "let NAME = PIPELINE", "a variable; read as $NAME"),
    Word("param", "param NAME: number = 80", "a script's parameter; given by --param NAME=70"),
    Word("def", "def NAME(n: number = 3) { … }", "a command of your own: its last pipeline is what it gives"),
    Word("if", "if CONDITION { … } else { … }", "one block or the other"),
    Word("for", "for NAME in PIPELINE { … }", "the block once for each row, as $NAME"),
    Word("test", "test \"name\" { … }", "a test; `auditsh test FILE` runs and reports it"),
    Word(
      "retry", "retry N every 2s { … } until CONDITION",
      "try again while it fails; the block or `until` may be left out"),
    Word("watch", "watch 2s { … } until CONDITION", "show the block's results again and again"),
    Word("include", "include \"common.audit\"", "the statements of another file, once, relative to this one"),
    Word("assert", "assert CONDITION, \"why\"", "fail (exit 1) unless it holds"),
    Word("explain", "explain PIPELINE", "how it would run: what SQLite does, the SQL, its plan"),
    Word("fail", "fail \"why\"", "stop with exit 1"), Word("exit", "exit N", "leave with this exit code"),
  ]

  static let stages = [
    Word("where", "where CONDITION", "keep the rows for which it is true"),
    Word("select", "select a, b = EXPRESSION", "these columns alone"),
    Word("derive", "derive a = EXPRESSION", "with more columns"),
    Word("sort", "sort -a, b", "in order; - is descending; nulls last"),
    Word("summarize", "summarize n = count(), m = avg(x) by a, b", "a row for each group"),
    Word("take", "take N", "the first N"), Word("skip", "skip N", "all but the first N"),
    Word("distinct", "distinct [a, b]", "the first row of each kind"),
    Word("expand", "expand LIST", "a row for each element of a list"),
    Word("first", "first", "the first row as a record; null of none"),
    Word("last", "last", "the last row as a record"),
    Word("only", "only", "the one row as a record; fails unless there is exactly one"),
    Word("count", "count", "how many rows"),
    Word(
      "join", "join [left] runs on runId [== id]",
      "each row with its partners of a source, a $variable or ( … )"),
    Word("pivot", "pivot n by platform in [\"openai\", …]", "a column for each value; behind a summarize"),
    Word(
      "assert", "assert all|any|none CONDITION, \"why\" [--allow-empty]",
      "fail (exit 1) unless it holds; `assert matches \"file.json\"` compares with a file"),
  ]
}
