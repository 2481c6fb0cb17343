/// The times of a day that a cron expression means, in words: a few times, or a rate.
enum CronTimeOfDay {
  /// `09:00`, `17:00`: at most eight.
  case times([String])
  /// `Every 15 minutes`, `Hourly at minute 5`, …, a whole beginning of a sentence.
  case rate(String)

  init(minutes: UInt64, hours: UInt64) {
    let minute = bits(minutes)
    let hour = bits(hours)
    if let rate = Self.rate(minute, hour) {
      self = .rate(rate)
    } else if minute.count * hour.count <= 8 {
      self = .times(hour.flatMap { hour in minute.map { clock(hour, $0) } })
    } else {
      let words = minute.count == 1 ? "minute" : "minutes"
      self = .rate("At \(words) \(numbers(minute)) of \(Self.hoursOf(hour))")
    }
  }

  /// Nil where the times follow no rhythm worth a sentence of its own.
  private static func rate(_ minute: [Int], _ hour: [Int]) -> String? {
    if minute.count == 1 { return hourly(minute[0], hour) }
    guard let step = rhythm(minute, of: 60) else { return nil }
    let every = step == 1 ? "Every minute" : "Every \(step) minutes"
    let first = minute[0]
    if hour.count == 24 { return every + (first == 0 ? "" : " from minute \(first)") }
    if minute.count * hour.count <= 4 { return nil }
    if isRun(hour) {
      return
        "\(every) from \(clock(hour[0], first)) to \(clock(hour[hour.count - 1], minute[minute.count - 1]))"
    }
    return "\(every)\(first == 0 ? "" : " from minute \(first)") of \(hoursOf(hour))"
  }

  private static func hourly(_ minute: Int, _ hour: [Int]) -> String? {
    if hour.count == 24 { return minute == 0 ? "Hourly" : "Hourly at minute \(minute)" }
    if let step = rhythm(hour, of: 24), hour[0] == 0 || hour.count > 3 {
      let startsAtMidnight = hour[0] == 0 && minute == 0
      return "Every \(step) hours" + (startsAtMidnight ? "" : " from \(clock(hour[0], minute))")
    }
    guard isRun(hour), hour.count > 3 else { return nil }
    return "Hourly from \(clock(hour[0], minute)) to \(clock(hour[hour.count - 1], minute))"
  }

  private static func hoursOf(_ hour: [Int]) -> String {
    if hour.count == 24 { return "every hour" }
    return hour.count == 1 ? "hour \(hour[0])" : "hours \(numbers(hour))"
  }

  /// The step of values that go round evenly: `5, 20, 35, 50` of 60 is 15.
  private static func rhythm(_ values: [Int], of size: Int) -> Int? {
    guard values.count > 1, size % values.count == 0 else { return nil }
    let step = size / values.count
    return values.indices.allSatisfy { values[$0] == values[0] + $0 * step } ? step : nil
  }

  private static func isRun(_ values: [Int]) -> Bool {
    values[values.count - 1] - values[0] == values.count - 1
  }
}

/// `09:05`.
private func clock(_ hour: Int, _ minute: Int) -> String {
  "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
}
