/// A range of plausible values, ends included; `low` ≤ `high`.
package struct Interval: Sendable, Equatable {
  package let low: Double
  package let high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Whether `x` lies in it, ends included.
  package func contains(_ x: Double) -> Bool { low <= x && x <= high }
}
