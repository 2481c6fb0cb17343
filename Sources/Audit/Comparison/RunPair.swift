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
    let draws = request.hasIntervals ? draws(group: group, of: brands) : [:]
    let keys = Set(a.clusters.keys).union(b.clusters.keys)
    let sharesQuestions = keys.count == a.clusters.count && keys.count == b.clusters.count
    return brands.enumerated().map { index, brand in
      var row = ComparisonRow(
        key: request.dimension == .brand ? first.brands[brand] : group, brand: first.brands[brand],
        firstN: a.n, secondN: b.n, firstAnswers: a.cells[brand].answers,
        secondAnswers: b.cells[brand].answers, firstCounts: counts(a, brand),
        secondCounts: counts(b, brand), paired: paired?[brand], questions: keys.count,
        sharesQuestions: sharesQuestions, visibility: .init(), voiceMode: request.mode)
      judge(&row, clusters: keys.sorted(), a, b, brand)
      row.voice = pair(voices.0?[index], voices.1?[index], draws[brand]?.voice)
      row.netSentiment = pair(
        Self.net(a.cells[brand]), Self.net(b.cells[brand]), draws[brand]?.sentiment)
      return row
    }
  }

  private func pair(
    _ first: Double?, _ second: Double?, _ draws: Bootstrap.Result?
  ) -> ComparisonRow.Pair {
    .init(first: first, second: second, interval: draws?.interval, p: draws?.p)
  }

  private func counts(_ group: RunSample.Group, _ brand: Int) -> ComparisonRow.Counts {
    .init(
      voice: group.cells[brand].counted(request.mode),
      allVoices: group.cells.reduce(0) { $0 + $1.counted(request.mode) },
      balance: group.cells[brand].balance, judged: group.cells[brand].judged)
  }

  /// Visibility with its test and interval.
  private func judge(
    _ row: inout ComparisonRow, clusters: [String], _ a: RunSample.Group, _ b: RunSample.Group,
    _ brand: Int
  ) {
    let (x1, n1, x2, n2) = (row.firstAnswers, row.firstN, row.secondAnswers, row.secondN)
    row.visibility.first = Comparison.share(x1, n1)
    row.visibility.second = Comparison.share(x2, n2)
    guard n1 > 0, n2 > 0 else { return }
    if let paired = row.paired {
      let p = Proportions.mcNemar(onlyFirst: paired.onlyFirst, onlySecond: paired.onlySecond)
      (row.test, row.visibility.p) = (.mcNemar, p ?? 1)
      // Newcombe's interval is of the first less the second.
      row.visibility.interval = Proportions.newcombe(paired.swapped)
      return
    }
    if request.areWindows, let result = clustered(clusters, a, b, brand) {
      (row.test, row.visibility.p) = (.clusteredT, result.p)
      row.visibility.interval = result.interval
      return
    }
    row.visibility.interval = Proportions.newcombe(x2, of: n2, minus: x1, of: n1)
    if let expected = Proportions.smallestExpectedCount(x1, of: n1, versus: x2, of: n2), expected < 5 {
      (row.test, row.visibility.p) = (.fisher, Proportions.fisher(x1, n1 - x1, x2, n2 - x2) ?? 1)
    } else {
      (row.test, row.visibility.p) = (.pooledZ, Proportions.pooledZ(x1, of: n1, versus: x2, of: n2)?.p ?? 1)
    }
  }

  private func clustered(
    _ keys: [String], _ a: RunSample.Group, _ b: RunSample.Group, _ brand: Int
  ) -> ClusteredShares.Result? {
    ClusteredShares.test(
      keys.map { key in
        let (first, second) = (a.clusters[key], b.clusters[key])
        return .init(
          x1: first?.cells[brand].answers ?? 0, n1: first?.n ?? 0,
          x2: second?.cells[brand].answers ?? 0, n2: second?.n ?? 0)
      })
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
