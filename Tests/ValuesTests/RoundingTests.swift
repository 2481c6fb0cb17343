import Testing
import Values

@Suite struct RoundingTests {
  @Test(arguments: [
    (2.675, 2, 2.68), (1.005, 2, 1.01), (-1.005, 2, -1.01), (0.5, 0, 1), (-0.5, 0, -1), (0.49, 0, 0),
    (84.745, 2, 84.75), (99.995, 2, 100), (0.0004, 3, 0), (0.0005, 3, 0.001), (0.00005, 3, 0),
    (1e-7, 7, 1e-7), (5e-8, 7, 1e-7), (1.5e300, 2, 1.5e300), (123456.789, 1, 123456.8), (9.5, 0, 10),
    (0.1 + 0.2, 9, 0.3), (0.25, 9, 0.25), (.leastNonzeroMagnitude, 20, 0), (12, 4, 12), (1.5, -3, 2),
  ])
  func halfAwayFromZero(x: Double, decimals: Int, expected: Double) {
    #expect(Rounding.halfAway(x, decimals: decimals) == expected)
  }

  @Test func whatIsNoNumberStays() {
    #expect(Rounding.halfAway(.nan, decimals: 2).isNaN)
    #expect(Rounding.halfAway(.infinity, decimals: 2) == .infinity)
    #expect(Rounding.halfAway(-0.001, decimals: 2).sign == .plus)
    #expect(Rounding.halfAway(-0.0, decimals: 2).sign == .plus)
  }

  /// The quick way and the digits agree: at ties, beside them, and anywhere.
  @Test func roundingIsThatOfTheText() {
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let decimals = Int(state >> 60) % 7
      let digits = Double(Int64(bitPattern: state) >> 24) / 0x1p39 * 20_000
      let tie = (digits.rounded(.down) + 0.5) / [1, 10, 100, 1000, 1e4, 1e5, 1e6][decimals]
      for x in [digits, tie, tie.nextUp, tie.nextDown] {
        #expect(Rounding.halfAway(x, decimals: decimals) == Self.onPaper(x, decimals), "\(x), \(decimals)")
      }
    }
  }

  /// Rounds the shortest text of a number, digit by digit.
  private static func onPaper(_ x: Double, _ decimals: Int) -> Double {
    guard !x.description.contains("e") else { return Rounding.halfAway(x, decimals: decimals) }
    let parts = x.magnitude.description.split(separator: ".")
    let fraction = Array(parts[1].utf8)
    let kept = String(parts[0]) + String(decoding: fraction.prefix(decimals), as: UTF8.self)
    let zeros = String(repeating: "0", count: max(0, decimals - fraction.count))
    var whole = Int(kept + zeros) ?? 0
    if decimals < fraction.count, fraction[decimals] >= UInt8(ascii: "5") { whole += 1 }
    let text = Double("\(whole)e-\(decimals)") ?? .nan
    return x < 0 && whole != 0 ? -text : text
  }

  @Test func percentiles() {
    #expect(Percentile.interpolated(sorted: [], 0.5) == nil)
    #expect(Percentile.interpolated(sorted: [1, 2, 3, 4], 0.5) == 2.5)
    #expect(Percentile.interpolated(sorted: [7], 0.95) == 7)
    #expect(Percentile.interpolated(sorted: [10, 20, 30, 40, 50], 0.9) == 46)
    #expect(Percentile.interpolated(sorted: [1, 2], 0) == 1)
    #expect(Percentile.interpolated(sorted: [1, 2], 1) == 2)
    #expect(Percentile.interpolated(sorted: [1, 2], 1.1) == nil)
    #expect(Percentile.interpolated(sorted: [1, .nan], 0.5) == nil)
  }
}
