import Statistics
import Values

/// Numbers as sentences write them.
enum Wording {
  /// `62.5%` for 0.625.
  static func percent(_ share: Double) -> String { number(share * 100, decimals: 1) + "%" }

  /// `62.5%`, or a dash where there is no data.
  static func percent(_ share: Double?) -> String { share.map { percent($0) } ?? "–" }

  /// `20.8 points` for a difference of −0.208.
  static func points(_ difference: Double) -> String {
    number(abs(difference) * 100, decimals: 1) + " points"
  }

  /// With so many decimals at most: `0.25`, `12`.
  static func number(_ x: Double, decimals: Int) -> String {
    let rounded = Rounding.halfAway(x, decimals: decimals)
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? String(Int64(rounded)) : rounded.description
  }

  /// As `number`, or a dash where there is no data.
  static func number(_ x: Double?, decimals: Int) -> String {
    x.map { number($0, decimals: decimals) } ?? "–"
  }

  /// `p = 0.012`, `p < 0.001`.
  static func p(_ p: Double) -> String {
    p < 0.001 ? "p < 0.001" : "p = " + number(p, decimals: 3)
  }

  /// `7 of 24 answers (29.2%)`.
  static func share(_ part: Int, of whole: Int) -> String {
    let noun = whole == 1 ? "answer" : "answers"
    let percent = whole > 0 ? " (\(percent(Double(part) / Double(whole))))" : ""
    return "\(part) of \(whole) \(noun)\(percent)"
  }
}
