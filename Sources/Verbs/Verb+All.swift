extension Verb {
  /// Every verb, in the order of the help.
  package static let all: [Verb] = [
    .scenarios, .launch, .watch, .resume, .cancel, .reread, .simulate, .health, .compare, .scorecard, .report,
    .export, .importAnswers, .importBrands, .importTables,
    .personaCreate, .personaClone, .personaUpdate, .personaDelete, .personaCoverage,
    .read, .save, .table, .line, .json, .ndjson, .csv, .markdown, .chart,
  ]
}
