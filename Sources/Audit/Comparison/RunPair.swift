import Statistics

/// Both sides of a comparison: makes rows of them.
struct RunPair {
  let first: RunSample
  let second: RunSample
  let pairs: AnswerPairs
  let request: ComparisonRequest

  /// The rows of a group, one for each of `brands` (places in the tracked list). Holm's p is left to the caller.
  func rows(group: String, brands: [Int]) -> [ComparisonRow] {
    let (a, b) = (first.group(group), second.group(group))
    let paired = pairs.counts(group: group, first: a.n, second: b.n)
    let voices = (voices(a, of: brands), voices(b, of: brands))
    let intervals = request.hasIntervals ? intervals(group: group, of: brands) : [:]
    return brands.enumerated().map { index, brand in
      var row = visibilityRow(group: group, brand: brand, a, b, paired?[brand])
      row.voice = .init(
        first: voices.0?[index], second: voices.1?[index], interval: intervals[brand]?.voice)
      row.netSentiment = .init(
        first: Self.net(a.cells[brand]), second: Self.net(b.cells[brand]),
        interval: intervals[brand]?.sentiment)
      return row
    }
  }

  private func visibilityRow(
    group: String, brand: Int, _ a: RunSample.Group, _ b: RunSample.Group, _ paired: PairedCounts?
  ) -> ComparisonRow {
    let (x1, x2) = (a.cells[brand].answers, b.cells[brand].answers)
    let (test, p) = Self.test(x1, a.n, x2, b.n, paired)
    // Newcombe's interval of second − first.
    let interval =
      paired.map {
        Proportions.newcombe(
          PairedCounts(
            both: $0.both, onlyFirst: $0.onlySecond, onlySecond: $0.onlyFirst, neither: $0.neither))
      } ?? Proportions.newcombe(x2, of: b.n, minus: x1, of: a.n)
    let isBrandRow = request.dimension == .brand
    return ComparisonRow(
      key: isBrandRow ? first.brands[brand] : group, brand: first.brands[brand], firstN: a.n,
      secondN: b.n, firstAnswers: x1, secondAnswers: x2, pairs: paired?.total,
      visibility: .init(
        first: Comparison.share(x1, a.n), second: Comparison.share(x2, b.n), interval: interval),
      test: test, p: p, holmP: nil, voice: .init(), voiceMode: request.mode, netSentiment: .init())
  }

  private static func test(
    _ x1: Int, _ n1: Int, _ x2: Int, _ n2: Int, _ paired: PairedCounts?
  ) -> (ComparisonRow.Test?, Double?) {
    guard n1 > 0, n2 > 0 else { return (nil, nil) }
    if let paired {
      let p = Proportions.mcNemar(onlyFirst: paired.onlyFirst, onlySecond: paired.onlySecond)
      return (.mcNemar, p ?? 1)
    }
    if let expected = Proportions.smallestExpectedCount(x1, of: n1, versus: x2, of: n2), expected < 5 {
      return (.fisher, Proportions.fisher(x1, n1 - x1, x2, n2 - x2) ?? 1)
    }
    return (.pooledZ, Proportions.pooledZ(x1, of: n1, versus: x2, of: n2)?.p ?? 1)
  }

  /// Shares of voice over all tracked brands, at the places asked for; nil where none is named.
  private func voices(_ group: RunSample.Group, of brands: [Int]) -> [Double]? {
    let shares = Shares.toFourDecimals(group.cells.map { $0.counted(request.mode) })
    return shares.map { shares in brands.map { shares[$0] } }
  }

  private static func net(_ cell: RunSample.Cell) -> Double? {
    Comparison.share(cell.balance, cell.judged)
  }
}
