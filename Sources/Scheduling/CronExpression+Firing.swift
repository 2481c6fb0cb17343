import Values

extension CronExpression {
  /// The first fire time after `after`, in UTC milliseconds. Nil where there is none within 50 years (29 February
  /// on a given weekday can be 40 years away) and for times outside the years 1…9999.
  package func next(after: Int64, in zone: Zone = .utc) -> Int64? {
    var clock = ZoneClock(zone)
    return next(after: after, &clock)
  }

  /// All fire times after `after`, one by one: quicker than asking for each anew, because the zone is looked up
  /// only when its clock changes.
  package func fires(after: Int64, in zone: Zone = .utc) -> FireTimes {
    FireTimes(expression: self, after: after, zone: zone)
  }

  func next(after: Int64, _ clock: inout ZoneClock) -> Int64? {
    guard (-62_135_596_800_000...253_402_300_799_999).contains(after) else { return nil }
    clock.move(to: after)
    return isFixed ? nextFixed(after, &clock) : nextElapsed(after, &clock)
  }

  private static let horizon: Int64 = 50 * 366 * 1440

  /// By elapsed time: the first minute in which the clock on the wall shows a time of the expression, stretch by
  /// stretch of equal offset.
  private func nextElapsed(_ after: Int64, _ clock: inout ZoneClock) -> Int64? {
    var start = (after + clock.offset).flooredQuotient(by: 60_000) + 1
    let last = start + Self.horizon
    while start < last {
      let end = clock.end == .max ? last : (clock.end + clock.offset + 59_999).flooredQuotient(by: 60_000)
      if let minute = firstMinute(from: start, before: min(end, last)) {
        return minute * 60_000 - clock.offset
      }
      guard clock.end != .max else { return nil }
      clock.advance()
      start = (clock.start + clock.offset + 59_999).flooredQuotient(by: 60_000)
    }
    return nil
  }

  /// By the clock on the wall: the next date and time of the expression, then the instant at which it comes.
  private func nextFixed(_ after: Int64, _ clock: inout ZoneClock) -> Int64? {
    var start = (after + clock.offset).flooredQuotient(by: 60_000) + 1
    let last = start + Self.horizon
    while let minute = firstMinute(from: start, before: last) {
      // The second time round after the clock went back: this one has fired already.
      if !clock.cameBefore(local: minute * 60_000) { return clock.instant(ofLocal: minute * 60_000) }
      start = minute + 1
    }
    return nil
  }
}
