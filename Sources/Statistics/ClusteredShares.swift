/// Two shares of successes whose trials come in clusters (all answers to one question): answers to one question
/// resemble each other, so they count for less than so many answers to different ones.
package struct ClusteredShares: Sendable {
  /// Successes and trials of one cluster on both sides; a side without trials was not asked there.
  package struct Cluster: Sendable, Equatable {
    package var x1: Int
    package var n1: Int
    package var x2: Int
    package var n2: Int

    package init(x1: Int, n1: Int, x2: Int, n2: Int) {
      self.x1 = x1
      self.n1 = n1
      self.x2 = x2
      self.n2 = n2
    }
  }

  /// What came of the test.
  package struct Result: Sendable, Equatable {
    /// Second share less first.
    package let difference: Double
    /// Of the difference, above 0.
    package let standardError: Double
    /// Two-sided, of the difference being 0.
    package let p: Double
    /// 95 %, within −1…1.
    package let interval: Interval
  }

  /// The t test of the difference with the linearised variance over clusters, clusters − 1 degrees of freedom:
  /// W. G. Cochran, "Sampling Techniques" (1977), 6.3 and 9A; the same as a regression of answers on the side with
  /// standard errors robust to clusters (Liang & Zeger, Biometrika 73, 1986), times clusters/(clusters − 1). A
  /// cluster on both sides counts as what it is, a pair. Nil for fewer than two clusters, a side without trials, or
  /// where no cluster differs from its side's share.
  package static func test(_ clusters: [Cluster]) -> Result? {
    let n1 = Double(clusters.reduce(0) { $0 + $1.n1 })
    let n2 = Double(clusters.reduce(0) { $0 + $1.n2 })
    guard clusters.count >= 2, n1 > 0, n2 > 0 else { return nil }
    let p1 = Double(clusters.reduce(0) { $0 + $1.x1 }) / n1
    let p2 = Double(clusters.reduce(0) { $0 + $1.x2 }) / n2
    let squares = clusters.reduce(0.0) { sum, cluster in
      let first = (Double(cluster.x1) - p1 * Double(cluster.n1)) / n1
      let second = (Double(cluster.x2) - p2 * Double(cluster.n2)) / n2
      return sum + (second - first) * (second - first)
    }
    let count = Double(clusters.count)
    let error = (count / (count - 1) * squares).squareRoot()
    // What rounding leaves of 0 is 0.
    guard error > 1e-12, let p = StudentT.twoSided((p2 - p1) / error, df: count - 1),
      let reach = StudentT.reach(df: count - 1)
    else { return nil }
    return Result(
      difference: p2 - p1, standardError: error, p: p,
      interval: Interval(
        low: max(-1, p2 - p1 - reach * error), high: min(1, p2 - p1 + reach * error)))
  }
}
