extension Verb {
  /// Every verb, in the order of the help.
  package static let all: [Verb] = [
    .scenarios, .launch, .watch, .resume, .cancel, .reread, .simulate, .health,
    .compare, .compareBrands, .compareQuestions, .overlap, .scorecard, .report,
    .export, .importAnswers, .importBrands,
    .read, .save, .table, .line, .json, .ndjson, .csv, .markdown, .chart,
  ]
}
