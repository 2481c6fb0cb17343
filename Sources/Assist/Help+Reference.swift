import Language
import Planning
import Relation
import Storage
import Values
import Verbs

// `help reference`: all of the language on one page of Markdown, made from the declarations; docs/reference.md is it.
extension Help {
  static func reference() -> [String] {
    var lines = [
      "# Reference", "",
      "Made from the declarations by `help reference`; a test holds this page to them. A tour is in",
      "[language.md](language.md), tasks in [cookbook.md](cookbook.md).", "",
      "- [Sources](#sources)", "- [Verbs](#verbs)", "- [Stages](#stages)", "- [Functions](#functions)",
      "- [Statements](#statements)", "", "## Sources", "",
    ]
    lines += Catalog.audit.sources.flatMap(section)
    lines += ["## Verbs", ""] + (Verb.all + verbs).flatMap { section($0.declaration) }
    lines +=
      ["## Stages", "", "```text"] + LanguageWords.stages.map(\.line) + ["```", "", "## Functions", ""]
    lines += functionTable() + ["", "## Statements", "", "```text"]
    lines += LanguageWords.statements.map(\.line)
    lines += [
      "```", "", "The grammar of the language is in GRAMMAR.md, a tour in [language.md](language.md).",
    ]
    return lines
  }

  private static func section(_ source: Source) -> [String] {
    var lines = ["### \(source.name)", "", sentence(source.summary)]
    switch source.scope {
    case .run?: lines += ["", "`\(source.name) RUN` gives those of one run alone."]
    case .mode?: lines += ["", "`\(source.name) --mode b2c|b2b` gives those of one mode."]
    case nil: break
    }
    lines += ["", "| Field | Type | Unit | What |", "|---|---|---|---|"]
    for field in source.fields {
      let type = field.field.type.word + (field.field.isNullable ? " or null" : "")
      var words = ""
      if case .enumeration(let enumeration) = field.field.type {
        words = ": " + enumeration.cases.joined(separator: ", ")
      }
      lines.append(
        "| `\(field.field.name)` | \(type) | \(field.field.unit?.rawValue ?? "") | \(cell(field.field.summary + words)) |"
      )
    }
    return lines + examples(source.examples)
  }

  private static func section(_ verb: VerbDeclaration) -> [String] {
    var lines = ["### \(verb.name)", "", sentence(verb.summary), "", "```text", verb.usage, "```"]
    if !verb.details.isEmpty { lines += ["", verb.details] }
    if !verb.parameters.isEmpty {
      lines += ["", "| Argument | What |", "|---|---|"]
      lines += verb.parameters.map { parameter in
        "| `\(parameter.position == .option ? "--" : "")\(parameter.name)` | \(cell(parameter.summary)) |"
      }
    }
    if verb.input != .nothing { lines += ["", "Takes rows from the pipe."] }
    switch verb.output {
    case .rows(let fields): lines += ["", "Gives rows of " + names(fields) + "."]
    case .record(let fields): lines += ["", "Gives a record of " + names(fields) + "."]
    default: break
    }
    return lines + examples(verb.examples)
  }

  private static func functionTable() -> [String] {
    ["| Function | What |", "|---|---|"]
      + ScalarFunction.allCases.map { function in
        "| \(page(function).dropFirst().map { "`\($0.drop { $0 == " " })`" }.joined(separator: "<br>")) | \(cell(function.summary)) |"
      } + ["", "Inside `summarize` alone:", "", "| Aggregate | What |", "|---|---|"]
      + Aggregate.allCases.map { "| `\($0.rawValue)` | \(cell($0.summary)) |" }
  }

  private static func examples(_ examples: [String]) -> [String] {
    examples.isEmpty ? [""] : ["", "```text"] + examples + ["```", ""]
  }

  private static func names(_ fields: [Field]) -> String {
    fields.map { "`\($0.name)`" }.joined(separator: ", ")
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
