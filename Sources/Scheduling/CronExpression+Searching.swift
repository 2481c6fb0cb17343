import Values

// The calendar search knows no zones: it counts minutes of a wall clock since 1970-01-01T00:00.
extension CronExpression {
  /// The first wall-clock minute of the expression from `start` (included) to `end` (excluded).
  func firstMinute(from start: Int64, before end: Int64) -> Int64? {
    guard start < end else { return nil }
    var day = start.flooredQuotient(by: 1440)
    var minute = Int(start - day * 1440)
    var date = CalendarDay(number: day)
    while day * 1440 < end {
      if months >> UInt64(date.month) & 1 == 0 {
        day += Int64(date.skipMonth())
        minute = 0
        continue
      }
      if matches(day: date.day, weekday: date.weekday), let found = timeOfDay(from: minute) {
        let result = day * 1440 + Int64(found)
        return result < end ? result : nil
      }
      date.advance()
      day += 1
      minute = 0
    }
    return nil
  }

  /// The first minute of the day of the expression from `minute` on.
  private func timeOfDay(from minute: Int) -> Int? {
    let hour = minute / 60
    let restOfHour = minutes >> UInt64(minute % 60)
    if hours >> UInt64(hour) & 1 == 1, restOfHour != 0 {
      return minute + restOfHour.trailingZeroBitCount
    }
    let laterHours = hours >> UInt64(hour + 1)
    guard laterHours != 0 else { return nil }
    return (hour + 1 + laterHours.trailingZeroBitCount) * 60 + minutes.trailingZeroBitCount
  }
}

/// A date that walks forward without dividing.
private struct CalendarDay {
  private var year: Int
  private(set) var month: Int
  private(set) var day: Int
  private(set) var weekday: Int
  private var length: Int

  /// `number` counts days since 1970-01-01.
  init(number: Int64) {
    let time = CivilTime(milliseconds: number * 86_400_000)
    (year, month, day, weekday) = (time.year, time.month, time.day, time.weekday)
    length = CivilTime.days(inMonth: month, year: year)
  }

  mutating func advance() {
    weekday = weekday == 6 ? 0 : weekday + 1
    day += 1
    if day > length { startNextMonth() }
  }

  /// To the first of the next month; returns how many days that was.
  mutating func skipMonth() -> Int {
    let skipped = length - day + 1
    weekday = (weekday + skipped) % 7
    startNextMonth()
    return skipped
  }

  private mutating func startNextMonth() {
    day = 1
    month = month == 12 ? 1 : month + 1
    if month == 1 { year += 1 }
    length = CivilTime.days(inMonth: month, year: year)
  }
}
