import AuditModel
import Values

/// How often a job runs, in words.
package enum Cadence {
  /// The configured label, else its cron, else the trigger's cron, interval or date, else "On demand". What the
  /// owner wrote as a label, and cron that can't be read, come back as they are: escape them where they are shown.
  package static func label(
    config: JobConfig, triggerType: TriggerType, triggerConfig: Value
  ) -> String {
    if let label = config.cadenceLabel, !label.allSatisfy(\.isWhitespace) { return label }
    let fields = TriggerFields(triggerConfig)
    if let cron = config.cadenceCron, !cron.allSatisfy(\.isWhitespace) {
      return label(cron: cron, zoneName: fields.zoneName)
    }
    switch triggerType {
    case .cron:
      if let cron = fields.cron { return label(cron: cron, zoneName: fields.zoneName) }
    case .interval:
      if let milliseconds = fields.milliseconds { return label(every: milliseconds) }
    case .date:
      let zone = fields.zoneName.flatMap { Zone($0) } ?? .utc
      if let instant = fields.instant(in: zone) { return label(once: instant, in: zone) }
    case .manual: break
    }
    return "On demand"
  }

  /// A cron text in words, such as `Weekly on Monday at 09:00 (Europe/Berlin)`; the zone is named unless it is
  /// UTC or nil. A text that is no cron expression comes back as it is.
  package static func label(cron text: String, zoneName: String? = nil) -> String {
    guard let expression = try? CronExpression(text) else { return text }
    let label = CronWords(expression).label
    guard let zoneName else { return label }
    guard let zone = Zone(zoneName) else { return "\(label) (\(zoneName))" }
    return label + suffix(zone)
  }

  /// `Every 15 minutes`, `Every hour`, `Every 36 hours`; `milliseconds` is positive.
  static func label(every milliseconds: Int64) -> String {
    let units: [(name: String, size: Int64)] = [("hour", 3_600_000), ("minute", 60_000), ("second", 1000)]
    guard let unit = units.first(where: { milliseconds % $0.size == 0 }) else {
      return "Every \(DurationText.text(milliseconds))"
    }
    let count = milliseconds / unit.size
    return count == 1 ? "Every \(unit.name)" : "Every \(count) \(unit.name)s"
  }

  /// `One-time on 2026-11-01 at 09:00`, by the clock of `zone`; years 1…9999.
  static func label(once instant: Int64, in zone: Zone = .utc) -> String {
    var clock = ZoneClock(zone)
    clock.move(to: instant)
    let text = Timestamp.text(instant + clock.offset)
    return "One-time on \(text.prefix(10)) at \(text.dropFirst(11).prefix(5))" + suffix(zone)
  }

  private static func suffix(_ zone: Zone) -> String { zone.isUTC ? "" : " (\(zone.name))" }
}
