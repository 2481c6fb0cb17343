import Language
import Planning
import Relation
import Storage
import Values
import Verbs

/// Help pages, made from declarations.
package enum Help {
  private static let topic = Key<[String]>.words("topic", "a source, verb, stage, function, or `functions`")

  package static let verbs: [Verb] = [help, describe]

  static let help = Verb(
    VerbDeclaration(
      "help", "help on anything", parameters: [topic.parameter], output: .lines,
      examples: ["help", "help runs", "help launch", "help functions"])
  ) { call in .lines(try page(call[topic] ?? [])) }

  static let describe = Verb(
    VerbDeclaration(
      "describe", "the fields of a source",
      parameters: [
        Parameter("source", .name(of: "source"), .positional, required: true, "a source")
      ],
      output: .rows([
        Field("field", .text), Field("type", .text), Field("null", .bool),
        Field("unit", .text, nullable: true),
        Field("shown", .bool, "without being asked for"), Field("what", .text),
      ]), examples: ["describe runs"])
  ) { call in
    let name = call.text("source") ?? ""
    guard let source = source(name) else { throw HelpProblem.unknown(name, nearest: nearest(name)) }
    return .rows(
      source.fields.map { field in
        [
          .text(field.field.name), .text(field.field.type.word), .bool(field.field.isNullable),
          field.field.unit.map { .text($0.rawValue) } ?? .null, .bool(field.isShown),
          .text(field.field.summary),
        ]
      })
  }

  static func source(_ name: String) -> Source? {
    Catalog.audit.sources.first { $0.name == name || $0.singular == name }
  }

  static func nearest(_ name: String) -> String? {
    let names =
      Catalog.audit.sources.map(\.name) + Verb.all.map(\.declaration.name) + Keyword.stages
      + Keyword.statements + ScalarFunction.allCases.map(\.rawValue) + Aggregate.allCases.map(\.rawValue)
    return Suggestions.nearest(name, names)
  }

  /// The page on a word, as `help WORD` prints it; nil where there is none.
  package static func lines(on word: String) -> [String]? {
    word.isEmpty ? nil : try? page(word.split(separator: " ").map(String.init))
  }

  private static func page(_ topic: [String]) throws -> [String] {
    let name = topic.joined(separator: " ")
    if name.isEmpty { return overview() }
    if name == "functions" { return functions() }
    if name == "stages" { return LanguageWords.stages.map(\.line) }
    if name == "statements" { return LanguageWords.statements.map(\.line) }
    if name == "reference" { return reference() }
    if name == "patterns" { return patterns() }
    var lines: [String] = []
    if let source = source(name) { lines += page(source) }
    if let verb = (Verb.all + verbs).first(where: { $0.declaration.name == name }) {
      if !lines.isEmpty { lines.append("") }
      lines += page(verb.declaration)
    }
    let family = Verb.all.filter { $0.declaration.name.hasPrefix(name + " ") }
    for verb in family { lines += (lines.isEmpty ? [] : [""]) + page(verb.declaration) }
    let words = words(name)
    if !lines.isEmpty, !words.isEmpty { lines.append("") }
    lines += words
    if let function = ScalarFunction(rawValue: name) { lines += page(function) }
    if let aggregate = Aggregate(rawValue: name) {
      lines.append("\(aggregate.rawValue)    \(aggregate.summary)")
    }
    guard !lines.isEmpty else { throw HelpProblem.unknown(name, nearest: nearest(name)) }
    return lines
  }

  private static func overview() -> [String] {
    func columns(_ rows: [(String, String)]) -> [String] {
      let width = rows.map(\.0.count).max() ?? 0
      return rows.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count + 3) + $0.1 }
    }
    return [
      "A pipeline begins with a source or a verb, and goes on with | stages:", "",
      "  runs | where status == \"failed\" and startedAt > ago(7d) | sort -startedAt | take 5", "", "Sources",
    ] + columns(Catalog.audit.sources.map { ($0.name, $0.summary) }) + ["", "Verbs"]
      + columns((Verb.all + verbs).map { ($0.declaration.name, $0.declaration.summary) }) + [
        "", "Statements", "  " + Keyword.statements.joined(separator: " "), "", "Stages",
        "  " + Keyword.stages.joined(separator: " "), "",
        "help NAME tells more of any of them; help statements, stages or functions list them; describe runs the fields.",
        "Tab completes. Ctrl-R searches the history. Ctrl-D leaves.",
      ]
  }

  private static func page(_ source: Source) -> [String] {
    var lines = ["\(source.name)    \(source.summary)"]
    switch source.scope {
    case .run?:
      lines.append(
        "  \(source.name) RUN [--job JOB]    of one run alone: an id, a unique prefix, latest, previous")
    case .mode?: lines.append("  \(source.name) --mode b2c|b2b")
    case nil: break
    }
    if source.row.contains(where: { $0.name == "id" }) {
      lines.append("  \(source.singular) ID    one of them, whole")
    }
    lines += ["", "Fields (· only when named)"]
    let width = source.fields.map { $0.field.name.count }.max() ?? 0
    for field in source.fields {
      let name = field.field.name + String(repeating: " ", count: width - field.field.name.count)
      let type = field.field.type.word + (field.field.isNullable ? "?" : "")
      lines.append(
        "  \(field.isShown ? " " : "·") \(name)  \(pad(type, 16))  \(field.field.summary)"
          + words(field.field.type))
    }
    lines += ["", "Examples"] + source.examples.map { "  " + $0 }
    return lines
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func words(_ type: ValueType) -> String {
    if case .enumeration(let enumeration) = type {
      ": " + enumeration.cases.joined(separator: ", ")
    } else {
      ""
    }
  }

  private static func page(_ verb: VerbDeclaration) -> [String] {
    var lines = ["\(verb.name)    \(verb.summary)", "", "  \(verb.usage)"]
    if !verb.details.isEmpty { lines += ["", verb.details] }
    if !verb.parameters.isEmpty {
      lines.append("")
      let names = verb.parameters.map { ($0.position == .option ? "--" : "") + $0.name }
      let width = names.map(\.count).max() ?? 0
      for (name, parameter) in zip(names, verb.parameters) {
        lines.append("  \(pad(name, width))  \(parameter.summary)")
      }
    }
    if verb.effect == .destroys {
      lines += ["", "It cannot be undone: the prompt asks before, elsewhere it needs --yes."]
    }
    if verb.isForPrompt { lines += ["", "For the prompt alone."] }
    if verb.input != .nothing { lines += ["", "Takes rows from the pipe."] }
    switch verb.output {
    case .rows(let fields), .record(let fields):
      lines += ["", "Gives: " + fields.map(\.name).joined(separator: ", ")]
    default: break
    }
    if !verb.examples.isEmpty { lines += ["", "Examples"] + verb.examples.map { "  " + $0 } }
    return lines
  }

  static func page(_ function: ScalarFunction) -> [String] {
    ["\(function.rawValue)    \(function.summary)"]
      + (function == .coalesce
        ? ["  coalesce(value, value, …)"]
        : function == .if
          ? ["  if(condition, value, value)"]
          : function.overloads.map { overload in
            "  \(function.rawValue)(\(overload.parameters.map(\.word).joined(separator: ", "))) → \(overload.result.word)"
          })
  }

  private static func functions() -> [String] {
    ["In any expression"] + ScalarFunction.allCases.map { "  \(pad($0.rawValue, 12)) \($0.summary)" }
      + ["", "In summarize"] + Aggregate.allCases.map { "  \(pad($0.rawValue, 12)) \($0.summary)" }
  }
}
