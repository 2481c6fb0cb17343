import Statistics
import Testing
import Values

/// `comparison.json`: Student's t, Kendall's τ-b and rank-biased overlap.
@Suite struct ComparisonOracleTests {
  let oracle: Oracle

  init() throws { oracle = try Oracle("comparison.json") }

  private func ints(_ value: Value) -> [Int] {
    if case .list(let list) = value { list.map(\.int) } else { [] }
  }

  @Test func studentsT() throws {
    // The key "t" begins "tReach" too.
    for row in try oracle.rows("t") {
      let p = try #require(StudentT.twoSided(row[0].number ?? .nan, df: row[1].number ?? .nan))
      let expected = try #require(row[2].number)
      #expect(abs(p - expected) <= 1e-11 * expected + 1e-300, "\(row)")
    }
    for row in try oracle.rows("tReach") {
      #expect(near(StudentT.reach(df: row[0].number ?? .nan), row[1].number), "\(row)")
    }
    #expect(StudentT.twoSided(1, df: 0) == nil && StudentT.reach(1, df: 3) == nil)
  }

  @Test func kendall() throws {
    for row in try oracle.rows("kendall") {
      #expect(near(RankedLists.kendall(ints(row[0]), ints(row[1])), row[2].number), "\(row)")
    }
    #expect(RankedLists.kendall([1], [2]) == nil && RankedLists.kendall([1, 1], [1, 2]) == nil)
  }

  @Test func rankBiasedOverlap() throws {
    for row in try oracle.rows("rbo") {
      let (first, second) = (ints(row[0]), ints(row[1]))
      #expect(near(RankedLists.rankBiasedOverlap(first, second), row[2].number), "\(row)")
      #expect(near(RankedLists.rankBiasedOverlap(second, first), row[2].number), "\(row)")
    }
    #expect(near(RankedLists.rankBiasedOverlap(["a", "b"], ["a", "b"]), 1))
    #expect(RankedLists.rankBiasedOverlap(["a"], []) == 0)
    #expect(RankedLists.rankBiasedOverlap([String](), []) == nil)
  }

  @Test func clustersThatAreOneAnswerEachAreAPairedTTest() {
    // Differences −1 (3 times), 1 (once), 0 (6 times): the paired t test of SciPy 1.17, ttest_rel, p = .343436.
    let clusters = (0..<10).map { index in
      ClusteredShares.Cluster(x1: index < 3 ? 1 : 0, n1: 1, x2: index == 5 ? 1 : 0, n2: 1)
    }
    let result = ClusteredShares.test(clusters)
    #expect(near(result?.difference, -0.2) && near(result?.p, 0.3434363961379131))
    #expect(ClusteredShares.test(Array(clusters.prefix(1))) == nil)
    // Never before, always after: no cluster differs from its side.
    #expect(
      ClusteredShares.test([.init(x1: 0, n1: 2, x2: 2, n2: 2), .init(x1: 0, n1: 2, x2: 2, n2: 2)]) == nil)
  }
}
