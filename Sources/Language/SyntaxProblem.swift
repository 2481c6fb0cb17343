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
  case bareWordInExpression(String)
  case strayElse
  /// A pipeline in a condition, without brackets.
  case barePipe
  /// The text cannot be read on; what was wrong is told already.
  case gaveUp
}

extension SyntaxProblem {
  /// The same as a message at a place.
  func diagnostic(at span: Span) -> Diagnostic {
    func make(_ code: String, _ message: String, _ label: String = "", _ notes: [String] = []) -> Diagnostic {
      Diagnostic(code: code, message, at: span, label: label, notes: notes)
    }
    switch self {
    case .expected(let what, let found):
      return make("expected", "expected \(what), found \(found)")
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
        ["write \(number)ms, \(number)s, \(number)m (minutes), \(number)h, \(number)d or \(number)w"])
    case .badEscape(let escape):
      return make(
        "bad-escape", "`\\\(escape)` is not an escape", "",
        [#"escapes: \n \t \r \" \\ \$ \u{1F600}; '…' is raw"#])
    case .strayCharacter(let character):
      return make("stray-character", "`\(character)` has no meaning here")
    case .foreignOperator(let found, let instead):
      return make("foreign-operator", "`\(found)` is not an operator", "write `\(instead)`")
    case .chainedComparison:
      return make(
        "chained-comparison", "comparisons cannot be chained", "",
        ["write `a < b and b < c`"])
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
    case .gaveUp: return make("gave-up", "this block cannot be read")
    case .bareWordInExpression(let word):
      return make("bare-word", "`\(word)` is not expected here", "a text is written \"\(word)\"")
    }
  }
}
