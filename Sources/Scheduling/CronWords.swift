/// A cron expression in plain words, said from the values that it means, not from how it was written: `0,30` and
/// `*/30` read alike.
struct CronWords {
  let cron: CronExpression

  init(_ cron: CronExpression) { self.cron = cron }

  /// For example `Weekly on Monday at 09:00`, `Every 15 minutes from 09:00 to 17:45 on Monday to Friday`.
  var label: String {
    switch CronTimeOfDay(minutes: cron.minutes, hours: cron.hours) {
    case .times(let times): labelOfTimes(series(times))
    case .rate(let rate): [rate, dates].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  private var everyDay: Bool {
    let allDays = cron.days == CronField.dayOfMonth.allValues
    let allWeekdays = cron.weekdays == 0x7f
    return cron.needsOneDay ? allDays || allWeekdays : allDays && allWeekdays
  }
  private var weekdaysOnly: Bool {
    !everyDay && !cron.needsOneDay && cron.days == CronField.dayOfMonth.allValues
  }
  private var daysOnly: Bool { !everyDay && !cron.needsOneDay && cron.weekdays == 0x7f }
  private var everyMonth: Bool { cron.months == CronField.month.allValues }

  private func labelOfTimes(_ times: String) -> String {
    let day = bits(cron.days)
    let month = bits(cron.months)
    if everyDay { return "Daily at \(times)" + (dates.isEmpty ? "" : " \(dates)") }
    if weekdaysOnly, everyMonth, bits(cron.weekdays).count == 1 {
      return "Weekly on \(weekdayWords) at \(times)"
    }
    if daysOnly, everyMonth, day.count < 5 { return "Monthly on \(dayWords) at \(times)" }
    if daysOnly, month.count == 1, day.count == 1 {
      return "Yearly on \(monthWords) \(day[0]) at \(times)"
    }
    return "At \(times) \(dates)"
  }

  /// Which days: empty for all of them.
  private var dates: String {
    let inMonths = everyMonth ? "" : " in \(monthWords)"
    let ofMonths = everyMonth ? " of every month" : " of \(monthWords)"
    if everyDay { return everyMonth ? "" : "in \(monthWords)" }
    if weekdaysOnly { return "on \(weekdayWords)\(inMonths)" }
    if daysOnly { return "on \(dayWords)\(ofMonths)" }
    if !cron.needsOneDay { return "on \(weekdayWords) where it is \(dayWords)\(ofMonths)" }
    let every = bits(cron.weekdays).count == 1 ? "every " : ""
    return "on \(dayWords)\(ofMonths) and on \(every)\(weekdayWords)\(inMonths)"
  }

  private var dayWords: String { "day " + numbers(bits(cron.days)) }

  private var monthWords: String {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December",
    ]
    return words(bits(cron.months)) { names[$0 - 1] }
  }

  /// From Monday on, so that a weekend is one piece.
  private var weekdayWords: String {
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    let fromMonday = (cron.weekdays >> 1) | (cron.weekdays & 1) << 6
    return words(bits(fromMonday)) { names[$0] }
  }
}
