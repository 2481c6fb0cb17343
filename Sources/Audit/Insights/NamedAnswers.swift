import Storage
import Values

/// Who is named together with whom in a run's answers, counted in one pass over its answers and mentions side by side:
/// SQLite would join and sort them all, at the end of every run.
struct NamedAnswers {
  /// A question that the answers say something about.
  struct Question {
    let key: String
    /// Answers, those of them that name a competitor, and those that name the primary brand.
    var n = 0
    var rivals = 0
    var own = 0
  }

  private struct Tally {
    var n = 0
    var rivals = 0
    var own = 0
  }

  /// By name.
  private(set) var platforms: [InsightFacts.Platform]
  private let run: RunReference
  private let brandPlaces: [String: Int]
  private let primary: Int?
  private var platformPlaces: [String: Int]
  /// By the question's `seq`.
  private var tallies: [Int64: Tally] = [:]

  /// `primary` is the place of the client's own brand. Throws `StoreProblem`.
  init(run: RunReference, brands: [String], primary: Int?, in connection: Connection) throws {
    self.run = run
    self.primary = primary
    let zeros = Array(repeating: 0, count: brands.count)
    platforms = try connection.rows(
      "SELECT platform, answered FROM platformStats WHERE runSeq = ? ORDER BY platform", [.integer(run.seq)]
    ) { InsightFacts.Platform(name: $0.text(0), n: $0.int(1), answers: zeros, withPrimary: zeros) }
    platformPlaces = Dictionary(
      platforms.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    brandPlaces = Dictionary(
      brands.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    try count(in: connection)
  }

  private mutating func count(in connection: Connection) throws {
    let mentions = try connection.cursor(
      "SELECT responseSeq, brand FROM mentions WHERE runSeq = ? ORDER BY responseSeq", [.integer(run.seq)])
    let answers = try connection.cursor(
      """
      SELECT r.seq, r.questionSeq, r.platform FROM responses r
      WHERE r.runSeq = ? AND \(DerivedSQL.isAnswered("r")) ORDER BY r.seq
      """, [.integer(run.seq)])
    var mention = try mentions.next()
    var named: [Int] = []
    while let answer = try answers.next() {
      let seq = answer.integer(0)
      var hasStranger = false
      named.removeAll(keepingCapacity: true)
      while let row = mention, row.integer(0) <= seq {
        if row.integer(0) == seq {
          if let brand = brandPlaces[row.text(1)] { named.append(brand) } else { hasStranger = true }
        }
        mention = try mentions.next()
      }
      count(answer, named, hasStranger: hasStranger)
    }
  }

  /// A stranger is a brand that is no longer tracked: a competitor still.
  private mutating func count(_ answer: SQLRow, _ named: [Int], hasStranger: Bool) {
    let isOwn = primary.map(named.contains) ?? false
    if let place = platformPlaces[answer.text(2)] {
      for brand in named {
        platforms[place].answers[brand] += 1
        if isOwn { platforms[place].withPrimary[brand] += 1 }
      }
    }
    var tally = tallies[answer.integer(1)] ?? Tally()
    tally.n += 1
    if isOwn { tally.own += 1 }
    if hasStranger || named.contains(where: { $0 != primary }) { tally.rivals += 1 }
    tallies[answer.integer(1)] = tally
  }

  /// Those whose answers name the primary brand never and a competitor at least every second time; most first. Of a
  /// question that several personas ask, the answers count together. Throws `StoreProblem`.
  func unanswered(in connection: Connection) throws -> [Question] {
    var questions: [String: Question] = [:]
    try connection.each("SELECT seq, key FROM questions WHERE runSeq = ?", [.integer(run.seq)]) { row in
      guard let tally = tallies[row.integer(0)] else { return true }
      var question = questions[row.text(1)] ?? Question(key: row.text(1))
      question.n += tally.n
      question.rivals += tally.rivals
      question.own += tally.own
      questions[question.key] = question
      return true
    }
    return questions.values.filter { $0.own == 0 && $0.rivals * 2 >= $0.n }
      .sorted { ($1.rivals, $0.key) < ($0.rivals, $1.key) }
  }
}
