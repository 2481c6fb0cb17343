import Diagnostics

/// Why a text is not a program.
package enum SyntaxProblem: Error, Sendable, Equatable {
  case expected(String, found: String)
  case unclosed(String)
  case unclosedString
  case badNumber(String)
  case badDate(String)
  case badDurationUnit(number: String, unit: String)
  case badEscape(String)
  case strayCharacter(String)
  /// Another language's spelling: what was written, what to write.
  case foreignOperator(String, instead: String)
  case chainedComparison
  case curlyQuote(String)
  case listWithSpaces(String)
  case oneLetterOption(String)
  case reservedWord(String)
  case tooDeep
  /// A chain of operators or stages: of what, and how many are allowed.
  case tooLong(String, limit: Int)
  /// `behind`: the function that it may be meant for.
  case bareWordInExpression(String, behind: String? = nil)
  case strayElse
  /// A statement of another language: its word, and what to write.
  case foreignStatement(String, instead: String)
  /// `for … do … done`: the word that opened the block.
  case shellBlock(String)
  /// What begins a comment elsewhere.
  case foreignComment(String)
  /// `x = 3`.
  case assignmentWithoutLet(String)
  /// `let x: number = 3`, `let x := 3`.
  case typedLet(String)
  /// `(a, b)`.
  case roundList
  /// An operator's word with nothing before it.
  case missingOperand(String)
  /// `80%`.
  case percent
  /// `if a then b` inside an expression.
  case inlineIf
  /// `select *`.
  case star
  /// A word such as `by` where only fields stand.
  case superfluousWord(String, stage: String)
  /// Something behind a stage that takes nothing.
  case takesNothing(String)
  /// A misspelt stage whose arguments cannot be read.
  case misspeltStage(String, nearest: String)
  /// A pipeline in a condition, without brackets.
  case barePipe
  /// The text cannot be read on; what was wrong is told already.
  case gaveUp
}

extension SyntaxProblem {
  /// Another language's statement may be behind it: what it found is of no interest then.
  var isOfGrammar: Bool {
    switch self {
    case .expected, .bareWordInExpression, .foreignOperator, .assignmentWithoutLet, .strayCharacter: true
    default: false
    }
  }

