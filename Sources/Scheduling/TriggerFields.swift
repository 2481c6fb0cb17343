import Values

/// What a trigger's configuration says, read from the shapes that exist: `{"cron": …, "timezone": …}`,
/// `{"cron_expression": …}`, `{"minutes": 15}` and its kin, `{"run_date": …}`. A `trigger_type` inside is ignored:
/// the job's own decides.
struct TriggerFields {
  let cron: String?
  let zoneName: String?
  /// Numbers of units, added up, in milliseconds; nil where there is none.
  let interval: Double?
  /// UTC milliseconds or ISO text.
  let date: Value?

  /// `config` is a record, or a text that holds one as JSON; anything else is empty.
  init(_ config: Value) {
    var body = Record([])
    if case .record(let record) = config {
      body = record
    } else if case .text(let text) = config, case .record(let record)? = try? JSONParser.parse(text) {
      body = record
    }
    func first(_ names: [String]) -> Value? {
      names.lazy.compactMap { body[$0] }.first { !$0.isNull }
    }
    cron = first(["cron", "cron_expression"])?.text
    zoneName = first(["timezone", "time_zone", "tz"])?.text
    date = first(["date", "run_date"])
    let parts = Self.units.compactMap { unit in
      first(["interval_" + unit.name, unit.name])?.number.map { $0 * unit.milliseconds }
    }
    interval = parts.isEmpty ? nil : parts.reduce(0, +)
  }

  private static let units: [(name: String, milliseconds: Double)] = [
    ("weeks", 604_800_000), ("days", 86_400_000), ("hours", 3_600_000), ("minutes", 60_000),
    ("seconds", 1000),
  ]

  /// The interval in whole milliseconds; nil where there is none, or none between a second and a hundred years.
  var milliseconds: Int64? {
    guard let interval, (1000...3.2e12).contains(interval) else { return nil }
    return Int64(interval.rounded())
  }

  /// The years 1…9999.
  private static let years: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

  /// The instant of `date`; text without an offset is local time in `zone`. Nil where it is no date.
  func instant(in zone: Zone) -> Int64? {
    switch date {
    case .date(let milliseconds):
      return Self.years.contains(milliseconds) ? milliseconds : nil
    case .text(let text):
      guard let time = Timestamp.parse(text) else { return nil }
      let saysNoOffset = Timestamp.parse(text + "Z") != nil || Timestamp.parse(text + "T00:00Z") != nil
      guard saysNoOffset, !zone.isUTC else { return time }
      var clock = ZoneClock(zone)
      clock.move(to: time - 2 * 86_400_000)
      return clock.instant(ofLocal: time)
    default: return nil
    }
  }
}
