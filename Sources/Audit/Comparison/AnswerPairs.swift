import Statistics
import Storage
import Values

/// The answers of two runs that are to the same question key, persona, platform and repeat.
struct AnswerPairs {
  struct Group {
    var pairs = 0
    /// Pairs beyond the first of a response: there are two answers where one is expected.
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

  private static func pairs(_ dimension: ComparisonDimension) -> String {
    func side(_ argument: Int) -> String {
      """
      SELECT r.seq AS seq, \(dimension.sql) AS part, q.key AS key, coalesce(q.persona, '') AS persona,
        r.platform AS platform, r.repeat AS repeat
      FROM responses r JOIN questions q ON q.seq = r.questionSeq
      WHERE r.runSeq = ?\(argument) AND \(DerivedSQL.isAnswered("r"))
      """
    }
    return """
      WITH a AS MATERIALIZED (\(side(1))), b AS MATERIALIZED (\(side(2))),
      pairs AS MATERIALIZED (
        SELECT a.part AS part, a.seq AS first, b.seq AS second FROM a JOIN b
        ON b.key = a.key AND b.platform = a.platform AND b.persona = a.persona AND b.repeat = a.repeat
          AND b.part = a.part)
      """
  }

  private mutating func countPairs(
    _ dimension: ComparisonDimension, _ arguments: [Value], _ connection: Connection
  ) throws {
    let sql = """
      \(Self.pairs(dimension)) SELECT part, count(*),
        2 * count(*) - count(DISTINCT first) - count(DISTINCT second) FROM pairs GROUP BY part
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
          FROM pairs p JOIN mentions m ON m.responseSeq = p.first
          UNION ALL
          SELECT p.part, p.first, m.brand, 2 FROM pairs p JOIN mentions m ON m.responseSeq = p.second)
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
