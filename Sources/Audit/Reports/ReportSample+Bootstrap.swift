import Statistics

extension ReportSample {
  /// Bootstrap intervals (95 %) of the numbers that are no simple proportions; nil where undefined.
  struct Intervals {
    var voice: Interval?
    var answersVoice: Interval?
    var weightedVoice: Interval?
    var netSentiment: Interval?
    var position: Interval?
  }

  /// Above so many questions they are drawn in so many groups, each with every so-manieth question: the intervals stay
  /// what they are, and a report of a large run is not kept waiting.
  static let maximumClusters = 1500

  /// Of each of `shown` (places in `brands`), over all brands. Whole questions are drawn.
  func intervals(of shown: [Int]) -> [Int: Intervals] {
    let width = 3 + 5 * shown.count
    var rows = clusterRows(width: width)
    let columns = Dictionary(
      shown.enumerated().map { ($1, 3 + 5 * $0) }, uniquingKeysWith: { first, _ in first })
    for naming in namings {
      let row = rows.places[calls[naming.call].question] * width
      let parts = [Double(naming.frequency), 1, 1 / Double(naming.rank)]
      for (index, part) in parts.enumerated() { rows.sums[row + index] += part }
      guard let column = columns[naming.brand] else { continue }
      for (index, part) in parts.enumerated() { rows.sums[row + column + index] += part }
      rows.sums[row + column + 3] += Double(naming.balance)
      rows.sums[row + column + 4] += Double(naming.rank)
    }
    let results = Bootstrap.run([rows.clusters(width: width)], count: 5 * shown.count) { sums, out in
      for index in shown.indices {
        let at = 3 + 5 * index
        for part in 0..<3 { out[5 * index + part] = sums[at + part] / sums[part] }
        for part in 3..<5 { out[5 * index + part] = sums[at + part] / sums[at + 1] }
      }
    }
    var intervals: [Int: Intervals] = [:]
    for (index, brand) in shown.enumerated() {
      let own = (0..<5).map { results[5 * index + $0]?.interval }
      intervals[brand] = Intervals(
        voice: own[0], answersVoice: own[1], weightedVoice: own[2], netSentiment: own[3], position: own[4])
    }
    return intervals
  }

  /// Of a brand's net sentiment in each group of calls. Groups are 0..<`count`.
  func netIntervals(of brand: Int, _ count: Int, group: (Call) -> Int?) -> [Interval?] {
    let groups = calls.map(group)
    var rows = clusterRows(width: 2 * count)
    for naming in namings where naming.brand == brand {
      guard let group = groups[naming.call] else { continue }
      let row = rows.places[calls[naming.call].question] * 2 * count
      rows.sums[row + 2 * group] += Double(naming.balance)
      rows.sums[row + 2 * group + 1] += 1
    }
    return (0..<count).map { group in
      var clusters = ClusterSums(width: 2)
      for row in 0..<rows.count {
        let at = row * 2 * count + 2 * group
        if rows.sums[at + 1] > 0 { clusters.append(rows.sums[at...at + 1]) }
      }
      return Bootstrap.run(clusters) { $0[1] > 0 ? $0[0] / $0[1] : nil }?.interval
    }
  }

  private struct ClusterRows {
    /// The row of each question.
    var places: [Int]
    var count: Int
    var sums: [Double]

    func clusters(width: Int) -> ClusterSums {
      var clusters = ClusterSums(width: width)
      for row in 0..<count { clusters.append(sums[row * width..<(row + 1) * width]) }
      return clusters
    }
  }

  /// A row for each question that was answered, by key.
  private func clusterRows(width: Int) -> ClusterRows {
    var isAnswered = Array(repeating: false, count: questions.count)
    for call in calls where call.isAnswered { isAnswered[call.question] = true }
    let keys = Set(questions.indices.filter { isAnswered[$0] }.map { questions[$0].key }).sorted()
    let count = min(keys.count, Self.maximumClusters)
    var rows: [String: Int] = [:]
    for (index, key) in keys.enumerated() { rows[key] = index % max(1, count) }
    return ClusterRows(
      places: questions.map { rows[$0.key] ?? 0 }, count: count,
      sums: Array(repeating: 0, count: max(1, count) * width))
  }
}
