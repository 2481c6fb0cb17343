/// Rounding as people do it on paper, on decimal digits.
package enum Rounding {
  /// `x` with at most `decimals` digits after the point, half away from zero. What is rounded is the shortest
  /// decimal text that reads back as `x`, so 2.675 becomes 2.68 although the double lies a little below. What is
  /// not finite comes back as it is; a zero is never negative.
  package static func halfAway(_ x: Double, decimals: Int) -> Double {
    guard x.isFinite else { return x }
    if let quick = awayFromTies(x, decimals) { return quick }
    var digits = DecimalDigits(x)
    guard digits.round(toDecimals: max(0, decimals)) else { return x == 0 ? 0 : x }
    return digits.value
  }

  /// Without looking at digits, where the product with the power of ten is far enough from a tie for its own error
  /// not to matter. Both sides of the last division are exact, so it gives the double nearest to the decimal.
  private static func awayFromTies(_ x: Double, _ decimals: Int) -> Double? {
    guard powers.indices.contains(decimals), x.magnitude < 1e15 else { return nil }
    let scaled = x.magnitude * powers[decimals]
    guard scaled < 0x1p52 else { return nil }
    let whole = scaled.rounded(.down)
    let rest = scaled - whole
    guard (rest - 0.5).magnitude > max(1e-9, 2 * scaled.ulp) else { return nil }
    let rounded = (rest > 0.5 ? whole + 1 : whole) / powers[decimals]
    return x < 0 && rounded != 0 ? -rounded : rounded
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}

/// A number as 0.d₁d₂d₃… · 10^point.
private struct DecimalDigits {
  var isNegative = false
  var digits: [UInt8] = []
  var point = 0

  /// Takes `-12.5`, `1e-05` and the like apart.
  init(_ x: Double) {
    var sawPoint = false
    var exponent = 0
    var exponentSign = 0
    for byte in x.description.utf8 {
      switch byte {
      case UInt8(ascii: "-"): if digits.isEmpty && point == 0 { isNegative = true } else { exponentSign = -1 }
      case UInt8(ascii: "."): sawPoint = true
      case UInt8(ascii: "e"): exponentSign = 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        let digit = byte - UInt8(ascii: "0")
        if exponentSign != 0 {
          exponent = exponent * 10 + Int(digit)
        } else {
          digits.append(digit)
          if !sawPoint { point += 1 }
        }
      default: break
      }
    }
    point += exponentSign < 0 ? -exponent : exponent
  }

  /// False where there is nothing to cut off.
  mutating func round(toDecimals decimals: Int) -> Bool {
    let kept = point + decimals
    guard kept < digits.count else { return false }
    let roundsUp = kept >= 0 && digits[kept] >= 5
    digits = kept > 0 ? Array(digits[..<kept]) : []
    if digits.isEmpty { point = -decimals }
    guard roundsUp else { return true }
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      point += 1
    }
    return true
  }

  var value: Double {
    guard digits.contains(where: { $0 != 0 }) else { return 0 }
    var text = isNegative ? "-0." : "0."
    text += String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    // Text that this type wrote is always read; 0 stands for the case that can't be.
    return Double(text + "e\(point)") ?? 0
  }
}
