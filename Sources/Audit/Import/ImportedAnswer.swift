/// A row in our words.
struct ImportedAnswer {
  enum Outcome {
    case answered(String)
    case failed(code: String, message: String)
  }

  var outcome: Outcome
  var question: QuestionRow
  var platform: String
  /// Nil: the file is the run.
  var run: String?
  /// UTC milliseconds.
  var time: Int64?
  /// From 0; nil: the next that is free.
  var repeatIndex: Int?
  var tokens: Int64?
  /// US dollars.
  var cost: Double?
  var latencyMs: Int64?
  var satisfaction: Double?
  var id: String?
}
