/// The value below which a share of a list lies.
package enum Percentile {
  /// Between two values it interpolates linearly at position share·(n − 1) of the sorted list, which is definition 7
  /// of Hyndman & Fan, "Sample quantiles in statistical packages", American Statistician 50 (1996), the default of R
  /// and NumPy. `xs` is sorted, smallest first; `share` is 0…1, 0.5 the median. Nil for an empty list, for a share
  /// outside 0…1 and where a value is no number.
  package static func interpolated(sorted xs: [Double], _ share: Double) -> Double? {
    guard let last = xs.last, share >= 0, share <= 1, !xs.contains(where: \.isNaN) else { return nil }
    let position = share * Double(xs.count - 1)
    let below = Int(position)
    guard below + 1 < xs.count else { return last }
    let fraction = position - Double(below)
    return fraction == 0 ? xs[below] : xs[below] + (xs[below + 1] - xs[below]) * fraction
  }
}
