import AuditModel
import Storage
import Values

extension RunSums {
  /// Adds all the answers of the run that are stored, with what was read from them, in their order. Throws
  /// `StoreProblem`.
  mutating func addStored(_ connection: Connection) throws {
    let numbers = Dictionary(
      brandNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let sql = """
      SELECT r.seq, r.platform, r.respondedAt, r.processingTimeMs, r.tokens, r.cost, r.errorCode, r.error,
        m.brand, m.frequency, m.rank, m.sentiment, m.score
      FROM responses r LEFT JOIN mentions m ON m.responseSeq = r.seq
      WHERE r.runSeq = ? ORDER BY r.seq, m.rank, m.seq
      """
    var current: (seq: Int64, row: AnswerRow, reading: AnswerReading)?
    try connection.each(sql, [.integer(run.seq)]) { row in
      if current?.seq != row.integer(0) {
        if let current { add(Self.whole(current.row, current.reading)) }
        current = (row.integer(0), Self.stored(row), AnswerReading())
      }
      if !row.isNull(8), let brand = numbers[row.text(8)] {
        current?.reading.mentions.append(
          Mention(
            brand: brand, frequency: row.int(9), firstOffset: 0, rank: row.int(10),
            sentiment: Sentiment(rawValue: row.text(11)) ?? .neutral, score: row.real(12)))
      }
      return true
    }
    if let current { add(Self.whole(current.row, current.reading)) }
  }

  private static func stored(_ row: SQLRow) -> AnswerRow {
    let outcome: AnswerRow.Outcome =
      if let code = row.optionalText(6) {
        .failed(code: code, message: row.text(7))
      } else {
        .answered(text: "", reading: AnswerReading())
      }
    return AnswerRow(
      id: "", questionSeq: 0, platform: row.text(1), respondedAt: row.optionalInteger(2),
      processingTimeMs: row.optionalInteger(3), tokens: row.optionalInteger(4),
      cost: row.optionalReal(5), outcome: outcome)
  }

  private static func whole(_ row: AnswerRow, _ reading: AnswerReading) -> AnswerRow {
    guard case .answered = row.outcome else { return row }
    var row = row
    row.outcome = .answered(text: "", reading: reading)
    return row
  }

  /// Adds the failed calls of a platform that left no response: as many as the backend counted more. Its answers are
  /// not taken from there, since nothing can be read from them; a platform without any response counts only where
  /// its calls all failed. `isWhole` is whether the run's responses are known to be all.
  mutating func complete(_ name: String, _ given: GivenRun.Platform, isWhole: Bool) {
    let place = platforms.firstIndex { $0.name.sameBytes(as: name) }
    if place == nil {
      let answered = given.answered ?? given.attempted.map { max(0, $0 - given.failed) }
      guard given.failed > 0 || given.isDegraded, (answered ?? (isWhole ? 0 : 1)) == 0 else { return }
    }
    completeFailures(
      name, failed: given.failed, rateLimited: given.rateLimited, errors: given.errors)
    if given.isDegraded { setDegraded(name) }
  }
}
