/// Summaries of plain lists of numbers. Nil where there are none: no data is not 0.
package enum Sample {
  /// The arithmetic mean.
  package static func mean(_ xs: [Double]) -> Double? {
    xs.isEmpty ? nil : xs.reduce(0, +) / Double(xs.count)
  }

  /// The value below which `share` (0…1) of the list lies: `0.5` is the median. Between two values it
  /// interpolates linearly at position share·(n − 1) of the sorted list, which is definition 7 of Hyndman & Fan,
  /// "Sample quantiles in statistical packages", American Statistician 50 (1996), the default of R and NumPy.
  /// Nil for an empty list, for a share outside 0…1 and where a value is no number.
  package static func percentile(_ xs: [Double], _ share: Double) -> Double? {
    percentile(sorted: xs.sorted(), share)
  }

  /// The same for a list that is sorted already, smallest first.
  package static func percentile(sorted xs: [Double], _ share: Double) -> Double? {
    guard !xs.isEmpty, share >= 0, share <= 1, !xs.contains(where: \.isNaN) else { return nil }
    let position = share * Double(xs.count - 1)
    let below = Int(position)
    guard below + 1 < xs.count else { return xs[xs.count - 1] }
    let fraction = position - Double(below)
    return fraction == 0 ? xs[below] : xs[below] + (xs[below + 1] - xs[below]) * fraction
  }

  /// The median.
  package static func p50(_ xs: [Double]) -> Double? { percentile(xs, 0.5) }

  /// The value that 95 % stay below.
  package static func p95(_ xs: [Double]) -> Double? { percentile(xs, 0.95) }
}
