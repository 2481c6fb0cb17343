import Diagnostics
import Language
import Planning
import Relation
import Storage
import Values
import Verbs

/// Help pages, made from declarations.
package enum Help {
  private static let topic = Key<[String]>.words("topic", "a source, verb, stage, function or topic")
  private static let search = Key<[String]>.words("word", "what you look for: delete, csv, why failed")

  /// In the order of the help.
  package static let verbNames = ["help", "apropos", "describe"] + TourMove.allCases.map(\.rawValue)

  package static let verbs: [Verb] = verbNames.compactMap(verb)

  package static func verb(named name: String) -> Verb? {
    switch name {
    case "help": help
    case "apropos": apropos
    case "describe": describe
    default: TourMove(rawValue: name).map(tour)
    }
  }

  static let help = Verb(
    VerbDeclaration(
      "help", "help on anything", parameters: [topic.parameter], output: .lines,
      examples: ["help", "help runs", "help launch", "help dates", "help functions"],
      check: { known in
        faults(known, "topic") { name in
          do throws(HelpProblem) { _ = try page(name) } catch { return error }
          return nil
        }
      })
  ) { call in .lines(try page((call[topic] ?? []).joined(separator: " "))) }

  static let apropos = Verb(
    VerbDeclaration(
      "apropos", "search all help for words, in the order of how well they fit",
      details: """
        Looks through names, fields, parameters, what is said of each, and topics; folds case, and knows some other \
        words for the same thing.
        """,
      parameters: [search.parameter],
      output: .rows([
        Field("help", .text, "type this"), Field("kind", .text, "source, field, verb, …"),
        Field("what", .text, "what it is"),
      ]), examples: ["apropos csv", "apropos why failed | take 3"],
      check: { known in
        known.given.isEmpty ? [ArgumentFault(nil, "`apropos` needs a word", notes: ["apropos csv"])] : []
      })
  ) { call in
    let found = Apropos.find((call[search] ?? []).joined(separator: " "))
    if found.isEmpty { call.host.note("no page speaks of it; `help all` lists everything") }
    return .rows(found.map { [.text("help " + $0.page), .text($0.kind), .text($0.line)] })
  }

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
      ]), examples: ["describe runs"],
      check: { known in
        faults(known, "source") { name in source(name) == nil ? noSource(name) : nil }
      })
  ) { call in
    let name = call.text("source") ?? ""
    guard let source = source(name) else {
      throw noSource(name)
    }
    return .rows(
      source.fields.map { field in
        [
          .text(field.field.name), .text(field.field.type.word), .bool(field.field.isNullable),
          field.field.unit.map { .text($0.rawValue) } ?? .null, .bool(field.isShown),
          .text(field.field.summary),
        ]
      })
  }

  /// A page that there is not is found before anything runs.
  private static func faults(
    _ known: KnownArguments, _ parameter: String, _ problem: (String) -> HelpProblem?
  ) -> [ArgumentFault] {
    guard let value = known.values[parameter] else { return [] }
    var words = [value.text ?? ""]
    if case .list(let list) = value { words = list.compactMap(\.text) }
    let name = words.joined(separator: " ")
    guard !name.isEmpty, let problem = problem(name) else { return [] }
    return [ArgumentFault(parameter, problem.message, notes: problem.notes)]
  }

  private static func unknown(_ name: String) -> HelpProblem {
    .unknown(
      name, nearest: Suggestion.nearest(to: name, among: names),
      found: Array(Apropos.find(name).map(\.page).prefix(4)))
  }

  private static func noSource(_ name: String) -> HelpProblem {
    .noSource(name, nearest: Suggestion.nearest(to: name, among: Catalog.audit.names))
  }

  static func source(_ name: String) -> Source? {
    Catalog.audit.source(named: name) ?? Catalog.audit.source(singular: name)
  }

  /// All that `help` takes, without synonyms.
  static var names: [String] {
    Catalog.audit.names + Verb.names + verbNames + Keyword.stages
      + Keyword.statements + ScalarFunction.allCases.map(\.rawValue) + Aggregate.allCases.map(\.rawValue)
      + lists.map(\.name) + HelpTopic.all.map(\.name)
  }

  /// The page on a word, as `help WORD` prints it; nil where there is none.
  package static func lines(on word: String) -> [String]? { word.isEmpty ? nil : try? page(word) }

  /// Throws `HelpProblem`.
  private static func page(_ name: String) throws(HelpProblem) -> [String] {
    if name.isEmpty { return overview() }
    if let list = lists.first(where: { $0.name == name }) { return list.lines() }
    var lines = declared(name)
    if lines.isEmpty { lines = declared(name.lowercased()) }
    if let topic = HelpTopic.all.first(where: { $0.name == name }) {
      lines += (lines.isEmpty ? [] : [""]) + topic.lines
    } else if lines.isEmpty, let topic = HelpTopic.named(name) {
      lines = topic.lines
    }
    guard !lines.isEmpty else { throw unknown(name) }
    return lines
  }

  /// The pages on what is declared by this name: a source, verbs, words of the language, functions.
  private static func declared(_ name: String) -> [String] {
    var pages: [[String]] = []
    if let source = source(name) { pages.append(page(source)) }
    for verb in Verb.all + verbs where verb.declaration.name == name { pages.append(page(verb.declaration)) }
    for verb in Verb.all + verbs where verb.declaration.name.hasPrefix(name + " ") {
      pages.append(page(verb.declaration))
    }
    pages.append(words(name))
    if let function = ScalarFunction(rawValue: name) {
      pages.append(page(function) + WordExamples.lines(function == .if ? "if()" : name))
    }
    if let aggregate = Aggregate(rawValue: name) {
      pages.append(
        ["\(aggregate.rawValue)    \(aggregate.summary)", "  in `summarize` alone"]
          + (Keyword.stages.contains(name) ? [] : WordExamples.lines(name)))
    }
    return Array(pages.filter { !$0.isEmpty }.joined(separator: [""]))
  }
}
