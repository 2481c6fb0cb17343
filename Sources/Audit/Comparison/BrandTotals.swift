import Storage

/// What the rollups of a scope say of one brand.
struct BrandTotals {
  /// Answers that name it.
  var answers = 0
  /// How often they name it.
  var mentions = 0
  var positive = 0
  var neutral = 0
  var negative = 0
  var rankSum = 0
  var reciprocalSum = 0.0
  /// Platforms that name it.
  var platforms = 0

  var judged: Int { positive + neutral + negative }

  /// By brand, of a scope.
  static func of(_ scope: AnswerScope, in connection: Connection) throws -> [String: BrandTotals] {
    try of(scope, by: .brand, in: connection)[""] ?? [:]
  }

  /// By group and brand. Rollups know platforms; what they do not know is summed from the mentions.
  static func of(
    _ scope: AnswerScope, by dimension: ComparisonDimension, in connection: Connection
  ) throws -> [String: [String: BrandTotals]] {
    let runs = "runSeq IN (SELECT value FROM json_each(?))"
    let sql =
      switch dimension {
      case .brand, .platform:
        """
        SELECT \(dimension == .platform ? "platform" : "''"), brand, sum(answers), sum(frequency), sum(positive),
          sum(neutral), sum(negative), sum(rankSum), sum(reciprocalRankSum), count(DISTINCT platform)
        FROM rollups WHERE \(runs) AND answers > 0 GROUP BY 1, 2
        """
      case .persona, .category:
        """
        SELECT \(dimension.sql), m.brand, count(*), sum(m.frequency), sum(m.sentiment = 'positive'),
          sum(m.sentiment = 'neutral'), sum(m.sentiment = 'negative'), sum(m.rank), sum(1.0 / m.rank),
          count(DISTINCT m.platform)
        FROM mentions m JOIN responses r ON r.seq = m.responseSeq JOIN questions q ON q.seq = r.questionSeq
        WHERE m.\(runs) GROUP BY 1, 2
        """
      }
    var totals: [String: [String: BrandTotals]] = [:]
    try connection.each(sql, [.seqs(scope.runs)]) { row in
      totals[row.text(0), default: [:]][row.text(1)] = BrandTotals(
        answers: row.int(2), mentions: row.int(3), positive: row.int(4), neutral: row.int(5),
        negative: row.int(6), rankSum: row.int(7), reciprocalSum: row.real(8),
        platforms: row.int(9))
      return true
    }
    return totals
  }
}

/// How much of a scope was answered.
struct AnsweredTotals {
  /// Answered responses.
  var answers = 0
  /// Platforms that answered.
  var platforms = 0

  static func of(_ scope: AnswerScope, in connection: Connection) throws -> AnsweredTotals {
    try of(scope, by: .brand, in: connection)[""] ?? AnsweredTotals()
  }

  /// By group. Groups without an answer are there where they were asked.
  static func of(
    _ scope: AnswerScope, by dimension: ComparisonDimension, in connection: Connection
  ) throws -> [String: AnsweredTotals] {
    let runs = "runSeq IN (SELECT value FROM json_each(?))"
    let sql =
      switch dimension {
      case .brand, .platform:
        """
        SELECT \(dimension == .platform ? "platform" : "''"), coalesce(sum(answered), 0),
          count(DISTINCT CASE WHEN answered > 0 THEN platform END)
        FROM platformStats WHERE \(runs) GROUP BY 1
        """
      case .persona, .category:
        """
        SELECT \(dimension.sql), sum(\(DerivedSQL.isAnswered("r"))),
          count(DISTINCT CASE WHEN \(DerivedSQL.isAnswered("r")) THEN r.platform END)
        FROM responses r JOIN questions q ON q.seq = r.questionSeq WHERE r.\(runs) GROUP BY 1
        """
      }
    var totals: [String: AnsweredTotals] = [:]
    try connection.each(sql, [.seqs(scope.runs)]) { row in
      totals[row.text(0)] = AnsweredTotals(answers: row.int(1), platforms: row.int(2))
      return true
    }
    return totals
  }
}
