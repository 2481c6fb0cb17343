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

  private var groups: [String: Group] = [:]

  init(
    first: RunReference, second: RunReference, dimension: ComparisonDimension, brands: [String],
    in connection: Connection
  ) throws {
    var pairing = Pairing()
    try pairing.take(first, side: 0, dimension, connection)
    try pairing.take(second, side: 1, dimension, connection)
    var naming = Naming(pairing, brands: brands)
    try naming.take(first, bit: 1, connection)
    try naming.take(second, bit: 2, connection)
    for (place, pair) in pairing.pairs.enumerated() where pair.isWhole {
      let none = Group(counts: Array(repeating: PairedCounts(), count: brands.count))
      naming.count(pair: place, into: &groups[pairing.parts[place], default: none])
      groups[pairing.parts[place]]?.duplicates += pair.answers - 2
    }
  }

  /// The pairs of a group, where at least 80 % of the larger side are paired and nothing twice; else nil.
  func counts(group: String, first: Int, second: Int) -> [PairedCounts]? {
    guard let found = groups[group], found.duplicates == 0, found.pairs > 0,
      found.pairs * 10 >= max(first, second) * 8
    else { return nil }
    return found.counts
  }
}

/// Finds the answers that belong together. Done here rather than by SQLite, which would sort the answers of both runs
/// once for the pairs and once more for their mentions: this runs at the end of every run.
private struct Pairing {
  struct Key: Hashable {
    let part: String
    let question: String
    let persona: String
    let platform: String
    let repetition: Int64
  }

  struct Pair {
    /// How many answers there are, over both sides.
    var answers = 0
    var hasFirst = false
    var hasSecond = false
    var isWhole: Bool { hasFirst && hasSecond }
  }

  private(set) var pairs: [Pair] = []
  /// The group of each pair.
  private(set) var parts: [String] = []
  /// The pair of each answer, by its `seq`.
  private(set) var places: [Int64: Int] = [:]
  private var known: [Key: Int] = [:]

  mutating func take(
    _ run: RunReference, side: Int, _ dimension: ComparisonDimension, _ connection: Connection
  ) throws {
    let sql = """
      SELECT r.seq, \(dimension.sql), q.key, coalesce(q.persona, ''), r.platform, r.repeat
      FROM responses r JOIN questions q ON q.seq = r.questionSeq
      WHERE r.runSeq = ? AND \(DerivedSQL.isAnswered("r"))
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      let key = Key(
        part: row.text(1), question: row.text(2), persona: row.text(3), platform: row.text(4),
        repetition: row.integer(5))
      let place = known[key] ?? pairs.count
      if place == pairs.count {
        known[key] = place
        pairs.append(Pair())
        parts.append(key.part)
      }
      pairs[place].answers += 1
      if side == 0 { pairs[place].hasFirst = true } else { pairs[place].hasSecond = true }
      places[row.integer(0)] = place
      return true
    }
  }
}

/// Which brands each side of a pair names: bit 1 the first, bit 2 the second.
private struct Naming {
  private let places: [Int64: Int]
  private let brands: [String: Int]
  private let width: Int
  private var bits: [UInt8]

  init(_ pairing: Pairing, brands: [String]) {
    places = pairing.places
    width = brands.count
    self.brands = Dictionary(brands.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    bits = Array(repeating: 0, count: pairing.pairs.count * brands.count)
  }

  mutating func take(_ run: RunReference, bit: UInt8, _ connection: Connection) throws {
    let sql = "SELECT responseSeq, brand FROM mentions WHERE runSeq = ?"
    try connection.each(sql, [.integer(run.seq)]) { row in
      if let pair = places[row.integer(0)], let brand = brands[row.text(1)] {
        bits[pair * width + brand] |= bit
      }
      return true
    }
  }

  func count(pair: Int, into group: inout AnswerPairs.Group) {
    group.pairs += 1
    for brand in 0..<width {
      let bits = bits[pair * width + brand]
      group.counts[brand].add(first: bits & 1 != 0, second: bits & 2 != 0)
    }
  }
}
