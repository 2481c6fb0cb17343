extension Verb {
  /// Every verb, in the order of the help.
  package static let all: [Verb] = [
    .scenarios, .launch, .watch, .resume, .cancel, .reread, .simulate,
    .jobCreate, .jobEdit, .jobPause, .jobResume, .jobDelete, .jobRun, .jobDue, .jobNext,
    .health, .alertSend, .insightsRefresh,
    .compare, .scorecard, .report,
    .export, .importAnswers, .importBrands,
    .settings, .settingsSet,
    .read, .save, .table, .line, .json, .ndjson, .csv, .markdown, .chart,
  ]
}
