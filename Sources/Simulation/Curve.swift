/// The few functions that runs depend on, from additions and multiplications alone, so that they give the same bits
/// on every machine (a C library's exp does not).
enum Curve {
  /// A word as a uniform number in 0..<1.
  static func unit(_ word: UInt32) -> Double { Double(word) / 4_294_967_296 }

  /// eˣ with a relative error below 1e-11; x is taken within ±60.
  static func exp(_ x: Double) -> Double {
    let x = min(max(x, -60), 60)
    let k = (x * 1.442_695_040_888_963_4).rounded()
    let r = x - k * 0.693_147_180_559_945_3
    var sum = 1.0
    for divisor in stride(from: 11.0, through: 1, by: -1) { sum = 1 + sum * r / divisor }
    return sum * Double(sign: .plus, exponent: Int(k), significand: 1)
  }

  /// 1 / (1 + e⁻ˣ): log odds to probability.
  static func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
}
