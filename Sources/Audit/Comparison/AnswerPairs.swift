import Statistics

/// The answers of two sides that are to the same question key, persona, platform and repeat.
struct AnswerPairs {
  struct Group {
    var pairs = 0
    /// Places with two answers on one side where one is expected.
    var duplicates = 0
    /// One for each tracked brand.
    var counts: [PairedCounts]
  }

  private(set) var groups: [String: Group] = [:]

  init(_ marks: PairMarks, _ names: AnswerNames) {
    for (number, group) in marks.groups { groups[names.text(number)] = group }
  }

  /// The pairs of a group, where at least 80 % of the larger side are paired and nothing twice; else nil.
  func counts(group: String, first: Int, second: Int) -> [PairedCounts]? {
    guard let found = groups[group], found.duplicates == 0, found.pairs > 0,
      found.pairs * 10 >= max(first, second) * 8
    else { return nil }
    return found.counts
  }
}

/// Which sides of which pairs name a brand, one brand after the other. Found here rather than by SQLite, which would
/// sort the answers of both sides once for the pairs and once more for their mentions: this runs at the end of every
/// run.
struct PairMarks {
  /// By the group's number in `AnswerNames`.
  private(set) var groups: [Int32: AnswerPairs.Group] = [:]
  /// How often each place was answered.
  private var answers: [(first: UInt16, second: UInt16)]
  private let groupOfPlace: [Int32]
  private var bits: [UInt8]
  private var touched: [Int32] = []
  private let width: Int

  init(_ first: AnswerTable, _ second: AnswerTable, _ names: AnswerNames, brands: Int) {
    width = brands
    let count = names.places.elements.count
    groupOfPlace = names.places.elements.map(\.group)
    bits = Array(repeating: 0, count: count)
    answers = Array(repeating: (0, 0), count: count)
    for row in first.rows { answers[Int(row.place)].first = min(answers[Int(row.place)].first, 65_534) + 1 }
    for row in second.rows {
      answers[Int(row.place)].second = min(answers[Int(row.place)].second, 65_534) + 1
    }
    let empty = AnswerPairs.Group(counts: Array(repeating: PairedCounts(), count: brands))
    for place in 0..<count where isPair(place) {
      groups[groupOfPlace[place], default: empty].pairs += 1
      groups[groupOfPlace[place]]?.duplicates += Int(answers[place].first) + Int(answers[place].second) - 2
    }
  }

  /// Whether each side answered there once.
  func isSingle(_ place: Int32) -> Bool { answers[Int(place)] == (1, 1) }

  private func isPair(_ place: Int) -> Bool { answers[place].first > 0 && answers[place].second > 0 }

  /// Notes that an answer at `place` names the brand; `side` is 1 for the first, 2 for the second.
  mutating func mark(_ place: Int32, side: UInt8) {
    guard isPair(Int(place)) else { return }
    if bits[Int(place)] == 0 { touched.append(place) }
    bits[Int(place)] |= side
  }

  /// Counts what was marked for `brand` and forgets it. Calls `body` with each pair that names it: its place, and
  /// whether the first and the second side do.
  mutating func count(brand: Int, _ body: (_ place: Int32, _ both: Bool) -> Void) {
    var found: [Int32: PairedCounts] = [:]
    for place in touched {
      let marked = bits[Int(place)]
      found[groupOfPlace[Int(place)], default: PairedCounts()]
        .add(first: marked & 1 != 0, second: marked & 2 != 0)
      body(place, marked == 3)
      bits[Int(place)] = 0
    }
    touched.removeAll(keepingCapacity: true)
    for (group, pairs) in groups.mapValues(\.pairs) {
      var counts = found[group] ?? PairedCounts()
      counts.neither = pairs - counts.both - counts.onlyFirst - counts.onlySecond
      groups[group]?.counts[brand] = counts
    }
  }
}
