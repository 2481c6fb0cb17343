#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// Student's t distribution. `df`, the degrees of freedom, is above 0; elsewhere nil.
package enum StudentT {
  /// P(|T| ≥ |t|): the two-sided p of a t statistic.
  package static func twoSided(_ t: Double, df: Double) -> Double? {
    guard df > 0, t.isFinite else { return nil }
    // I_x(df/2, 1/2), Abramowitz & Stegun 26.7.1; by its mirror image where that converges faster.
    let (a, b) = (df / 2, 0.5)
    let x = df / (df + t * t)
    let mirrored = t * t / (df + t * t)
    let front = exp(-a * log1p(t * t / df) + b * log(mirrored) + logGammaRatio(a) - log(Double.pi) / 2)
    guard mirrored > 0 else { return 1 }
    return x < (a + 1) / (a + b + 2)
      ? front * continuedFraction(a, b, x) / a : 1 - front * continuedFraction(b, a, mirrored) / b
  }

  /// The t that |T| stays below with probability `confidence`, 0 < confidence < 1: by halving, to the last bit.
  package static func reach(_ confidence: Double = 0.95, df: Double) -> Double? {
    guard df > 0, confidence > 0, confidence < 1 else { return nil }
    var (low, high) = (0.0, 1.0)
    func isBeyond(_ t: Double) -> Bool { (twoSided(t, df: df) ?? 0) <= 1 - confidence }
    while !isBeyond(high), high < 1e300 { high *= 2 }
    while true {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { return high }
      if isBeyond(middle) { high = middle } else { low = middle }
    }
  }

  /// ln Γ(a + ½) − ln Γ(a): by its asymptotic series where the difference of two large numbers would lose digits.
  private static func logGammaRatio(_ a: Double) -> Double {
    guard a > 40 else { return lgamma(a + 0.5) - lgamma(a) }
    let r = 1 / (a * a)
    return log(a) / 2 - (1 / 8.0 - r * (1 / 192.0 - r * (1 / 640.0 - r * 17 / 14_336))) / a
  }

  /// The incomplete beta function's continued fraction by Lentz's method: Press et al., "Numerical Recipes", 6.4.
  private static func continuedFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var result = d
    for step in 1...10_000 {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      result *= d * c
      if abs(d * c - 1) < 1e-16 { break }
    }
    return result
  }
}
