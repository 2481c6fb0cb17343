import Statistics
import Testing

@Suite struct RoundingTests {
  @Test(arguments: [
    (2.675, 2, 2.68), (1.005, 2, 1.01), (-1.005, 2, -1.01), (0.5, 0, 1), (-0.5, 0, -1), (0.49, 0, 0),
    (84.745, 2, 84.75), (99.995, 2, 100), (0.0004, 3, 0), (0.0005, 3, 0.001), (0.00005, 3, 0),
    (1e-7, 7, 1e-7), (5e-8, 7, 1e-7), (1.5e300, 2, 1.5e300), (123456.789, 1, 123456.8), (9.5, 0, 10),
    (0.1 + 0.2, 9, 0.3), (0.25, 9, 0.25), (.leastNonzeroMagnitude, 20, 0), (12, 4, 12), (1.5, -3, 2),
  ])
  func halfAwayFromZero(x: Double, decimals: Int, expected: Double) {
    #expect(Rounding.halfAway(x, decimals: decimals) == expected)
  }

  @Test func whatIsNoNumberStays() {
    #expect(Rounding.halfAway(.nan, decimals: 2).isNaN)
    #expect(Rounding.halfAway(.infinity, decimals: 2) == .infinity)
    #expect(Rounding.halfAway(-0.001, decimals: 2).sign == .plus)
    #expect(Rounding.halfAway(-0.0, decimals: 2).sign == .plus)
  }

  @Test func sharesAddUpToOne() throws {
    #expect(Shares.toFourDecimals([1, 1, 1]) == [0.3334, 0.3333, 0.3333])
    #expect(Shares.toFourDecimals([2, 0, 1]) == [0.6667, 0, 0.3333])
    #expect(Shares.toFourDecimals([1, 2, 4]) == [0.1429, 0.2857, 0.5714])
    #expect(Shares.units(of: [5, 3, 1], total: 2) == [1, 1, 0])
    #expect(Shares.units(of: [1, 2, 1], total: 2) == [1, 1, 0])
    #expect(Shares.toFourDecimals([0.1, 0.2, 0.7]) == [0.1, 0.2, 0.7])
    for count in 1...60 {
      let counts = (1...count).map { $0 * 7919 % 101 }
      let units = try #require(Shares.units(of: counts, total: 10_000))
      #expect(units.reduce(0, +) == 10_000)
      let weights = counts.map { Double($0) / 3 }
      let shares = try #require(Shares.toFourDecimals(weights))
      #expect(shares.map { Int(($0 * 10_000).rounded()) }.reduce(0, +) == 10_000)
      #expect(shares == units.map { Double($0) / 10_000 })
    }
  }

  @Test func sharesOfNothing() {
    #expect(Shares.toFourDecimals([Int]()) == nil)
    #expect(Shares.toFourDecimals([0, 0]) == nil)
    #expect(Shares.toFourDecimals([0.0]) == nil)
    #expect(Shares.toFourDecimals([1, -1, 2]) == nil)
    #expect(Shares.toFourDecimals([.nan, 1]) == nil)
    #expect(Shares.toFourDecimals([Int.max, 1]) == nil)
  }

  @Test func percentiles() {
    #expect(Sample.mean([]) == nil && Sample.p50([]) == nil)
    #expect(Sample.mean([1, 2, 6]) == 3)
    #expect(Sample.p50([4, 1, 3, 2]) == 2.5)
    #expect(Sample.p95([7]) == 7)
    #expect(Sample.percentile([10, 20, 30, 40, 50], 0.9) == 46)
    #expect(Sample.percentile([1, 2], 0) == 1 && Sample.percentile([1, 2], 1) == 2)
    #expect(Sample.percentile([1, 2], 1.1) == nil)
    #expect(Sample.percentile([1, .nan], 0.5) == nil)
  }
}
