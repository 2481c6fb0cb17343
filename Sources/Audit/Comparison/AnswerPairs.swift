import Statistics
import Storage
import Values

/// The answers of two runs that are to the same question key, persona, platform and repeat.
struct AnswerPairs {
  struct Group {
    var pairs = 0
    /// Places with two answers in one run where one is expected.
    var duplicates = 0
    /// One for each tracked brand.
    var counts: [PairedCounts]
  }

  let brands: [String]
  private var groups: [String: Group] = [:]

  init(
    first: RunReference, second: RunReference, dimension: ComparisonDimension, brands: [String],
    in connection: Connection
  ) throws {
    self.brands = brands
    let arguments: [Value] = [.integer(first.seq), .integer(second.seq)]
    try countPairs(dimension, arguments, connection)
    try countMentions(dimension, arguments, connection)
  }

  /// The pairs of a group, where at least 80 % of the larger side are paired and nothing twice; else nil.
  func counts(group: String, first: Int, second: Int) -> [PairedCounts]? {
    guard let found = groups[group], found.duplicates == 0, found.pairs > 0,
      found.pairs * 10 >= max(first, second) * 8
    else { return nil }
    return found.counts
  }

  /// A row for each question key, persona, platform and repeat. Grouped rather than joined: SQLite would join the two
  /// sides without an index.
  private static func pairs(_ dimension: ComparisonDimension) -> String {
    func side(_ argument: Int) -> String {
      """
      SELECT \(argument) AS side, r.seq AS seq, \(dimension.sql) AS part, q.key AS key,
        coalesce(q.persona, '') AS persona, r.platform AS platform, r.repeat AS repeat
      FROM responses r JOIN questions q ON q.seq = r.questionSeq
      WHERE r.runSeq = ?\(argument) AND \(DerivedSQL.isAnswered("r"))
      """
    }
    return """
      WITH pairs AS MATERIALIZED (
        SELECT part, max(CASE side WHEN 1 THEN seq END) AS first, max(CASE side WHEN 2 THEN seq END) AS second,
          max(sum(side = 1), sum(side = 2)) > 1 AS isTwice
        FROM (\(side(1)) UNION ALL \(side(2))) GROUP BY part, key, persona, platform, repeat)
      """
  }

  private mutating func countPairs(
    _ dimension: ComparisonDimension, _ arguments: [Value], _ connection: Connection
  ) throws {
    let sql = """
      \(Self.pairs(dimension)) SELECT part, sum(first IS NOT NULL AND second IS NOT NULL), sum(isTwice)
      FROM pairs GROUP BY part
      """
    let brandCount = brands.count
    try connection.each(sql, arguments) { row in
      groups[row.text(0)] = Group(
        pairs: row.int(1), duplicates: row.int(2),
        counts: Array(repeating: PairedCounts(neither: row.int(1)), count: brandCount))
      return true
    }
  }

  private mutating func countMentions(
    _ dimension: ComparisonDimension, _ arguments: [Value], _ connection: Connection
  ) throws {
    let sql = """
      \(Self.pairs(dimension)) SELECT part, brand, sum(x = 1), sum(x = 2), sum(x = 3) FROM (
        SELECT part, brand, first, sum(side) AS x FROM (
          SELECT p.part AS part, p.first AS first, m.brand AS brand, 1 AS side
          FROM pairs p CROSS JOIN mentions m ON m.responseSeq = p.first WHERE p.second IS NOT NULL
          UNION ALL
          SELECT p.part, p.first, m.brand, 2 FROM pairs p CROSS JOIN mentions m ON m.responseSeq = p.second
          WHERE p.first IS NOT NULL)
        GROUP BY part, brand, first)
      GROUP BY part, brand
      """
    let places = Dictionary(
      brands.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    try connection.each(sql, arguments) { row in
      guard let place = places[row.text(1)] else { return true }
      let (first, second, both) = (row.int(2), row.int(3), row.int(4))
      groups[row.text(0)]?.counts[place].onlyFirst = first
      groups[row.text(0)]?.counts[place].onlySecond = second
      groups[row.text(0)]?.counts[place].both = both
      groups[row.text(0)]?.counts[place].neither -= first + second + both
      return true
    }
  }
}
