import Reporting
import Statistics
import Values

/// Numbers as a report writes them: shares with one decimal, so that columns line up; what is not known in words.
enum ReportWords {
  static let noData = "no data"

  /// With exactly so many decimals and a true minus.
  static func fixed(_ x: Double, _ decimals: Int) -> String {
    let rounded = Rounding.halfAway(x, decimals: decimals)
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let units = Int64((abs(rounded) * scale).rounded())
    let sign = rounded < 0 && units > 0 ? "−" : ""
    guard decimals > 0 else { return sign + String(units) }
    let rest = String(units % Int64(scale))
    let zeros = String(repeating: "0", count: decimals - rest.count)
    return "\(sign)\(units / Int64(scale)).\(zeros)\(rest)"
  }

  /// `62.5%`.
  static func percent(_ share: Double?) -> String { share.map { fixed($0 * 100, 1) + "%" } ?? noData }

  /// `0.35`, `no data`.
  static func number(_ x: Double?, _ decimals: Int = 2) -> String { x.map { fixed($0, decimals) } ?? noData }

  /// `+0.35`.
  static func signed(_ x: Double?, _ decimals: Int = 2) -> String {
    x.map { ($0 > 0 && fixed($0, decimals) != fixed(0, decimals) ? "+" : "") + fixed($0, decimals) } ?? noData
  }

  /// `−8.1 points`.
  static func points(_ difference: Double?) -> String {
    difference.map { signed($0 * 100, 1) + " points" } ?? noData
  }

  /// `48.1–65.3%`.
  static func range(_ low: Double?, _ high: Double?) -> String? {
    guard let low, let high else { return nil }
    return "\(fixed(low * 100, 1))–\(fixed(high * 100, 1))%"
  }

  /// `−0.12 to +0.31`. Where every draw is the same there is no interval to speak of, however few there are.
  static func range(signed interval: Interval?) -> String? {
    interval.map { $0.low == $0.high ? "all alike" : "\(signed($0.low)) to \(signed($0.high))" }
  }

  /// `p < 0.001`, `p = 0.012`.
  static func p(_ p: Double?) -> String {
    p.map { $0 < 0.001 ? "p < 0.001" : "p = " + ($0 >= 0.9995 ? "1" : fixed($0, 3)) } ?? noData
  }

  /// `3 answers`.
  static func count(_ n: Int, _ noun: String) -> String { "\(grouped(n)) \(noun)\(n == 1 ? "" : "s")" }

  /// `25,000`.
  static func grouped(_ n: Int) -> String {
    let digits = String(abs(n))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return n < 0 ? "−" + text : text
  }

  /// `12 Nov 2026`, of UTC.
  static func day(_ milliseconds: Int64) -> String {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let time = CivilTime(milliseconds: milliseconds)
    return "\(time.day) \(months[(time.month - 1) % 12]) \(time.year)"
  }

  /// `12 Nov 2026 09:05`, of UTC.
  static func minute(_ milliseconds: Int64) -> String {
    let time = CivilTime(milliseconds: milliseconds)
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(day(milliseconds)) \(two(time.hour)):\(two(time.minute))"
  }

  /// `20 Nov 2026 07:30–07:31`, of UTC; the day is said once where it is one.
  static func period(_ start: Int64, _ end: Int64) -> String {
    day(start) == day(end)
      ? "\(minute(start))–\(minute(end).suffix(5))" : "\(minute(start)) to \(minute(end))"
  }

  /// A key as words with a capital: `peace_of_mind` → `Peace of mind`.
  static func sentence(_ key: String) -> String {
    let words = String(key.map { $0 == "_" ? " " : $0 })
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A name short enough for a sentence.
  static func short(_ name: String, _ limit: Int = 60) -> String {
    let scalars = name.unicodeScalars
    guard scalars.count > limit else { return name }
    return String(scalars.prefix(limit)) + "…"
  }
}
