import Statistics
import Storage
import Values

/// Every call of a run and who its answer names, read once: what all parts of a report are counted from.
struct ReportSample {
  struct Question {
    var key: String
    var text: String
    var category: String?
    var persona: String?
    var role: String?
    var driver: String?
    var context: String?
  }

  struct Call {
    var seq: Int64
    /// Places in `questions` and `platforms`.
    var question: Int
    var platform: Int
    var isAnswered: Bool
  }

  struct Naming {
    /// Places in `calls` and `brands`.
    var call: Int
    var brand: Int
    var frequency: Int
    var rank: Int
    /// 1 positive, 0 neutral, −1 negative.
    var balance: Int
    var offset: Int
  }

  let brands: [String]
  private(set) var questions: [Question] = []
  private(set) var platforms: [String] = []
  private(set) var calls: [Call] = []
  private(set) var namings: [Naming] = []

  /// Throws `StoreProblem`.
  init(run: RunReference, brands: [String], in connection: Connection) throws {
    self.brands = brands
    let places = try readQuestions(run, connection)
    let answers = try readCalls(run, places, connection)
    let numbers = Dictionary(brands.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let sql = """
      SELECT responseSeq, brand, frequency, rank, (sentiment = 'positive') - (sentiment = 'negative'), firstOffset
      FROM mentions WHERE runSeq = ? ORDER BY seq
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      guard let call = answers[row.integer(0)], let brand = numbers[row.text(1)] else { return true }
      namings.append(
        Naming(
          call: call, brand: brand, frequency: row.int(2), rank: row.int(3), balance: row.int(4),
          offset: row.int(5)))
      return true
    }
  }

  private mutating func readQuestions(_ run: RunReference, _ connection: Connection) throws -> [Int64: Int] {
    var places: [Int64: Int] = [:]
    let sql = """
      SELECT seq, key, substr(text, 1, 400), category, persona, role, driver, contextStage FROM questions
      WHERE runSeq = ? ORDER BY seq
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      places[row.integer(0)] = questions.count
      questions.append(
        Question(
          key: row.text(1), text: row.text(2), category: row.optionalText(3), persona: row.optionalText(4),
          role: row.optionalText(5), driver: row.optionalText(6), context: row.optionalText(7)))
      return true
    }
    return places
  }

  /// Gives the places of the answered calls by their `seq`.
  private mutating func readCalls(
    _ run: RunReference, _ places: [Int64: Int], _ connection: Connection
  ) throws -> [Int64: Int] {
    var answers: [Int64: Int] = [:]
    platforms = try connection.rows(
      "SELECT platform FROM platformStats WHERE runSeq = ? ORDER BY platform", [.integer(run.seq)]
    ) { $0.text(0) }
    var numbers = Dictionary(platforms.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let sql = """
      SELECT seq, questionSeq, platform, \(DerivedSQL.isAnswered("r")) FROM responses r WHERE runSeq = ? ORDER BY seq
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      guard let question = places[row.integer(1)] else { return true }
      let name = row.text(2)
      let platform = numbers[name] ?? platforms.count
      if platform == platforms.count {
        numbers[name] = platform
        platforms.append(name)
      }
      if row.bool(3) { answers[row.integer(0)] = calls.count }
      calls.append(
        Call(seq: row.integer(0), question: question, platform: platform, isAnswered: row.bool(3)))
      return true
    }
    return answers
  }
}
