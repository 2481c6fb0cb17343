import Statistics
import Testing

@Suite struct BootstrapTests {
  /// Clusters of ten answers of which `hits` were successes.
  private func clusters(_ hits: [Int]) -> ClusterSums {
    var sums = ClusterSums(width: 2)
    for hit in hits { sums.append([Double(hit), 10]) }
    return sums
  }

  private func share(_ sums: UnsafeBufferPointer<Double>) -> Double? {
    sums[1] > 0 ? sums[0] / sums[1] : nil
  }

  @Test func aMeansIntervalIsTheOneTheoryGives() throws {
    let hits = (0..<200).map { $0 * 7 % 11 }
    let result = try #require(Bootstrap.run(clusters(hits), statistic: share))
    let shares = hits.map { Double($0) / 10 }
    let mean = shares.reduce(0, +) / Double(shares.count)
    let variance = shares.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(shares.count)
    let reach = Normal.z95 * (variance / Double(shares.count)).squareRoot()
    #expect(near(result.estimate, mean))
    #expect(near(result.interval.low, mean - reach, reach * 0.1))
    #expect(near(result.interval.high, mean + reach, reach * 0.1))
    #expect(result.defined == 2000)
  }

  @Test func equalInputsGiveEqualResults() {
    let sums = clusters([1, 5, 9, 2, 2, 8])
    #expect(Bootstrap.run(sums, statistic: share) == Bootstrap.run(sums, statistic: share))
    #expect(Bootstrap.run(sums, statistic: share) != Bootstrap.run(sums, seed: 7, statistic: share))
  }

  @Test func clustersAreDrawnWhole() throws {
    // All answers to a question agree: ten times as many answers know no more than one each.
    let result = try #require(Bootstrap.run(clusters([10, 0, 10, 0, 10, 0, 10, 0]), statistic: share))
    #expect(result.interval.high - result.interval.low > 0.5)
  }

  @Test func differencesOfTwoSamples() throws {
    let far = Bootstrap.run(
      [clusters([8, 9, 8, 10, 9, 8, 9, 10]), clusters([2, 3, 1, 2, 3, 2, 1, 2])], count: 2
    ) { sums, out in
      out[0] = sums[0] / sums[1] - sums[2] / sums[3]
      out[1] = 0
    }
    let difference = try #require(far[0])
    #expect(near(difference.estimate, 0.6875) && difference.interval.low > 0.5)
    #expect(near(difference.p, 2.0 / 2001, 1e-12))
    #expect(far[1]?.p == 1 && far[1]?.interval == Interval(low: 0, high: 0))
  }

  @Test func undefinedIsNil() {
    #expect(Bootstrap.run(ClusterSums(width: 2), statistic: share) == nil)
    #expect(Bootstrap.run(clusters([1, 2]), statistic: { _ in nil }) == nil)
    #expect(Bootstrap.run(clusters([1, 2]), replicates: 0, statistic: share) == nil)
    // Defined for the data, in few of the draws: every one of 8 different clusters must be drawn.
    var sums = ClusterSums(width: 8)
    for index in 0..<8 { sums.append((0..<8).map { $0 == index ? 1 : 0 }) }
    #expect(Bootstrap.run(sums) { sums in sums.allSatisfy { $0 > 0 } ? 1 : nil } == nil)
  }

  @Test func shortRowsAreFilledUp() {
    var sums = ClusterSums(width: 3)
    sums.append([1])
    sums.append([1, 2, 3, 4])
    #expect(sums.count == 2)
    let result = Bootstrap.run(sums) { $0[0] }
    #expect(result?.estimate == 2)
  }
}
