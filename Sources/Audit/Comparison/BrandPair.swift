import Statistics
import Storage

/// Two brands in the answers of one run.
struct BrandPair {
  struct Counts {
    var paired = PairedCounts()
    /// Of the answers that name both, those in which each comes first.
    var firstLeads = 0
    var secondLeads = 0
  }

  let sample: RunSample
  /// Places in the tracked list.
  let brands: (first: Int, second: Int)
  private(set) var counts: [String: Counts] = [:]

  init(
    run: RunReference, dimension: ComparisonDimension, brands names: [String], pair: (Int, Int),
    in connection: Connection
  ) throws {
    brands = pair
    var numbers = AnswerNames(dimension: dimension)
    let table = try AnswerTable(runs: [run.seq], names: &numbers, in: connection)
    var sums = RunSample.Sums(table, numbers, brands: names)
    // An answer's rank of each brand; 0 where it does not name it.
    var ranks = [(first: Int32, second: Int32)](repeating: (0, 0), count: table.rows.count)
    for (place, brand) in names.enumerated() {
      try table.namings(of: brand, in: connection) { naming in
        sums.add(naming, brand: place)
        if place == pair.0 { ranks[naming.answer].first = Int32(truncatingIfNeeded: naming.rank) }
        if place == pair.1 { ranks[naming.answer].second = Int32(truncatingIfNeeded: naming.rank) }
      }
    }
    sample = RunSample(sums, numbers)
    var found: [Int32: Counts] = [:]
    for (row, rank) in zip(table.rows, ranks) {
      let group = numbers.clusters.elements[Int(row.cluster)].group
      found[group, default: Counts()].add(rank)
    }
    for (group, count) in found { counts[numbers.text(group)] = count }
  }

  /// A row for each measure. Holm's p is left to the caller.
  func rows(group: String, key: String, _ mode: VoiceMode) -> [BrandsRow] {
    let data = sample.group(group)
    let count = counts[group] ?? Counts()
    let (a, b) = (data.cells[brands.first], data.cells[brands.second])
    let all = data.cells.reduce(0) { $0 + $1.counted(mode) }
    let voices = Shares.toFourDecimals(data.cells.map { $0.counted(mode) })
    let draws = draws(data, mode)
    func row(
      _ measure: BrandsRow.Measure, _ x1: Int, _ n1: Int, _ x2: Int, _ n2: Int,
      _ numbers: ComparisonRow.Pair, _ test: ComparisonRow.Test?
    ) -> BrandsRow {
      BrandsRow(
        measure: measure, key: key, numbers: numbers, test: test, firstX: x1, firstN: n1, secondX: x2,
        secondN: n2, paired: count.paired, questions: data.clusters.count)
    }
    return [
      row(.visibility, a.answers, data.n, b.answers, data.n, visibility(count.paired), .mcNemar),
      row(
        .voice, a.counted(mode), all, b.counted(mode), all,
        .init(
          first: voices?[brands.first], second: voices?[brands.second], interval: draws[0]?.interval,
          p: draws[0]?.p), draws[0].map { _ in .bootstrap }),
      row(
        .netSentiment, a.balance, a.judged, b.balance, b.judged,
        .init(
          first: Comparison.share(a.balance, a.judged), second: Comparison.share(b.balance, b.judged),
          interval: draws[1]?.interval, p: draws[1]?.p), draws[1].map { _ in .bootstrap }),
      row(
        .namedFirst, count.firstLeads, count.paired.both, count.secondLeads, count.paired.both,
        namedFirst(count), count.paired.both > 0 ? .binomial : nil),
    ]
  }

  private func visibility(_ paired: PairedCounts) -> ComparisonRow.Pair {
    .init(
      first: Comparison.share(paired.both + paired.onlyFirst, paired.total),
      second: Comparison.share(paired.both + paired.onlySecond, paired.total),
      interval: Proportions.newcombe(paired),
      p: Proportions.mcNemar(onlyFirst: paired.onlyFirst, onlySecond: paired.onlySecond) ?? 1)
  }

  /// Shares of the answers that name both. The delta of two shares that add up to 1 is twice the first less 1, and so
  /// is its interval, from Wilson's.
  private func namedFirst(_ counts: Counts) -> ComparisonRow.Pair {
    let n = counts.firstLeads + counts.secondLeads
    let interval = Proportions.wilson(successes: counts.firstLeads, trials: n)
    return .init(
      first: Comparison.share(counts.firstLeads, n), second: Comparison.share(counts.secondLeads, n),
      interval: interval.map { Interval(low: 2 * $0.low - 1, high: 2 * $0.high - 1) },
      p: Proportions.mcNemar(onlyFirst: counts.firstLeads, onlySecond: counts.secondLeads))
  }

  /// The differences of voice and of net sentiment, whole questions drawn.
  private func draws(_ group: RunSample.Group, _ mode: VoiceMode) -> [Bootstrap.Result?] {
    var sample = ClusterSums(width: 6)
    for key in group.clusters.keys.sorted() {
      guard let cells = group.clusters[key]?.cells else { continue }
      let (a, b) = (cells[brands.first], cells[brands.second])
      sample.append(
        [
          cells.reduce(0) { $0 + $1.counted(mode) }, a.counted(mode) - b.counted(mode), a.balance,
          a.judged, b.balance, b.judged,
        ].map(Double.init))
    }
    return Bootstrap.run([sample], count: 2) { sums, out in
      out[0] = sums[1] / sums[0]
      out[1] = sums[2] / sums[3] - sums[4] / sums[5]
    }
  }
}

extension BrandPair.Counts {
  /// Counts an answer by the ranks it gives the brands; 0 where it does not name one.
  fileprivate mutating func add(_ rank: (first: Int32, second: Int32)) {
    paired.add(first: rank.first > 0, second: rank.second > 0)
    guard rank.first > 0, rank.second > 0, rank.first != rank.second else { return }
    if rank.first < rank.second { firstLeads += 1 } else { secondLeads += 1 }
  }
}
