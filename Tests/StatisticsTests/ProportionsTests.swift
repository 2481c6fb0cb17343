import Statistics
import Testing

@Suite struct ProportionsTests {
  @Test func undefinedIsNil() {
    #expect(Proportions.wilson(successes: 0, trials: 0) == nil)
    #expect(Proportions.wilson(successes: 3, trials: 2) == nil)
    #expect(Proportions.wilson(successes: -1, trials: 2) == nil)
    #expect(Proportions.newcombe(1, of: 2, minus: 0, of: 0) == nil)
    #expect(Proportions.newcombe(PairedCounts()) == nil)
    #expect(Proportions.newcombe(PairedCounts(both: 3, onlyFirst: -1)) == nil)
    #expect(Proportions.pooledZ(0, of: 5, versus: 0, of: 7) == nil)
    #expect(Proportions.pooledZ(5, of: 5, versus: 7, of: 7) == nil)
    #expect(Proportions.pooledZ(1, of: 5, versus: 0, of: 0) == nil)
    #expect(Proportions.fisher(0, 0, 0, 0) == nil)
    #expect(Proportions.fisher(1, -1, 0, 0) == nil)
    #expect(Proportions.mcNemar(onlyFirst: 0, onlySecond: 0) == nil)
    #expect(Proportions.smallestExpectedCount(1, of: 0, versus: 0, of: 3) == nil)
  }

  /// The first table is 6.2 of Altman et al., "Statistics with Confidence" (2000). The limits were computed apart
  /// from this code, from the closed formula of the R package biostatUZH (`confIntPairedProportion`).
  @Test(arguments: [
    (PairedCounts(both: 14, onlyFirst: 5, onlySecond: 0, neither: 22), 0.0114832413830333, 0.226492684351211),
    (
      PairedCounts(both: 1, onlyFirst: 1, onlySecond: 7, neither: 12), -0.506920226686141, -0.0255591241648598
    ),
    (
      PairedCounts(both: 10, onlyFirst: 15, onlySecond: 5, neither: 20), 0.0258384165492511, 0.356936571659193
    ),
  ])
  func pairedIntervals(pairs: PairedCounts, low: Double, high: Double) throws {
    let interval = try #require(Proportions.newcombe(pairs))
    #expect(near(interval.low, low, 1e-12))
    #expect(near(interval.high, high, 1e-12))
  }

  @Test func pairedIntervalsMirror() throws {
    for table in [(14, 5, 0, 22), (0, 3, 9, 0), (7, 0, 0, 5), (10, 0, 0, 0), (2, 3, 4, 50)] {
      let pairs = PairedCounts(both: table.0, onlyFirst: table.1, onlySecond: table.2, neither: table.3)
      let swapped = PairedCounts(both: table.0, onlyFirst: table.2, onlySecond: table.1, neither: table.3)
      let one = try #require(Proportions.newcombe(pairs))
      let other = try #require(Proportions.newcombe(swapped))
      #expect(near(one.low, -other.high, 1e-12) && near(one.high, -other.low, 1e-12))
      #expect(one.contains(Double(table.1 - table.2) / Double(pairs.total)))
    }
  }

  /// Without the correlation's help the paired interval is the unpaired one.
  @Test func uncorrelatedPairsAreUnpaired() {
    let pairs = PairedCounts(both: 5, onlyFirst: 5, onlySecond: 5, neither: 5)
    #expect(Proportions.newcombe(pairs) == Proportions.newcombe(10, of: 20, minus: 10, of: 20))
  }

  @Test func pairsAreCounted() {
    var pairs = PairedCounts()
    for (first, second) in [(true, true), (true, false), (true, false), (false, true), (false, false)] {
      pairs.add(first: first, second: second)
    }
    #expect(pairs == PairedCounts(both: 1, onlyFirst: 2, onlySecond: 1, neither: 1))
  }

  @Test func largeTablesStayExact() throws {
    // z is 0 and p is 1 by symmetry; a table this size overflows every factorial.
    #expect(near(Proportions.fisher(50_000, 50_000, 50_000, 50_000), 1))
    let p = try #require(Proportions.fisher(50_600, 49_400, 50_000, 50_000))
    let z = try #require(Proportions.pooledZ(50_600, of: 100_000, versus: 50_000, of: 100_000))
    #expect(abs(p - z.p) / z.p < 0.03)
    #expect(try #require(Proportions.fisher(100_000, 0, 0, 100_000)) < 1e-300)
    #expect(near(Proportions.mcNemar(onlyFirst: 100_000, onlySecond: 100_000), 1))
  }

  @Test func emptyMarginsSayNothing() {
    #expect(Proportions.fisher(3, 4, 0, 0) == 1)
    #expect(Proportions.fisher(0, 4, 0, 9) == 1)
  }

  @Test func expectedCounts() {
    #expect(Proportions.smallestExpectedCount(2, of: 10, versus: 8, of: 30) == 2.5)
    #expect(Proportions.smallestExpectedCount(9, of: 10, versus: 27, of: 30) == 1)
  }

  @Test func holmLeavesOutWhatIsNoTest() {
    #expect(Holm.adjust([]) == [])
    #expect(Holm.adjust([nil, 0.01, .nan, 0.04]) == [nil, 0.02, nil, 0.04])
    #expect(Holm.adjust([0.03, 0.01, 0.03]) == [0.06, 0.03, 0.06])
  }

  @Test func normal() throws {
    #expect(Normal.cdf(0) == 0.5)
    #expect(near(Normal.cdf(1.959963984540054), 0.975, 1e-15))
    #expect(near(Normal.cdf(-10) / 7.619853024160527e-24, 1, 1e-12))
    #expect(near(Normal.twoSided(-1.959963984540054), 0.05, 1e-15))
    #expect(Normal.quantile(0) == nil && Normal.quantile(1) == nil && Normal.quantile(.nan) == nil)
    #expect(near(Normal.quantile(0.975), Normal.z95, 1e-15))
    for p in [1e-300, 1e-12, 1e-5, 0.01, 0.07, 0.3, 0.5, 0.6, 0.93, 0.999] {
      let back = Normal.cdf(try #require(Normal.quantile(p)))
      #expect(abs(back - p) / p < 1e-11, "\(p)")
    }
  }
}
