/// Durations as people write them: `250ms`, `90s`, `15m`, `24h`, `7d`, `2w` (m is minutes).
package enum DurationText {
  private static let units: [(suffix: String, milliseconds: Int64)] = [
    ("w", 604_800_000), ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1),
  ]

  /// The suffixes, longest unit first.
  package static let suffixes = units.map(\.suffix)

  /// Milliseconds of one unit; nil for a word that is no unit.
  package static func milliseconds(ofUnit suffix: String) -> Int64? {
    units.first { $0.suffix.sameBytes(as: suffix) }?.milliseconds
  }

  /// Reads one number with a unit; nil for anything else and for what overflows.
  package static func parse(_ text: String) -> Int64? {
    let digits = text.prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "_" }
    guard let unit = milliseconds(ofUnit: String(text.dropFirst(digits.count))),
      let number = Double(digits.filter { $0 != "_" })
    else { return nil }
    let total = number * Double(unit)
    return total < 9e18 ? Int64(total.rounded()) : nil
  }

  /// The two largest units that matter: `1d 4h`, `3m 20s`, `850ms`.
  package static func text(_ milliseconds: Int64) -> String {
    if milliseconds == 0 { return "0s" }
    var rest = milliseconds.magnitude
    var parts: [String] = []
    for (suffix, size) in units where parts.count < 2 {
      let count = rest / UInt64(size)
      if count > 0 {
        parts.append("\(count)\(suffix)")
        rest -= count * UInt64(size)
      } else if !parts.isEmpty {
        break
      }
    }
    return (milliseconds < 0 ? "-" : "") + parts.joined(separator: " ")
  }
}
