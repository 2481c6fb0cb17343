import Statistics
import Testing

@Suite struct SharesTests {
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
}
