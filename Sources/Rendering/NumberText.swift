// Rounding calls libm on some processors; the import is what links it.
#if canImport(Glibc)
  import Glibc
#endif

/// Decimal text of numbers for people.
package enum NumberText {
  /// `x` with so many decimals, half away from zero, thousands grouped: `1,234.50`.
  static func fixed(_ x: Double, _ decimals: Int, _ style: NumberStyle) -> String {
    var power: Int64 = 1
    for _ in 0..<decimals { power *= 10 }
    let scaled = (abs(x) * Double(power)).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e15 else { return x.description }
    let (whole, fraction) = Int64(scaled).quotientAndRemainder(dividingBy: power)
    let sign = x < 0 && scaled > 0 ? "-" : ""
    let text = sign + grouped(whole, style)
    guard decimals > 0 else { return text }
    let digits = String(fraction)
    return text + style.decimal + String(repeating: "0", count: decimals - digits.count) + digits
  }

  /// At most four decimals, none that are zero at the end; tiny numbers keep their digits.
  static func short(_ x: Double, _ style: NumberStyle) -> String {
    if x != 0, abs(x) < 0.001 || abs(x) >= 1e12 { return x.description }
    var text = fixed(x, 4, style)
    guard text.contains(style.decimal) else { return text }
    while text.last == "0" { text.removeLast() }
    if text.hasSuffix(style.decimal) { text.removeLast(style.decimal.count) }
    return text
  }

  /// A whole number, thousands grouped: `1,234`.
  package static func grouped(_ n: Int64, _ style: NumberStyle) -> String {
    let digits = String(n.magnitude)
    var text = n < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += style.group }
      text.append(digit)
    }
    return text
  }
}
