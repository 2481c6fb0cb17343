import Language
import Planning
import Relation
import Storage
import Verbs

extension Help {
  /// Pages that list all of a kind.
  static let lists: [(name: String, summary: String, lines: @Sendable () -> [String])] = [
    ("all", "everything with a line on each", all),
    ("sources", "what pipelines begin with", { columns(sourceRows) }),
    ("verbs", "what the shell can do", { columns(verbRows) }),
    ("stages", "what stands behind |", { LanguageWords.stages.map(\.line) }),
    ("statements", "the words that begin a statement", { LanguageWords.statements.map(\.line) }),
    ("functions", "what expressions can call", functions),
    ("topics", "ideas, the shell, and the metrics with their formulas", topics),
    ("patterns", "what `~` understands", patterns),
    ("reference", "all of the language on one page of Markdown", reference),
  ]

  /// What a newcomer needs, on one screen of 24 lines by 80 columns.
  package static func overview() -> [String] {
    [
      "auditsh asks AI platforms a fixed set of questions and reads which brands they",
      "name, how often, in what order and with what feeling.", "", "First",
      "  tour            a guided five minutes, on your own data",
      "  runs            the audits, newest first; run latest is one, whole",
      "  issues latest   what went wrong in the newest run",
      "  scorecard       the brands beside each other; compare: what changed since",
      "  trend | chart   how visible we were from run to run", "",
      "A pipeline begins with a source or verb and goes on with stages behind |:",
      "  runs | where status == \"failed\" and startedAt > ago(7d) | sort -startedAt", "", "More",
      "  help runs       a source: its fields, types and examples",
      "  help launch     a verb: its arguments and examples",
      "  help dates      a topic: ids nulls text output scripts errors metrics keys …",
      "  apropos csv     searches everything",
      "  help all        everything with a line on each; help sources, verbs, stages,",
      "                  functions, topics list one kind", "",
      "Tab completes anything. Ctrl-R searches what you typed. Ctrl-D leaves.",
    ]
  }

  static func columns(_ rows: [(String, String)]) -> [String] {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { "  " + pad($0.0, width + 3) + $0.1 }
  }

  private static var sourceRows: [(String, String)] { Catalog.audit.sources.map { ($0.name, $0.summary) } }

  private static var verbRows: [(String, String)] {
    (Verb.all + verbs).map { ($0.declaration.name, $0.declaration.summary) }
  }

  private static func all() -> [String] {
    ["Sources"] + columns(sourceRows) + ["", "Verbs"] + columns(verbRows) + ["", "Statements"]
      + columns(LanguageWords.statements.map { ($0.name, $0.summary) }) + ["", "Stages"]
      + columns(LanguageWords.stages.map { ($0.name, $0.summary) }) + [""] + functions() + [""] + topics()
      + ["", "help NAME tells more of any of them; apropos WORD searches."]
  }

  private static func topics() -> [String] {
    let titles: [HelpTopic.Group: String] = [
      .language: "The language", .shell: "The shell", .metrics: "Metrics, with their formulas",
    ]
    return Array(
      HelpTopic.Group.allCases.map { group in
        [titles[group] ?? ""]
          + columns(HelpTopic.all.filter { $0.group == group }.map { ($0.name, $0.summary) })
      }.joined(separator: [""]))
  }

  private static func functions() -> [String] {
    ["In any expression"] + ScalarFunction.allCases.map { "  \(pad($0.rawValue, 12)) \($0.summary)" }
      + ["", "In summarize"] + Aggregate.allCases.map { "  \(pad($0.rawValue, 12)) \($0.summary)" }
  }
}
