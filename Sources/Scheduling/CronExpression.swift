/// A cron expression as Debian's cron reads it: five fields or a macro.
///
/// Where both days are restricted and neither starts with `*`, a date has to fit one of them; else it has to fit
/// both. Where neither minute nor hour starts with `*`, the times are fixed: one that a change of the clock skips
/// fires right after the jump, one that comes twice fires the first time. All others follow elapsed time.
package struct CronExpression: Sendable, Equatable {
  /// Bit n stands for the value n. Sunday is bit 0 alone.
  let minutes: UInt64
  let hours: UInt64
  let days: UInt64
  let months: UInt64
  let weekdays: UInt64
  let needsOneDay: Bool
  let isFixed: Bool

  /// Reads five fields between blanks, or `@yearly`, `@annually`, `@monthly`, `@weekly`, `@daily`, `@midnight`,
  /// `@hourly`. Names of months and weekdays are their first three letters in any case. `a/n` is read as from `a`
  /// to the end of the field in steps of n.
  package init(_ text: String) throws(CronProblem) {
    let fields = try CronParser.fields(of: text)
    minutes = try CronParser.values(of: fields[0], in: .minute)
    hours = try CronParser.values(of: fields[1], in: .hour)
    days = try CronParser.values(of: fields[2], in: .dayOfMonth)
    months = try CronParser.values(of: fields[3], in: .month)
    let week = try CronParser.values(of: fields[4], in: .dayOfWeek)
    weekdays = (week | week >> 7) & 0x7f
    func hasStar(_ field: CronField) -> Bool { fields[field.rawValue].first == UInt8(ascii: "*") }
    needsOneDay = !hasStar(.dayOfMonth) && !hasStar(.dayOfWeek)
    isFixed = !hasStar(.minute) && !hasStar(.hour)
    if !needsOneDay && !hasPossibleDay { throw .neverFires }
  }

  /// Whether some month is long enough for some day; the year may be a leap year.
  private var hasPossibleDay: Bool {
    let first = days.trailingZeroBitCount
    let longest = (months & 0b1_0101_1010_1010 != 0) ? 31 : (months & 0b0_1010_0101_0000 != 0 ? 30 : 29)
    return first <= longest
  }

  /// Whether a date of the calendar is one of the expression's days.
  func matches(day: Int, weekday: Int) -> Bool {
    let fitsDay = days >> UInt64(day) & 1 == 1
    let fitsWeekday = weekdays >> UInt64(weekday) & 1 == 1
    return needsOneDay ? fitsDay || fitsWeekday : fitsDay && fitsWeekday
  }
}
