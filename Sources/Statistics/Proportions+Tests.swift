/// A z statistic with its two-sided p, 0…1.
package struct ZTest: Sendable, Equatable {
  package let z: Double
  package let p: Double
}

extension Proportions {
  /// The two-proportion z test with the pooled variance, no continuity correction; z is positive where the first
  /// share is larger. Nil where the pooled share is 0 or 1, for there is no variance to divide by. Fleiss, Levin
  /// & Paik, "Statistical Methods for Rates and Proportions" (2003), 3.1.
  package static func pooledZ(_ x1: Int, of n1: Int, versus x2: Int, of n2: Int) -> ZTest? {
    guard isPossible(x1, n1), isPossible(x2, n2) else { return nil }
    let (a, b) = (Double(n1), Double(n2))
    let pooled = (Double(x1) + Double(x2)) / (a + b)
    guard pooled > 0, pooled < 1 else { return nil }
    let deviation = (pooled * (1 - pooled) * (1 / a + 1 / b)).squareRoot()
    let z = (Double(x1) / a - Double(x2) / b) / deviation
    return ZTest(z: z, p: Normal.twoSided(z))
  }

  /// The smallest count to be expected in the four cells if both shares were equal: below 5 the z test is not to
  /// be trusted and Fisher's is the one to ask (Cochran, "Some methods for strengthening the common χ² tests",
  /// Biometrics 10, 1954).
  package static func smallestExpectedCount(
    _ x1: Int, of n1: Int, versus x2: Int, of n2: Int
  ) -> Double? {
    guard isPossible(x1, n1), isPossible(x2, n2) else { return nil }
    let successes = Double(x1) + Double(x2)
    let total = Double(n1) + Double(n2)
    return Double(min(n1, n2)) * min(successes, total - successes) / total
  }

  /// Fisher's exact test of the table with rows (a, b) and (c, d), two-sided p: the probability, margins fixed, of
  /// all tables no likelier than this one (Fisher 1922; two-sided as in Agresti, "Categorical Data Analysis",
  /// 3.5). Tables within a relative 1e-7 count as equally likely, as in R. 1 where a margin is empty; nil for an
  /// empty table.
  package static func fisher(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Double? {
    guard min(a, b, c, d) >= 0, a + b + c + d > 0 else { return nil }
    let row = a + b
    let column = a + c
    let rest = d - a  // d of the table whose first cell is k is k + rest
    let range = max(0, -rest)...min(row, column)
    return shareNoLikelier(than: a, in: range) { k in
      // P(k + 1) / P(k) of the hypergeometric distribution.
      Double(row - k) * Double(column - k) / (Double(k + 1) * Double(k + 1 + rest))
    }
  }

  /// The exact McNemar test, two-sided p: whether pairs that succeeded only the first time are as likely as those
  /// that did only the second; a binomial test with ½ (McNemar, Psychometrika 12, 1947). Nil without such pairs.
  package static func mcNemar(onlyFirst b: Int, onlySecond c: Int) -> Double? {
    guard min(b, c) >= 0, b + c > 0 else { return nil }
    let n = b + c
    return shareNoLikelier(than: b, in: 0...n) { k in Double(n - k) / Double(k + 1) }
  }

  private static func isPossible(_ x: Int, _ n: Int) -> Bool { n > 0 && (0...n).contains(x) }

  /// The probability of all values no likelier than `observed`, for a distribution with one hump given by the
  /// ratio of neighbours, P(k + 1)/P(k). Weights are relative to the likeliest value, so that nothing overflows
  /// and no factorial is needed.
  private static func shareNoLikelier(
    than observed: Int, in range: ClosedRange<Int>, ratio: (Int) -> Double
  ) -> Double {
    var mode = observed
    while mode < range.upperBound, ratio(mode) > 1 { mode += 1 }
    while mode > range.lowerBound, ratio(mode - 1) < 1 { mode -= 1 }
    var limit = 1.0
    if observed > mode {
      for k in mode..<observed { limit *= ratio(k) }
    } else {
      for k in stride(from: mode - 1, through: observed, by: -1) { limit /= ratio(k) }
    }
    limit *= 1 + 1e-7
    var total = 0.0
    var tail = 0.0
    func count(_ weight: Double) {
      total += weight
      if weight <= limit { tail += weight }
    }
    var weight = 1.0
    count(weight)
    for k in stride(from: mode, to: range.upperBound, by: 1) where weight > 0 {
      weight *= ratio(k)
      count(weight)
    }
    weight = 1
    for k in stride(from: mode - 1, through: range.lowerBound, by: -1) where weight > 0 {
      weight /= ratio(k)
      count(weight)
    }
    return min(1, tail / total)
  }
}
