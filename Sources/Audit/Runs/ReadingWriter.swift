import AuditModel
import Storage

/// Writes what was read from answers: their mentions and citations.
struct ReadingWriter {
  private let run: RunReference
  private let brandNames: [String]
  private let insertMention: PreparedStatement
  private let insertCitation: PreparedStatement

  /// `brandNames` are those that the readings' brand numbers count in. Throws `StoreProblem`.
  init(connection: Connection, run: RunReference, brandNames: [String]) throws {
    self.run = run
    self.brandNames = brandNames
    insertMention = try connection.prepare(
      """
      INSERT INTO mentions (responseSeq, runSeq, platform, brand, frequency, firstOffset, rank, sentiment, score)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertCitation = try connection.prepare(
      """
      INSERT INTO citations (responseSeq, runSeq, platform, url, domain, title, firstOffset, brand)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  /// `response` is the number of the answer. Throws `StoreProblem`.
  func write(_ reading: AnswerReading, response: Int64, platform: String) throws {
    insertMention.bind(response, at: 1)
    insertMention.bind(run.seq, at: 2)
    insertMention.bind(platform, at: 3)
    for mention in reading.mentions {
      insertMention.bind(brandNames[mention.brand], at: 4)
      insertMention.bind(Int64(mention.frequency), at: 5)
      insertMention.bind(Int64(mention.firstOffset), at: 6)
      insertMention.bind(Int64(mention.rank), at: 7)
      insertMention.bind(mention.sentiment.rawValue, at: 8)
      insertMention.bind(mention.score, at: 9)
      try insertMention.run()
    }
    guard !reading.citations.isEmpty else { return }
    insertCitation.bind(response, at: 1)
    insertCitation.bind(run.seq, at: 2)
    insertCitation.bind(platform, at: 3)
    for citation in reading.citations {
      insertCitation.bind(citation.url, at: 4)
      insertCitation.bind(citation.domain, at: 5)
      insertCitation.bind(citation.title, at: 6)
      insertCitation.bind(Int64(citation.offset), at: 7)
      insertCitation.bind(citation.brand.map { brandNames[$0] }, at: 8)
      try insertCitation.run()
    }
  }
}
