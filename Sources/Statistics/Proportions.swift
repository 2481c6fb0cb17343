/// Intervals and tests for shares of successes. Counts that can't be (negative, more successes than trials, no
/// trials) give nil.
package enum Proportions {
  /// Wilson's score interval for successes/trials, within 0…1. E. B. Wilson, "Probable inference, the law of
  /// succession, and statistical inference", JASA 22 (1927). `z` is the normal quantile, by default for 95 %.
  package static func wilson(
    successes: Int, trials: Int, z: Double = Normal.z95
  ) -> Interval? {
    guard trials > 0, (0...trials).contains(successes), z >= 0, z.isFinite else { return nil }
    let n = Double(trials)
    let p = Double(successes) / n
    let zz = z * z
    let centre = (p + zz / (2 * n)) / (1 + zz / n)
    let reach = z / (1 + zz / n) * (p * (1 - p) / n + zz / (4 * n * n)).squareRoot()
    // At the ends the formula gives exactly 0 and 1; rounding must not say otherwise.
    return Interval(
      low: successes == 0 ? 0 : max(0, centre - reach),
      high: successes == trials ? 1 : min(1, centre + reach))
  }

  /// Newcombe's interval for p1 − p2 of two independent samples, −1…1: Wilson's intervals, squared and added.
  /// R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
  /// Medicine 17 (1998) 873–890, method 10.
  package static func newcombe(
    _ x1: Int, of n1: Int, minus x2: Int, of n2: Int, z: Double = Normal.z95
  ) -> Interval? {
    guard let first = wilson(successes: x1, trials: n1, z: z),
      let second = wilson(successes: x2, trials: n2, z: z)
    else { return nil }
    return squareAndAdd(
      Double(x1) / Double(n1), first, Double(x2) / Double(n2), second, correlation: 0)
  }

  /// Newcombe's interval for p1 − p2 where each unit was seen twice: p1 = (both + onlyFirst)/n and p2 = (both +
  /// onlySecond)/n. R. G. Newcombe, "Improved confidence intervals for the difference between binomial
  /// proportions based on paired data", Statistics in Medicine 17 (1998) 2635–2650, method 10: the unpaired
  /// interval less what the correlation φ explains, a positive φ made smaller by n/2 in its numerator.
  package static func newcombe(_ pairs: PairedCounts, z: Double = Normal.z95) -> Interval? {
    let n = pairs.total
    let x1 = pairs.both + pairs.onlyFirst
    let x2 = pairs.both + pairs.onlySecond
    guard pairs.isPossible, let first = wilson(successes: x1, trials: n, z: z),
      let second = wilson(successes: x2, trials: n, z: z)
    else { return nil }
    return squareAndAdd(
      Double(x1) / Double(n), first, Double(x2) / Double(n), second,
      correlation: pairs.correctedPhi)
  }

  private static func squareAndAdd(
    _ p1: Double, _ first: Interval, _ p2: Double, _ second: Interval, correlation phi: Double
  ) -> Interval {
    func reach(_ a: Double, _ b: Double) -> Double {
      max(0, a * a - 2 * phi * a * b + b * b).squareRoot()
    }
    return Interval(
      low: max(-1, p1 - p2 - reach(p1 - first.low, second.high - p2)),
      high: min(1, p1 - p2 + reach(first.high - p1, p2 - second.low)))
  }
}
