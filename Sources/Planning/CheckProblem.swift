import Diagnostics
import Language

/// Why a program that can be read makes no sense.
package enum CheckProblem: Error, Sendable, Equatable {
  case unknownCall(String, nearest: String?, sources: [String])
  case unknownStage(String, nearest: String?)
  /// A field where a stage is expected.
  case fieldAsStage(String)
  case sourceInPipe(String)
  /// `elsewhere`: sources that have it.
  case unknownField(String, of: String, nearest: String?, fields: [String], elsewhere: [String] = [])
  case noRow(String)
  case unknownVariable(String, nearest: String?)
  case unknownFunction(String, nearest: String?)
  case unknownMember(String, nearest: String?, fields: [String])
  case wrongArguments(function: String, usage: [String], found: String)
  case aggregateHere(String)
  case notGrouped(String)
  /// `instead`: a condition of what was written.
  case notBoolean(String, found: String, instead: String?)
  case mismatch(operator: String, String, String)
  case unknownWord(String, enumeration: String, nearest: String?, cases: [String])
  case bareWord(String)
  case noMember(String, of: String)
  case badNegation(String)
  case textForDate(String)
  case badExit(String)
  case outsideUnit(String, range: String, field: String, instead: String?)
  case badPattern(String)
  case needsRows(String, found: String)
  case needsList(String, found: String)
  case needsInteger(String, found: String)
  case needsName
  case duplicateName(String)
  case tooManyFields(limit: Int)
  case takesNoInput(String)
  case needsInput(String)
  case unknownOption(String, verb: String, nearest: String?, options: [String])
  case missingValue(option: String, what: String)
  /// `example`: a whole statement that is right.
  case missingArgument(String, verb: String, usage: String, example: String?)
  case tooManyArguments(verb: String, found: String, usage: String)
  case badArgument(parameter: String, expected: String, found: String, nearest: String?)
  case unknownName(String, kind: String, nearest: String?, known: [String])
  case givenTwice(String)
  case nothingToKeep(String)
  case unknownType(String)
  case missingParameter(String)
  case isNull(String)
  /// A verb's own check of its arguments.
  case refused(ArgumentFault)
  case onlyAtTop(String)
  case needsText(String)
  case needsDuration(String, found: String)
  case nameTaken(String)
  case tooManyCalls(limit: Int)
  case callsItself(String)
  case noLastResult
  case noJoinKey(String, fields: [String], subject: String)
  case pivotNeedsGroups(value: String, key: String)
  case pivotNeedsValues(String)
  case needsFixedFile
  case badFile(String, notes: [String])
  case badColumnType(String)
}

extension CheckProblem {
  static let tooManyCallsCode = "too-many-calls"

  package func diagnostic(at span: Span) -> Diagnostic {
    let (code, message, label, notes) = parts
    return Diagnostic(code: code, message, at: span, label: label, notes: notes)
  }

  private static func near(_ nearest: String?) -> String { nearest.map { "did you mean `\($0)`?" } ?? "" }

  /// The page on rows that are a source's: `runs have`, `a run has`.
  private static func page(_ subject: String) -> String {
    let words = subject.split(separator: " ")
    let isSource = words.last == "have" && words.count == 2
    let isOne = words.count == 3 && words.first == "a" && words.last == "has"
    return isSource ? "help \(words[0])" : isOne ? "help \(words[1])" : ""
  }

