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
    let sql = """
      SELECT brand, sum(answers), sum(frequency), sum(positive), sum(neutral), sum(negative), sum(rankSum),
        sum(reciprocalRankSum), count(DISTINCT platform)
      FROM rollups WHERE runSeq IN (SELECT value FROM json_each(?)) AND answers > 0 GROUP BY brand
      """
    var totals: [String: BrandTotals] = [:]
    try connection.each(sql, [.seqs(scope.runs)]) { row in
      totals[row.text(0)] = BrandTotals(
        answers: row.int(1), mentions: row.int(2), positive: row.int(3), neutral: row.int(4),
        negative: row.int(5), rankSum: row.int(6), reciprocalSum: row.real(7),
        platforms: row.int(8))
      return true
    }
    return totals
  }
}

/// How much of a scope was answered.
struct AnsweredTotals {
  /// Answered responses.
  let answers: Int
  /// Platforms that answered.
  let platforms: Int

  static func of(_ scope: AnswerScope, in connection: Connection) throws -> AnsweredTotals {
    let sql = """
      SELECT coalesce(sum(answered), 0), count(DISTINCT CASE WHEN answered > 0 THEN platform END)
      FROM platformStats WHERE runSeq IN (SELECT value FROM json_each(?))
      """
    let totals = try connection.first(sql, [.seqs(scope.runs)]) {
      AnsweredTotals(answers: $0.int(0), platforms: $0.int(1))
    }
    return totals ?? AnsweredTotals(answers: 0, platforms: 0)
  }
}
