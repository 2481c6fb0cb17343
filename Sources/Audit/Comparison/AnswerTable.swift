import Storage
import Values

/// The answered calls of one side of a comparison, as numbers. Their texts and mentions stay in the database.
struct AnswerTable {
  struct Row {
    /// Numbers of `AnswerNames`.
    let cluster: Int32
    let place: Int32
  }

  /// How one answer names one brand.
  struct Naming {
    /// The place of the answer in `rows`.
    let answer: Int
    let frequency: Int
    /// Order of first appearance, from 1.
    let rank: Int
    /// 1 positive, 0 neutral, −1 negative.
    let balance: Int
  }

  private struct Run {
    let seq: Int64
    let places: SeqPlaces
  }

  private struct Question {
    let key: Int32
    let persona: Int32
    /// Not of the platform's dimension: there the answer says it.
    let group: Int32
  }

  private(set) var rows: [Row] = []
  private var runs: [Run] = []

  /// `runs` are `seq`s.
  init(runs: [Int64], names: inout AnswerNames, in connection: Connection) throws {
    for run in runs { try read(run, &names, connection) }
  }

  private mutating func read(_ run: Int64, _ names: inout AnswerNames, _ connection: Connection) throws {
    let questions = try Self.questions(of: run, &names, connection)
    var seqs: [Int64] = []
    let start = rows.count
    let sql = """
      SELECT r.seq, r.questionSeq, r.platform, r.repeat FROM responses r
      WHERE r.runSeq = ? AND \(DerivedSQL.isAnswered("r"))
      """
    try connection.each(sql, [.integer(run)]) { row in
      guard let question = questions[row.integer(1)] else { return true }
      let platform = names.texts.number(of: row.text(2))
      let group = names.dimension == .platform ? platform : question.group
      let cluster = names.clusters.number(of: .init(group: group, question: question.key))
      let place = names.places.number(
        of: .init(
          group: group, question: question.key, persona: question.persona, platform: platform,
          repetition: row.integer(3)))
      rows.append(Row(cluster: cluster, place: place))
      seqs.append(row.integer(0))
      return true
    }
    if !seqs.isEmpty { runs.append(Run(seq: run, places: SeqPlaces(seqs, from: start))) }
  }

  private static func questions(
    of run: Int64, _ names: inout AnswerNames, _ connection: Connection
  ) throws -> [Int64: Question] {
    let sql = "SELECT seq, key, coalesce(persona, ''), coalesce(category, '') FROM questions WHERE runSeq = ?"
    var questions: [Int64: Question] = [:]
    try connection.each(sql, [.integer(run)]) { row in
      let persona = names.texts.number(of: row.text(2))
      let group =
        switch names.dimension {
        case .brand, .platform: names.texts.number(of: "")
        case .persona: persona
        case .category: names.texts.number(of: row.text(3))
        }
      questions[row.integer(0)] = Question(
        key: names.texts.number(of: row.text(1)), persona: persona, group: group)
      return true
    }
    return questions
  }

  /// Calls `body` for each answer that names `brand`.
  func namings(of brand: String, in connection: Connection, _ body: (Naming) -> Void) throws {
    let sql = """
      SELECT responseSeq, frequency, rank, (sentiment = 'positive') - (sentiment = 'negative')
      FROM mentions WHERE runSeq = ? AND brand = ?
      """
    for run in runs {
      try connection.each(sql, [.integer(run.seq), .text(brand)]) { row in
        guard let answer = run.places[row.integer(0)] else { return true }
        body(
          Naming(
            answer: answer, frequency: row.int(1), rank: row.int(2), balance: row.int(3)))
        return true
      }
    }
  }
}
