import Values

extension Verb {
  /// Every verb by its name, in the order of the help. Each is made when it is first asked for: a program starts sooner
  /// without those that it doesn't name.
  private static let entries: [(name: String, make: @Sendable () -> Verb)] = [
    ("scenarios", { .scenarios }),
    ("scenario show", { .scenarioShow }),
    ("scenario copy", { .scenarioCopy }),
    ("scenario check", { .scenarioCheck }),
    ("launch", { .launch }),
    ("watch", { .watch }),
    ("watch runs", { .watchRuns }),
    ("resume", { .resume }),
    ("cancel", { .cancel }),
    ("reread", { .reread }),
    ("simulate", { .simulate }),
    ("job create", { .jobCreate }),
    ("job edit", { .jobEdit }),
    ("job pause", { .jobPause }),
    ("job resume", { .jobResume }),
    ("job delete", { .jobDelete }),
    ("job run", { .jobRun }),
    ("job due", { .jobDue }),
    ("job next", { .jobNext }),
    ("health", { .health }),
    ("alert send", { .alertSend }),
    ("insights refresh", { .insightsRefresh }),
    ("compare", { .compare }),
    ("compare brands", { .compareBrands }),
    ("compare questions", { .compareQuestions }),
    ("overlap", { .overlap }),
    ("scorecard", { .scorecard }),
    ("trend", { .trend }),
    ("report create", { .report }),
    ("brand add", { .brandAdd }),
    ("brand alias", { .brandAlias }),
    ("brand rename", { .brandRename }),
    ("brand primary", { .brandPrimary }),
    ("brand remove", { .brandRemove }),
    ("explain mentions", { .explainMentions }),
    ("persona create", { .personaCreate }),
    ("persona clone", { .personaClone }),
    ("persona update", { .personaUpdate }),
    ("persona delete", { .personaDelete }),
    ("persona coverage", { .personaCoverage }),
    ("evaluate reader", { .evaluateReader }),
    ("evaluate misses", { .evaluateMisses }),
    ("set", { .set }),
    ("open", { .open }),
    ("backup", { .backup }),
    ("record", { .record }),
    ("record stop", { .recordStop }),
    ("export", { .export }),
    ("import answers", { .importAnswers }),
    ("import brands", { .importBrands }),
    ("import tables", { .importTables }),
    ("settings", { .settings }),
    ("settings set", { .settingsSet }),
    ("read", { .read }),
    ("save", { .save }),
    ("table", { .table }),
    ("line", { .line }),
    ("json", { .json }),
    ("ndjson", { .ndjson }),
    ("csv", { .csv }),
    ("tsv", { .tsv }),
    ("markdown", { .markdown }),
    ("html", { .html }),
    ("chart", { .chart }),
    ("browse", { .browse }),
  ]

  package static let names = entries.map(\.name)

  package static var all: [Verb] { entries.map { $0.make() } }

  package static func named(_ name: String) -> Verb? {
    entries.first { $0.name.sameBytes(as: name) }?.make()
  }
}
