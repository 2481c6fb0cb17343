import Values

extension CellFormatter {
  /// `2026-11-01 09:00` (UTC) for people, `3h ago` or a day where wished for; ISO 8601 elsewhere.
  package func date(_ ms: Int64) -> String {
    guard isForPeople else { return Timestamp.text(ms) }
    if options.relativeDates, options.isTerminal {
      return relative(ms) ?? String(Timestamp.text(ms).prefix(10))
    }
    return exactDate(ms)
  }

  /// `2026-11-01 09:00 (3h ago)`, where there is room for both.
  package func fullDate(_ ms: Int64) -> String {
    guard options.isTerminal else { return date(ms) }
    let text = exactDate(ms)
    return options.relativeDates ? relative(ms).map { "\(text) (\($0))" } ?? text : text
  }

  /// `2026-11-01 09:00` (UTC).
  func exactDate(_ ms: Int64) -> String {
    let text = Timestamp.text(ms).prefix(16)
    return text.prefix(10) + " " + text.suffix(5)
  }

  /// `just now`, `3h ago`, `in 2d`; nil for what is thirty days or more from now.
  func relative(_ ms: Int64) -> String? {
    let (distance, overflow) = options.now.subtractingReportingOverflow(ms)
    guard !overflow, distance.magnitude < 30 * 86_400_000 else { return nil }
    if distance.magnitude < 10_000 { return "just now" }
    let (size, unit): (UInt64, String) =
      switch distance.magnitude {
      case ..<60_000: (1000, "s")
      case ..<3_600_000: (60_000, "m")
      case ..<86_400_000: (3_600_000, "h")
      default: (86_400_000, "d")
      }
    let text = "\(distance.magnitude / size)\(unit)"
    return distance > 0 ? text + " ago" : "in " + text
  }
}
