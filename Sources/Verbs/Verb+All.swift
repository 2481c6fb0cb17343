extension Verb {
  /// Every verb, in the order of the help.
  package static let all: [Verb] = [
    .scenarios, .scenarioShow, .scenarioCopy, .scenarioCheck,
    .launch, .watch, .watchRuns, .resume, .cancel, .reread, .simulate,
    .jobCreate, .jobEdit, .jobPause, .jobResume, .jobDelete, .jobRun, .jobDue, .jobNext,
    .health, .alertSend, .insightsRefresh,
    .compare, .compareBrands, .compareQuestions, .overlap, .scorecard, .report,
    .brandAdd, .brandAlias, .brandRename, .brandPrimary, .brandRemove, .explainMentions,
    .personaCreate, .personaClone, .personaUpdate, .personaDelete, .personaCoverage,
    .evaluateReader, .evaluateMisses,
    .set, .open, .record, .recordStop, .export, .importAnswers, .importBrands, .importTables,
    .settings, .settingsSet,
    .read, .save, .table, .line, .json, .ndjson, .csv, .tsv, .markdown, .html, .chart, .browse,
  ]
}