  /// The same as a message at a place.
  func diagnostic(at span: Span) -> Diagnostic {
    func make(_ code: String, _ message: String, _ label: String = "", _ notes: [String] = []) -> Diagnostic {
      Diagnostic(code: code, message, at: span, label: label, notes: notes)
    }
    switch self {
    case .expected(let what, let found):
      return make("expected", "expected \(what), found \(found)", "", Self.advice(what, found))
    case .unclosed(let bracket):
      return make("unclosed", "this `\(bracket)` is never closed", "opened here")
    case .unclosedString:
      return make("unclosed-string", "this string is never closed", "starts here")
    case .badNumber(let text):
      return make("bad-number", "`\(text)` is not a number", "", ["write 12, 3.5 or 1_000"])
    case .badDate(let text):
      return make(
        "bad-date", "`\(text)` is not a date", "",
        ["write @2026-11-01 or @2026-11-01T09:00Z (no zone means UTC)"])
    case .badDurationUnit(let number, let unit):
      return make(
        "bad-unit", "`\(unit)` is not a unit of time", "",
        Self.isID(number + unit)
          ? ["an id stands behind what it is of: run \(number + unit), response \(number + unit)"]
          : ["write \(number)ms, \(number)s, \(number)m (minutes), \(number)h, \(number)d or \(number)w"])
    case .badEscape(let escape):
      return make(
        "bad-escape", "`\\\(escape)` is not an escape", "",
        [#"escapes: \n \t \r \" \\ \$ \u{1F600}; '…' is raw"#])
    case .strayCharacter(let character):
      let notes =
        switch character {
        case "?": ["a choice is if(condition, a, b); `a ?? b` replaces null"]
        case "^": ["multiply: n * n"]
        case "\\":
          [
            "a `\\` goes on over a line end where it is the line's last character",
            "commands have none: `help sources`, `describe runs`, `exit`",
          ]
        default: ["take it out, or put it into a text: \"\(character)\""]
        }
      return make("stray-character", "`\(character)` has no meaning here", "", notes)
    case .foreignOperator(let found, let instead):
      return make("foreign-operator", "`\(found)` is not an operator", "write `\(instead)`")
    case .chainedComparison:
      return make(
        "chained-comparison", "comparisons cannot be chained", "",
        ["write `a < b and b < c`"])
    case .curlyQuote("`"):
      return make(
        "backtick", "a backtick quotes nothing", "a field stands bare, a text in \"…\"")
    case .curlyQuote(let quote):
      return make("curly-quote", "`\(quote)` is a typographic quote", "write a straight one: \" or '")
    case .listWithSpaces(let fixed):
      return make("list-with-spaces", "a list has no spaces here", "write `\(fixed)`")
    case .oneLetterOption(let text):
      return make(
        "one-letter-option", "there are no one-letter options: `\(text)`", "", ["options look like `--name`"])
    case .reservedWord(let word):
      return make("reserved-word", "`\(word)` is a word of the language", "choose another name")
    case .tooDeep:
      return make(
        "too-deep", "nested more than 100 deep", "", ["give an inner part a name: let part = …"])
    case .tooLong(let what, let limit):
      return make("too-long", "more than \(limit) \(what) in a row", "", ["give a part a name: let part = …"])
    case .strayElse:
      return make(
        "stray-else", "this `else` belongs to no `if`", "",
        ["if … { … } else { … }, `else` right behind the `}`"])
    case .barePipe:
      return make(
        "bare-pipe", "a pipeline inside an expression stands in brackets", "", ["if (runs | count) > 0 { … }"]
      )
    case .foreignStatement(let word, let instead):
      return make("foreign-word", "there is no statement `\(word)`", instead)
    case .shellBlock(let word):
      return make(
        "foreign-word", "`\(word)` opens no block", "a block stands in braces: for … { … }, if … { … }")
    case .foreignComment(let sign):
      return make(
        "foreign-comment", "`\(sign)` begins no comment", "write `#`", ["a whole quotient is floor(a / b)"])
    case .assignmentWithoutLet(let name):
      return make("no-let", "`=` alone makes no variable", "write `let \(name) = …`; to compare, `==`")
    case .typedLet(let name):
      return make("typed-let", "`let` takes a name and `=`, no type", "write `let \(name) = …`")
    case .roundList: return make("round-list", "a list stands in square brackets", "write [a, b]")
    case .missingOperand(let word):
      return make(
        "missing-operand", "`\(word)` stands between two values", "",
        [word == "in" ? #"status in ["a", "b"], not (status in ["a"])"# : "a \(word) b"])
    case .percent:
      return make("percent", "`%` is the remainder of a division", "a share is written 0.8, a score 80")
    case .inlineIf:
      return make("inline-if", "inside an expression `if` is a function", "write if(condition, a, b)")
    case .star:
      return make("star", "`*` stands for no fields", "leave `select` out: a row has all its fields")
    case .superfluousWord(let word, let stage):
      return stage == "sort"
        ? make("superfluous-word", "`sort` takes its fields without `\(word)`", "write `sort name`")
        : make("superfluous-word", "`by` comes behind what is summed up", "write `summarize count() by …`")
    case .takesNothing(let stage):
      return make(
        "takes-nothing", "`\(stage)` takes nothing behind it", "",
        [stage == "count" ? "a condition comes before: where … | count" : "so many rows: take 3"])
    case .misspeltStage(let word, let nearest):
      return make("unknown-stage", "there is no stage or verb `\(word)`", "did you mean `\(nearest)`?")
    case .gaveUp: return make("gave-up", "this block cannot be read")
    case .bareWordInExpression(let word, let function?):
      return make("bare-word", "`\(word)` is not expected here", "write `\(function)(\(word))`")
    case .bareWordInExpression(let word, nil):
      if let advice = ForeignWord.behindValues[word.lowercased()] {
        return make("foreign-word", "`\(word)` cannot stand here", advice)
      }
      return make("bare-word", "`\(word)` is not expected here", "a text is written \"\(word)\"")
    }
  }
}

extension SyntaxProblem {
  /// What to write, where something else was expected.
  private static func advice(_ what: String, _ found: String) -> [String] {
    switch (what, found) {
    case ("a value", "`.`"):
      ["commands have no dot (`help sources`, `exit`), numbers begin with a digit (0.5)"]
    case (quantifier, _):
      [
        "each row: assert all error == null",
        "how many: assert (responses latest | where error != null | count) == 0",
      ]
    case (statementEnd, _) where found.hasPrefix("`$"):
      ["a pipeline inside an expression stands in brackets: (questions $run | count) > 0"]
    default: []
    }
  }

  /// What `assert` behind a pipe takes.
  static let quantifier = "`all`, `any`, `none` or `matches`"
  static let statementEnd = "`|` or the end of the statement"

  /// Whether it could be the beginning of an id: hexadecimal digits, as many as are shown.
  private static func isID(_ text: String) -> Bool {
    text.utf8.count >= 6
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
