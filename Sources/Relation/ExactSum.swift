/// A sum of reals, exact until it is read: the same to the last bit in whatever order the summands come, since SQLite may
/// read a table by an index and the evaluator reads it in its order.
///
/// Each addition keeps what it rounds off, the error being a real again (Knuth, TAOCP 2, 4.2.2, theorem B). Two reals hold
/// nearly every sum; what they don't goes into an expansion (Shewchuk, "Adaptive Precision Floating-Point Arithmetic", 1997),
/// which is rounded once at the end, half to even, as Python's `math.fsum` does.
struct ExactSum {
  private var high = 0.0
  private var low = 0.0
  /// What `high` and `low` don't hold: reals that don't overlap, the least first.
  private var rest: [Double] = []
  /// Summands that might overflow on the way, by 2⁻²⁰⁰: an expansion too.
  private var huge: [Double] = []
  /// Infinity or what is no number came in: there is no sum.
  private var isUndefined = false

  /// Below it 2⁶⁰ summands don't overflow.
  private static let hugeLimit = 0x1p+900
  private static let (shrink, grow) = (0x1p-200, 0x1p+200)

  mutating func add(_ x: Double) {
    guard abs(x) < Self.hugeLimit else { return addHuge(x) }
    let error: Double
    let left: Double
    (high, error) = Self.sum(high, x)
    (low, left) = Self.sum(low, error)
    if left != 0 { Self.add(left, to: &rest) }
  }

  /// Adds a whole number as it is, also where no real is equal to it.
  mutating func add(_ n: Int128) {
    var left = n
    while left != 0 {
      let part = Double(left)
      add(part)
      left -= Int128(part)
    }
  }

  private mutating func addHuge(_ x: Double) {
    if x.isFinite { Self.add(x * Self.shrink, to: &huge) } else { isUndefined = true }
  }

  /// The sum divided by `count`; not finite where the result is none, or no summand was a number.
  func value(dividedBy count: Double = 1) -> Double {
    if isUndefined { return .nan }
    if rest.isEmpty, huge.isEmpty { return (high + low) / count }
    var parts = rest
    Self.add(high, to: &parts)
    Self.add(low, to: &parts)
    if huge.isEmpty { return Self.rounded(parts) / count }
    // What gets lost below 2⁻¹⁰⁷⁴ only says on which side of a half the sum lies.
    var all = huge
    for part in parts {
      let small = part * Self.shrink
      Self.add(small == 0 ? (part < 0 ? -.leastNonzeroMagnitude : .leastNonzeroMagnitude) : small, to: &all)
    }
    return Self.rounded(all) / count * Self.grow
  }

  /// The rounded sum and the error of it.
  @inline(__always)
  private static func sum(_ a: Double, _ b: Double) -> (Double, Double) {
    let sum = a + b
    let other = sum - a
    return (sum, (a - (sum - other)) + (b - other))
  }

  /// Adds to an expansion; zeros are dropped, so that one without parts is zero.
  private static func add(_ x: Double, to parts: inout [Double]) {
    var x = x
    var kept = 0
    for part in parts {
      let (high, low) = sum(x, part)
      if low != 0 {
        parts[kept] = low
        kept += 1
      }
      x = high
    }
    parts.removeSubrange(kept...)
    if x != 0 { parts.append(x) }
  }

  private static func rounded(_ parts: [Double]) -> Double {
    guard var result = parts.last else { return 0 }
    var below = parts.count - 2
    while below >= 0 {
      let (high, low) = sum(result, parts[below])
      result = high
      if low != 0 {
        // A half was rounded to even; what lies below it says whether it was more.
        if below > 0, (low < 0) == (parts[below - 1] < 0) {
          let (further, error) = sum(result, low * 2)
          if error == 0 { result = further }
        }
        break
      }
      below -= 1
    }
    return result
  }
}
