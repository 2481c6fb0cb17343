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

  /// Reads the answered responses of a run. Groups and questions are summed by SQLite.
  init(
    run: RunReference, dimension: ComparisonDimension, brands: [String], in connection: Connection
  ) throws {
    self.brands = brands
    try countAnswers(run, dimension, connection)
    try countMentions(run, dimension, connection)
  }

  func group(_ key: String) -> Group {
    groups[key] ?? Group(cells: Array(repeating: Cell(), count: brands.count))
  }

  private mutating func countAnswers(
    _ run: RunReference, _ dimension: ComparisonDimension, _ connection: Connection
  ) throws {
    let empty = Array(repeating: Cell(), count: brands.count)
    let sql = """
      SELECT \(dimension.sql), q.key, count(*) FROM responses r JOIN questions q ON q.seq = r.questionSeq
      WHERE r.runSeq = ? AND \(DerivedSQL.isAnswered("r")) GROUP BY 1, 2
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      let group = row.text(0)
      groups[group, default: Group(cells: empty)].n += row.int(2)
      groups[group]?.clusters[row.text(1), default: Cluster(cells: empty)].n += row.int(2)
      return true
    }
  }

  private mutating func countMentions(
    _ run: RunReference, _ dimension: ComparisonDimension, _ connection: Connection
  ) throws {
    let places = Dictionary(
      brands.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let sql = """
      SELECT \(dimension.sql), q.key, m.brand, count(*), sum(m.frequency),
        sum((m.sentiment = 'positive') - (m.sentiment = 'negative'))
      FROM mentions m JOIN responses r ON r.seq = m.responseSeq JOIN questions q ON q.seq = r.questionSeq
      WHERE m.runSeq = ? AND \(DerivedSQL.isAnswered("r")) GROUP BY 1, 2, 3
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      guard let place = places[row.text(2)] else { return true }
      let cell = Cell(
        answers: row.int(3), mentions: row.int(4), balance: row.int(5), judged: row.int(3))
      let group = row.text(0)
      groups[group]?.cells[place] += cell
      groups[group]?.clusters[row.text(1)]?.cells[place] += cell
      return true
    }
  }
}
