/// What VADER says of a text. The three shares are 0…1 with 3 decimals and add up to 1 but for rounding (all 0
/// where there are no words); the compound is −1…1 with 4 decimals.
package struct SentimentScores: Sendable, Equatable {
  package var neg: Double
  package var neu: Double
  package var pos: Double
  package var compound: Double

  package init(neg: Double, neu: Double, pos: Double, compound: Double) {
    self.neg = neg
    self.neu = neu
    self.pos = pos
    self.compound = compound
  }

  static let none = SentimentScores(neg: 0, neu: 0, pos: 0, compound: 0)

  /// `round(value, digits)` as Python has it: the exact binary value to the nearest decimal, a true tie to even.
  /// `scale` is 10 to the digits; |value| is at most 1.
  static func rounded(_ value: Double, scale: Double) -> Double {
    let magnitude = value.magnitude
    let scaled = magnitude * scale
    let rest = (-scaled).addingProduct(magnitude, scale)
    var whole = scaled.rounded(.down)
    let fraction = scaled - whole
    // Only where the product is half exactly can its rounding error decide.
    let above = fraction > 0.5 || (fraction == 0.5 && rest > 0)
    let tie = fraction == 0.5 && rest == 0
    if above || (tie && !whole.truncatingRemainder(dividingBy: 2).isZero) { whole += 1 }
    return value.sign == .minus ? -(whole / scale) : whole / scale
  }
}
