import AuditModel
import Storage
import Values

/// The one way answers get into the database, for launches and imports. Make one inside a transaction, write, and
/// call `finish` before the transaction ends: it stores the run's sums (`platformStats`, `platformErrors`,
/// `rollups`). It does not touch the run's row. Writers of several runs may be open at once: their statements are
/// shared, so every place is bound anew for every row.
package struct AnswerWriter {
  package let run: RunReference
  /// How many rows were written.
  package private(set) var count = 0
  private let connection: Connection
  private var sums: RunSums
  private let insertQuestion: PreparedStatement
  private let insertResponse: PreparedStatement
  private let insertTruth: PreparedStatement
  private let readings: ReadingWriter

  /// `brands` are those that the readings' brand numbers count in. Throws `StoreProblem`.
  package init(connection: Connection, run: RunReference, brands: [Brand]) throws {
    self.connection = connection
    self.run = run
    let names = brands.map(\.name)
    sums = try RunSums(run: run, brandNames: names, connection: connection)
    insertQuestion = try connection.prepare(
      """
      INSERT INTO questions (id, runSeq, key, text, category, type, persona, role, driver, emotionalAnchor,
        contextStage, targetBrand, priorityScore)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertResponse = try connection.prepare(
      """
      INSERT INTO responses (id, runSeq, questionSeq, platform, repeat, respondedAt, processingTimeMs, tokens,
        cost, satisfactionScore, sentiment, score, errorCode, error, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertTruth = try connection.prepare(
      "INSERT INTO plantedTruth (responseSeq, templates, shape, brands) VALUES (?, ?, ?, ?)")
    readings = try ReadingWriter(connection: connection, run: run, brandNames: names)
  }

  /// Stores a question and gives its number; one with the same key and persona that the run already has stays as it
  /// is. Throws `StoreProblem`.
  package func question(_ question: QuestionRow) throws -> Int64 {
    let id = QuestionRow.id(run: run.id, key: question.key, persona: question.persona)
    if let seq = try connection.integer("SELECT seq FROM questions WHERE id = ?", [.text(id)]) {
      return seq
    }
    insertQuestion.bind(id, at: 1)
    insertQuestion.bind(run.seq, at: 2)
    insertQuestion.bind(question.key, at: 3)
    insertQuestion.bind(question.text, at: 4)
    insertQuestion.bind(question.category, at: 5)
    insertQuestion.bind(question.type, at: 6)
    insertQuestion.bind(question.persona, at: 7)
    insertQuestion.bind(question.role, at: 8)
    insertQuestion.bind(question.driver, at: 9)
    insertQuestion.bind(question.emotionalAnchor, at: 10)
    insertQuestion.bind(question.contextStage, at: 11)
    insertQuestion.bind(question.targetBrand, at: 12)
    insertQuestion.bind(question.priorityScore, at: 13)
    try insertQuestion.run()
    return connection.lastInsertedRowID
  }

  /// Stores one attempted call and gives its number. Throws `StoreProblem` (a constraint where the id is taken).
  @discardableResult
  package mutating func write(_ row: AnswerRow) throws -> Int64 {
    insertResponse.bind(row.id, at: 1)
    insertResponse.bind(run.seq, at: 2)
    insertResponse.bind(row.questionSeq, at: 3)
    insertResponse.bind(row.platform, at: 4)
    insertResponse.bind(Int64(row.repeatIndex), at: 5)
    insertResponse.bind(row.respondedAt, at: 6)
    insertResponse.bind(row.processingTimeMs, at: 7)
    insertResponse.bind(row.tokens, at: 8)
    insertResponse.bind(row.cost, at: 9)
    insertResponse.bind(row.satisfactionScore, at: 10)
    let seq = try writeOutcome(row)
    if let truth = row.truth { try write(truth, response: seq) }
    sums.add(row)
    count += 1
    return seq
  }

  private func writeOutcome(_ row: AnswerRow) throws -> Int64 {
    switch row.outcome {
    case .failed(let code, let message):
      insertResponse.bind(nil as String?, at: 11)
      insertResponse.bind(nil as Double?, at: 12)
      insertResponse.bind(code, at: 13)
      insertResponse.bind(message, at: 14)
      insertResponse.bind(nil as String?, at: 15)
      try insertResponse.run()
      return connection.lastInsertedRowID
    case .answered(let text, let reading):
      insertResponse.bind(reading.sentiment.rawValue, at: 11)
      insertResponse.bind(reading.score, at: 12)
      insertResponse.bind(nil as String?, at: 13)
      insertResponse.bind(nil as String?, at: 14)
      try insertResponse.run(text: text, at: 15)
      let seq = connection.lastInsertedRowID
      try readings.write(reading, response: seq, platform: row.platform)
      return seq
    }
  }

  private func write(_ truth: TruthRow, response: Int64) throws {
    insertTruth.bind(response, at: 1)
    insertTruth.bind(truth.templates, at: 2)
    insertTruth.bind(truth.shape, at: 3)
    insertTruth.bind(truth.brands, at: 4)
    try insertTruth.run()
  }

  /// Stores the sums. Throws `StoreProblem`.
  package consuming func finish() throws { try sums.save(connection) }
}
