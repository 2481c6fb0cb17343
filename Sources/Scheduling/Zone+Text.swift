import Values

extension Zone {
  /// What the clock on the wall shows at an instant (UTC milliseconds): `Mon 2026-11-30 09:00 +01:00`.
  package func text(_ instant: Int64) -> String {
    var clock = ZoneClock(self)
    clock.move(to: instant)
    let local = CivilTime(milliseconds: instant + clock.offset)
    let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][local.weekday]
    let text = Timestamp.text(instant + clock.offset)
    let minutes = clock.offset.magnitude / 60_000
    let hours = "\(minutes / 60 < 10 ? "0" : "")\(minutes / 60)"
    let rest = "\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    let sign = clock.offset < 0 ? "-" : "+"
    return "\(weekday) \(text.prefix(10)) \(text.dropFirst(11).prefix(5)) \(sign)\(hours):\(rest)"
  }
}
