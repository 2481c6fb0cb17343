import Storage
import Values

/// What one run's answers say, by group (the row's key) and question: what rows and bootstraps are summed from.
struct RunSample {
  /// One brand in the answers to one question.
  struct Cell {
    /// Answers that name it, and how often.
    var answers = 0
    var mentions = 0
    /// Positive less negative mentions, and all that were judged.
    var balance = 0
    var judged = 0

    static func += (left: inout Cell, right: Cell) {
      left.answers += right.answers
      left.mentions += right.mentions
      left.balance += right.balance
      left.judged += right.judged
    }

    func counted(_ mode: VoiceMode) -> Int { mode == .mentions ? mentions : answers }
  }

  /// The answers to one question within a group.
  struct Cluster {
    var n = 0
    /// One for each tracked brand.
    var cells: [Cell]
  }

  struct Group {
    var n = 0
    var cells: [Cell]
    /// By the question's key.
    var clusters: [String: Cluster] = [:]
  }

  let brands: [String]
  private(set) var groups: [String: Group] = [:]

  /// Reads the answered responses of a run.
  init(
    run: RunReference, dimension: ComparisonDimension, brands: [String], in connection: Connection
  ) throws {
    self.brands = brands
    let answers = try Self.answers(run, dimension, connection)
    let empty = Array(repeating: Cell(), count: brands.count)
    for (place, question) in answers.questions.enumerated() {
      groups[question.group, default: Group(cells: empty)].n += answers.counts[place]
      groups[question.group]?.clusters[question.key] = Cluster(n: answers.counts[place], cells: empty)
    }
    let cells = try cells(of: run, answers, connection)
    for (place, question) in answers.questions.enumerated() {
      for brand in brands.indices {
        let cell = cells[place * brands.count + brand]
        groups[question.group]?.cells[brand] += cell
        groups[question.group]?.clusters[question.key]?.cells[brand] = cell
      }
    }
  }

  func group(_ key: String) -> Group {
    groups[key] ?? Group(cells: Array(repeating: Cell(), count: brands.count))
  }

  private struct Question: Hashable {
    let group: String
    let key: String
  }

  private struct Answers {
    var questions: [Question] = []
    /// Answers to each.
    var counts: [Int] = []
    /// The place of an answer's question, by the answer's `seq`.
    var places: [Int64: Int] = [:]
  }

  private static func answers(
    _ run: RunReference, _ dimension: ComparisonDimension, _ connection: Connection
  ) throws -> Answers {
    var answers = Answers()
    var known: [Question: Int] = [:]
    let sql = """
      SELECT r.seq, \(dimension.sql), q.key FROM responses r JOIN questions q ON q.seq = r.questionSeq
      WHERE r.runSeq = ? AND \(DerivedSQL.isAnswered("r"))
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      let question = Question(group: row.text(1), key: row.text(2))
      let place = known[question] ?? answers.questions.count
      if place == answers.questions.count {
        known[question] = place
        answers.questions.append(question)
        answers.counts.append(0)
      }
      answers.counts[place] += 1
      answers.places[row.integer(0)] = place
      return true
    }
    return answers
  }

  /// A row of cells for each question. Summed here: SQLite would look each mention's answer and question up and sort
  /// them all.
  private func cells(of run: RunReference, _ answers: Answers, _ connection: Connection) throws -> [Cell] {
    let brandPlaces = Dictionary(
      brands.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var cells = Array(repeating: Cell(), count: answers.questions.count * brands.count)
    let sql = """
      SELECT responseSeq, brand, frequency, (sentiment = 'positive') - (sentiment = 'negative')
      FROM mentions WHERE runSeq = ?
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      guard let place = answers.places[row.integer(0)], let brand = brandPlaces[row.text(1)] else {
        return true
      }
      cells[place * brands.count + brand] += Cell(
        answers: 1, mentions: row.int(2), balance: row.int(3), judged: 1)
      return true
    }
    return cells
  }
}