  private static func listed(_ title: String, _ names: [String], help: String = "") -> [String] {
    if names.isEmpty { return [] }
    let shown = names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", …" : "")
    return ["\(title): \(shown)" + (help.isEmpty ? "" : "   (\(help))")]
  }

  private var parts: (String, String, String, [String]) {
    switch self {
    case .unknownCall(let name, let nearest, let sources):
      (
        "unknown-name", "there is no source or verb `\(name)`",
        ForeignWord.call(name) ?? Self.near(nearest),
        Self.listed("sources", sources, help: "help")
          + (ForeignWord.call(name) ?? nearest == nil ? ["`apropos \(name)` searches all help"] : [])
      )
    case .unknownStage(let name, let nearest):
      (
        "unknown-stage", "there is no stage or verb `\(name)`",
        Self.near(ForeignWord.stage(name) ?? nearest),
        (ForeignWord.stage(name) == "summarize" ? ["groups: … | summarize count() by platform"] : [])
          + ["stages: " + Keyword.stages.joined(separator: ", ") + "   (help stages)"]
      )
    case .fieldAsStage(let name):
      ("field-as-stage", "`\(name)` is a field, no stage", "write `select \(name)`", [])
    case .sourceInPipe(let name):
      (
        "source-in-pipe", "`\(name)` is a source: it begins a pipeline", "",
        ["start a new statement: \(name) | …"]
      )
    case .unknownField(let name, let of, let nearest, let fields, let elsewhere):
      (
        "unknown-field", "\(of) no field `\(name)`",
        ForeignWord.moment(name) ?? Self.near(ForeignWord.value(name) ?? nearest),
        Self.listed("fields", fields, help: Self.page(of))
          + Self.listed("`\(name)` is a field of", elsewhere)
      )
    case .noRow(let name):
      (
        "no-row", "`\(name)` is a field, but there is no row here", "",
        ["a variable is `$\(name)`, a text is \"\(name)\""]
      )
    case .unknownVariable(let name, let nearest):
      (
        "unknown-variable", "there is no variable `$\(name)`", Self.near(nearest.map { "$" + $0 }),
        ["`let \(name) = …` makes it"]
      )
    case .unknownFunction(let name, let nearest):
      (
        "unknown-function", "there is no function `\(name)`",
        ForeignWord.atStatement(name) ?? Self.near(ForeignWord.function(name) ?? nearest),
        ["help functions lists them"]
      )
    case .unknownMember(let name, let nearest, let fields):
      (
        "unknown-member", "the record has no field `\(name)`", Self.near(nearest),
        Self.listed("fields", fields)
      )
    case .wrongArguments(let function, let usage, let found):
      (
        "wrong-arguments", "`\(function)` does not take \(found)", "",
        usage.enumerated().map { "\(function)(\($1))" + ($0 == 0 ? "   (help \(function))" : "") }
      )
    case .aggregateHere(let name):
      (
        "aggregate-here", "`\(name)` sums up many rows", "",
        ["aggregates stand in `summarize`: … | summarize x = \(name)(…) by …"]
      )
    case .notGrouped(let name):
      (
        "not-grouped", "`\(name)` differs within a group", "",
        ["sum it up (max(\(name)), count(), …), or group by it: summarize … by \(name)"]
      )
    case .notBoolean(let place, let found, let instead):
      (
        "not-boolean", "`\(place)` takes a condition, found \(found)",
        instead.map { "write `\($0)`" } ?? "", instead == nil ? ["compare it: … == …, or … != null"] : []
      )
    case .mismatch(let op, let left, let right):
      ("mismatch", "`\(op)` does not go with \(left) and \(right)", "", Self.advice(op, left, right))
    case .noMember(let name, let type):
      (
        "no-member", "`.\(name)` asks a record for a field, found \(type)", "",
        [
          "a record comes of `run latest`, `first` or {name: …}; functions are written len(…)   (help functions)"
        ]
      )
    case .badNegation(let type):
      (
        "mismatch", "`-` goes before a number or a duration, found \(type)", "",
        ["sort -name turns an order round"]
      )
    case .unknownWord(let word, let enumeration, let nearest, let cases):
      (
        "unknown-value", "\(enumeration) is never \"\(word)\"", Self.near(nearest.map { "\"\($0)\"" }),
        Self.listed("values", cases)
      )
    case .bareWord(let word) where ForeignWord.value(word) != nil:
      ("bare-word", "`\(word)` is no value here", "write `\(ForeignWord.value(word) ?? "")`", [])
    case .bareWord(let word):
      ("bare-word", "`\(word)` is no text: texts stand in quotes", "write \"\(word)\"", [])
    case .outsideUnit(let value, let range, let field, let instead):
      (
        "outside-unit", "`\(field)` is \(range): comparing it with \(value) says nothing",
        instead.map { "did you mean \($0)?" } ?? "", ["compare it with a value \(range.drop { $0 == " " })"]
      )
    default: moreParts
    }
  }

  private var moreParts: (String, String, String, [String]) {
    switch self {
    case .badExit(let found):
      ("bad-exit", "`exit` takes a whole number from 0 to 255, found \(found)", "", ["exit 1"])
    case .textForDate(let text):
      (
        "text-for-date", "a date is no text", "write `@\(text.split(separator: " ").joined(separator: "T"))`",
        []
      )
    case .badPattern(let reason): ("bad-pattern", reason, "", ["help patterns"])
    case .needsRows(let stage, let found):
      (
        "needs-rows", "`\(stage)` takes rows, found \(found)", "",
        ["rows come of a source: runs, jobs, mentions latest, …"]
      )
    case .needsList(let field, let found):
      (
        "needs-list", "`expand` takes a list; `\(field)` is \(found)", "",
        ["lists are fields such as `platforms` of runs and `brands` of questions"]
      )
    case .needsInteger(let stage, let found):
      (
        "needs-integer",
        "`\(stage)` takes a whole number\(stage == "retry" ? ", 1 to 1,000,000" : ""), found \(found)", "",
        ["\(stage) 10"]
      )
    case .needsName: ("needs-name", "this has no name of its own", "", ["name it: `name = …`"])
    case .duplicateName(let name):
      ("duplicate-name", "there are two columns `\(name)`", "", ["name one of them: `other = …`"])
    case .takesNoInput(let verb):
      ("takes-no-input", "`\(verb)` takes nothing from the pipe", "", ["put it in a statement of its own"])
    case .needsInput(let verb):
      ("needs-input", "`\(verb)` needs rows", "", ["pipe some to it: runs | \(verb)"])
    case .unknownOption(let name, let verb, let nearest, let options):
      (
        "unknown-option", "`\(verb)` has no option `--\(name)`", Self.near(nearest.map { "--" + $0 }),
        options.isEmpty
          ? ["it takes none"]
          : Self.listed("options", options.map { "--" + $0 }, help: "help \(verb)")
      )
    case .missingValue(let option, let what): ("missing-value", "`--\(option)` takes \(what)", "", [])
    case .missingArgument(let name, let verb, let usage, let example):
      (
        "missing-argument", "`\(verb)` needs \(name)", "",
        (example.map { ["for example: \($0)"] } ?? []) + ["usage: \(usage)"]
      )
    case .tooManyArguments(let verb, let word, let usage):
      (
        "too-many-arguments", "`\(verb)` takes no more arguments",
        ForeignWord.behindSource(word, verb) ?? "", ["usage: \(usage)"]
      )
    case .badArgument(let parameter, let expected, let found, let nearest):
      ("bad-argument", "`\(parameter)` takes \(expected), found \(found)", Self.near(nearest), [])
    case .unknownName(let name, let kind, let nearest, let known):
      ("unknown-\(kind)", "there is no \(kind) `\(name)`", Self.near(nearest), Self.listed("\(kind)s", known))
    case .givenTwice(let name): ("given-twice", "`\(name)` is given twice", "", ["leave one of them out"])
    case .nothingToKeep(let what): ("nothing-to-keep", "\(what) gives nothing to keep", "", [])
    case .unknownType(let name):
      (
        "unknown-type", "there is no type `\(name)`", Self.near(ForeignWord.type(name)),
        ["types: text, number, bool, date, duration"]
      )
    case .missingParameter(let name):
      ("missing-parameter", "the parameter `\(name)` is not given", "", ["give it: --param \(name)=…"])
    case .refused(let fault): ("bad-argument", fault.message, "", fault.notes)
    case .isNull(let op):
      (
        "null-order", "`\(op)` with null is always false", "",
        ["`== null` and `!= null` ask for null   (help nulls)"]
      )
    case .tooManyFields(let limit):
      (
        "too-many-fields", "a row has more than \(limit) fields", "",
        ["select those you need first, or put them into rows: … | summarize … by …"]
      )
    default: blockParts
    }
  }

  private var blockParts: (String, String, String, [String]) {
    switch self {
    case .onlyAtTop(let word):
      (
        "only-at-top", "`\(word)` stands at the top of a script, in no block", "",
        ["move it out of the braces"]
      )
    case .needsText(let word): ("needs-text", "`\(word)` takes a text", "", ["\(word) \"…\""])
    case .needsDuration(let word, let found):
      ("needs-duration", "`\(word)` takes a duration, found \(found)", "", ["\(word) 2s"])
    case .nameTaken(let name):
      ("name-taken", "`\(name)` is a source or verb already", "choose another name", [])
    case .tooManyCalls(let limit):
      (
        Self.tooManyCallsCode, "definitions call each other more than \(limit) times", "",
        ["give a result a name, `let part = …`, and use that"]
      )
    case .callsItself(let name):
      ("calls-itself", "`\(name)` cannot call itself", "", ["a `for` goes through rows, `retry` tries again"])
    case .noLastResult:
      ("no-last-result", "there is no last result", "", ["`$_` is what the statement before gave"])
    case .noJoinKey(let name, let fields, let subject):
      (
        "no-join-key", "\(subject) no field `\(name)`", "",
        ["say which one: on \(name) == …"] + Self.listed("fields", fields)
      )
    case .pivotNeedsGroups(let value, let key):
      (
        "pivot-needs-groups", "`pivot` takes the groups of a `summarize`", "",
        ["summarize \(value) = … by …, \(key) | pivot \(value) by \(key)"]
      )
    case .pivotNeedsValues(let name):
      (
        "pivot-needs-values", "which columns `\(name)` gives is not known before it runs", "",
        ["name them: pivot … by \(name) in [\"…\", \"…\"]"]
      )
    default: fileParts
    }
  }

  private var fileParts: (String, String, String, [String]) {
    switch self {
    case .needsFixedFile:
      (
        "needs-fixed-file", "`read` takes the name of a file as it is written", "",
        ["its columns are looked up before anything runs: read \"tickets.csv\""]
      )
    case .badFile(let message, let notes):
      ("bad-file", message, "", notes.isEmpty ? ["a name is relative to the script that reads it"] : notes)
    case .badColumnType(let text):
      (
        "bad-column-type", "`\(text)` is no column with a type", "",
        ["--as name:text,n:integer   (text, integer, number, bool, date, duration)"]
      )
    default: ("", "", "", [])
    }
  }
}
