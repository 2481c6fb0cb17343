/// What other languages call things: advice on what to write here, for the messages of parser and checker.
package enum ForeignWord {
  /// Behind a value, where an operator or the end of a statement could stand. In lower case.
  static let behindValues = [
    "is": "compare: == null, != null, == …", "like": "write `contains`, or `~` with a pattern",
    "ilike": "write `contains`: it folds case", "not": "`not` stands in front: not x in […]",
    "between": "write a <= x and x <= b", "and": "write `and` in small letters",
    "or": "write `or` in small letters", "in": "write `in` in small letters",
    "eq": "write ==", "ne": "write !=", "gt": "write >", "lt": "write <", "ge": "write >=", "le": "write <=",
    "equals": "write ==", "matches": "write ~", "includes": "write `contains`", "mod": "write %",
    "desc": "a `-` in front turns it round: sort -name", "asc": "that is so by itself: sort name",
    "as": "the name stands in front: title = name", "when": "a choice is if(condition, a, b)",
    "then": "a block stands in braces: if … { … }", "elif": "write `else if`", "elseif": "write `else if`",
    "elsif": "write `else if`", "end": "a block ends with `}`", "done": "a block ends with `}`",
    "fi": "a block ends with `}`", "do": "a block stands in braces: for … { … }",
    "group": "write `by` and the field: summarize … by job", "order": "write `| sort …`",
    "limit": "write `| take …`", "from": "the source comes first: runs | select …",
    "where": "write `| where …`",
    "week": ago, "weeks": ago, "month": ago, "months": ago, "day": ago, "days": ago, "hours": ago,
    "having": "write `| where …`", "catch": "there is none: an error ends the script",
  ]

  /// At the beginning of a statement. In lower case.
  static let statements = [
    "select": "the source comes first: runs | where … | select …", "from": "begin with the source: runs | …",
    "insert": "see `help import`", "update": "see `help`: verbs change things", "var": "write `let x = …`",
    "const": "write `let x = …`", "local": "write `let x = …`",
    "val": "write `let x = …`", "print": "a value is a statement: \"hello\"",
    "println": "a value is a statement: \"hello\"", "echo": "a value is a statement: \"hello\"",
    "puts": "a value is a statement: \"hello\"", "printf": "a value is a statement: \"hello\"",
    "console": "a value is a statement: \"hello\"", "function": "write `def name(n) { … }`",
    "fn": "write `def name(n) { … }`", "func": "write `def name(n) { … }`",
    "foreach": "write `for r in runs { … }`",
    "while": "`retry` tries again, `for` goes through rows",
    "loop": "`retry` tries again, `for` goes through rows",
    "until": "it stands behind a block: retry 5 { … } until …",
    "try": "there is none: an error ends the script",
    "throw": "write `fail \"why\"`", "raise": "write `fail \"why\"`",
    "return": "what a definition's last statement gives is its result",
    "break": "there is none: narrow the rows with `where`",
    "continue": "there is none: narrow the rows with `where`",
    "require": "write `include \"file.audit\"`", "use": "write `include \"file.audit\"`",
    "source": "write `include \"file.audit\"`", "expect": "write `assert …`",
    "assert_equal": "write `assert a == b`",
    "assertequal": "write `assert a == b`", "assertequals": "write `assert a == b`",
    "it": "write `test \"name\" { … }`", "end": "a block ends with `}`",
    "done": "a block ends with `}`", "fi": "a block ends with `}`", "endif": "a block ends with `}`",
    "elif": "write `else if`, right behind the `}`", "elseif": "write `else if`, right behind the `}`",
    "unless": "write `if not …`", "switch": "write `if … { } else if … { }`",
    "case": "write `if … { } else if … { }`",
  ]

  /// What newcomers begin with: questions, and the words of other shells. In lower case.
  static let wishes = [
    "show": begin, "list": begin, "display": begin, "view": begin, "give": begin, "tell": begin,
    "what": begin, "which": begin, "who": begin, "how": begin, "our": begin, "my": begin, "all": begin,
    "find": "a word in an answer: questions | where text contains \"…\"; in help: apropos WORD",
    "search": "a word in an answer: questions | where text contains \"…\"; in help: apropos WORD",
    "why": "`issues latest` says what failed and since when   (help errors)",
    "error": "write `issues latest`", "errors": "write `issues latest`",
    "failed": "write `runs | where status == \"failed\"`", "failures": "write `runs | where failed > 0`",
    "last": "write `run latest`", "latest": "write `run latest`", "previous": "write `run previous`",
    "audits": "did you mean `runs`?", "audit": "did you mean `run`?", "calls": "did you mean `responses`?",
    "answers": "did you mean `responses`?", "answer": "did you mean `response`?",
    "prompts": "did you mean `questions`?", "competitors": "write `brands | where not isPrimary`",
    "rivals": "write `brands | where not isPrimary`",
    "visibility": "`scorecard` has it of one run, `trend` of one after the other",
    "voice": "did you mean `scorecard`?", "trends": "did you mean `trend`?",
    "history": "did you mean `trend`?",
    "timeline": "did you mean `trend`?", "diff": "did you mean `compare`?",
    "schedule": "`job create` makes a job that runs by the clock; `jobs` lists them",
    "schedules": "`job create` makes a job that runs by the clock; `jobs` lists them",
    "graph": "write `… | chart`", "plot": "write `… | chart`", "tables": "write `help sources`",
    "add": "say what: `job create`, `brand add`, `persona create`   (help verbs)",
    "create": "say what: `job create`, `brand add`, `persona create`   (help verbs)",
    "new": "say what: `job create`, `brand add`, `persona create`   (help verbs)",
    "load": "write `import answers FILE`, or `read FILE` to look at one", "cat": "write `read FILE`",
    "ls": outside, "dir": outside, "cd": outside, "pwd": outside, "mkdir": outside, "rm": outside,
    "quit": "write `exit`", "q": "write `exit`", "bye": "write `exit`", "logout": "write `exit`",
    "man": "write `help`", "?": "write `help`",
  ]

  private static let begin = "begin with what it is about: runs, brands, questions, …   (help)"
  private static let ago = "a moment so long ago is ago(7d), a day @2026-11-01   (help dates)"
  private static let outside = "files are the other shell's: Ctrl-Z goes there, `fg` comes back"

  /// In place of a stage. In lower case.
  static let stages = [
    "filter": "where", "grep": "where", "having": "where", "limit": "take", "head": "take", "top": "take",
    "tail": "last", "order": "sort", "orderby": "sort", "order_by": "sort", "sort_by": "sort",
    "group": "summarize",
    "groupby": "summarize", "group_by": "summarize", "aggregate": "summarize", "agg": "summarize",
    "map": "derive", "mutate": "derive", "extend": "derive", "project": "select", "cut": "select",
    "pick": "select",
    "uniq": "distinct", "unique": "distinct", "wc": "count", "length": "count", "flatten": "expand",
    "explode": "expand", "unnest": "expand", "offset": "skip", "drop": "skip", "merge": "join",
    "expect": "assert",
  ]

  /// In place of a function. In lower case.
  static let functions = [
    "length": "len", "size": "len", "strlen": "len", "median": "p50", "mean": "avg", "average": "avg",
    "percentile": "p95", "count_if": "ratio", "countif": "ratio", "lcase": "lower", "ucase": "upper",
    "tolower": "lower", "toupper": "upper", "strip": "trim", "ifnull": "coalesce", "isnull": "coalesce",
    "nvl": "coalesce", "iif": "if", "date_trunc": "bucket", "strftime": "format", "today": "now",
    "substring": "startsWith", "starts_with": "startsWith", "ends_with": "endsWith", "total": "sum",
  ]

  /// In place of a moment. In lower case.
  static let moments: Set<String> = [
    "now", "today", "yesterday", "current_date", "current_time", "current_timestamp", "sysdate", "getdate",
  ]

  /// Names that, before a field, are functions whose brackets are missing.
  static let sums: Set<String> = [
    "count", "sum", "avg", "min", "max", "p50", "p95", "ratio", "len", "lower", "upper", "round", "ago",
    "bucket",
  ]

  /// In place of a literal. In lower case.
  static let values = [
    "none": "null", "nil": "null", "undefined": "null", "null": "null", "true": "true", "false": "false",
    "yes": "true", "no": "false",
  ]

  /// In place of a type. In lower case.
  static let types = [
    "string": "text", "str": "text", "varchar": "text", "int": "number", "integer": "number",
    "float": "number",
    "double": "number", "real": "number", "boolean": "bool", "datetime": "date", "timestamp": "date",
    "time": "date", "interval": "duration",
  ]

  /// What to write where a name is other languages' moment.
  package static func moment(_ word: String) -> String? {
    moments.contains(word.lowercased())
      ? "this moment is now(), one so long ago ago(7d), a day @2026-11-01   (help dates)" : nil
  }

  /// No source or verb begins with one of these words.
  package static func atStatement(_ word: String) -> String? { statements[word.lowercased()] }

  /// In place of a source or verb; `import` alone is none, but begins some.
  package static func call(_ word: String) -> String? {
    word == "import"
      ? "answers: `import answers FILE`; a script: `include \"file.audit\"`   (help import)"
      : atStatement(word) ?? wishes[word.lowercased()]
  }

  package static func stage(_ word: String) -> String? { stages[word.lowercased()] }
  package static func function(_ word: String) -> String? { functions[word.lowercased()] }
  package static func value(_ word: String) -> String? { values[word.lowercased()] }
  package static func type(_ word: String) -> String? { types[word.lowercased()] }

  /// Behind the name of a source, where nothing more is taken.
  package static func behindSource(_ word: String, _ source: String) -> String? {
    if Keyword.stages.contains(word.lowercased()) { return "write `\(source) | \(word.lowercased()) …`" }
    if source == "set" { return "a variable is `let x = …`; a value of several words stands in quotes" }
    if word.hasPrefix(".") { return "write a stage behind a pipe: \(source) | where …" }
    switch word {
    case ">", ">>": return "write `\(source) | save FILE`"
    case "&&", "&", "->": return "a statement ends with its line or `;`, a stage begins with `|`"
    default: return nil
    }
  }
}
