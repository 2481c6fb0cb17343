import Audit
import AuditModel
import Storage
import Values

/// An answer as a test states it: `["Acme": .positive]` names brands once each, in alphabetical order.
struct TestAnswer {
  var key: String
  var platform = "openai"
  var persona: String?
  var category: String?
  var repeatIndex = 0
  /// Brand, how often, feeling; in order of appearance.
  var brands: [(String, Int, Sentiment)] = []
  var failure: String?

  init(
    _ key: String, _ platform: String = "openai", persona: String? = nil, category: String? = nil,
    repeat repeatIndex: Int = 0, names: [String] = [], _ feeling: Sentiment = .neutral,
    failure: String? = nil
  ) {
    self.key = key
    self.platform = platform
    self.persona = persona
    self.category = category
    self.repeatIndex = repeatIndex
    brands = names.map { ($0, 1, feeling) }
    self.failure = failure
  }

  func mentioning(_ brand: String, _ frequency: Int, _ feeling: Sentiment) -> TestAnswer {
    var copy = self
    copy.brands.append((brand, frequency, feeling))
    return copy
  }
}

extension TestDatabase {
  static let brands = ["Acme", "Globex", "Initech"]

  func answers(run id: String, _ answers: [TestAnswer], prompt: String = "What about") throws {
    try write { connection in
      let run = try Lookup.run(id, in: connection)
      let brands = Self.brands.enumerated().map { Brand(id: "b\($0)", name: $1, order: $0) }
      var writer = try AnswerWriter(connection: connection, run: run, brands: brands)
      for answer in answers {
        let question = try writer.question(
          QuestionRow(
            key: answer.key, text: "\(prompt) \(answer.key)?", category: answer.category,
            persona: answer.persona))
        try writer.write(row(answer, run: id, question: question))
      }
      try writer.finish()
      try connection.execute(
        "UPDATE runs SET totalQuestions = ?, processedQuestions = ? WHERE seq = ?",
        [.integer(Int64(answers.count)), .integer(Int64(answers.count)), .integer(run.seq)])
    }
  }

  private func row(_ answer: TestAnswer, run: String, question: Int64) -> AnswerRow {
    let mentions = answer.brands.enumerated().map { rank, brand in
      Mention(
        brand: Self.brands.firstIndex(of: brand.0) ?? 0, frequency: brand.1, firstOffset: rank * 10,
        rank: rank + 1, sentiment: brand.2,
        score: brand.2 == .positive ? 0.5 : (brand.2 == .negative ? -0.5 : 0))
    }
    let outcome: AnswerRow.Outcome =
      answer.failure.map { .failed(code: $0, message: "no answer") }
      ?? .answered(text: "text", reading: AnswerReading(mentions: mentions))
    return AnswerRow(
      id: AnswerRow.id(
        run: run, questionKey: answer.key, persona: answer.persona, platform: answer.platform,
        repeatIndex: answer.repeatIndex), questionSeq: question, platform: answer.platform,
      repeatIndex: answer.repeatIndex, processingTimeMs: 1000, outcome: outcome)
  }

  func reference(_ id: String) throws -> RunReference {
    try store.read { try Lookup.run(id, in: $0) }
  }

  /// Two completed runs `before` and `after` of job `j1`.
  static func twoRuns(_ before: [TestAnswer], _ after: [TestAnswer]) throws -> TestDatabase {
    let database = try TestDatabase()
    try database.client()
    try database.job("j1")
    try database.run("before", job: "j1", minute: 0)
    try database.run("after", job: "j1", minute: 1000)
    try database.answers(run: "before", before)
    try database.answers(run: "after", after)
    return database
  }
}
