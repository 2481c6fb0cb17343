/// The five fields of a cron expression, in the order in which they are written.
package enum CronField: Int, Sendable, CaseIterable {
  case minute, hour, dayOfMonth, month, dayOfWeek

  /// Numbers that may stand in the field; 0 and 7 are both Sunday.
  package var range: ClosedRange<Int> {
    switch self {
    case .minute: 0...59
    case .hour: 0...23
    case .dayOfMonth: 1...31
    case .month: 1...12
    case .dayOfWeek: 0...7
    }
  }

  /// `day of the month`, as messages say it.
  package var title: String {
    switch self {
    case .minute: "minute"
    case .hour: "hour"
    case .dayOfMonth: "day of the month"
    case .month: "month"
    case .dayOfWeek: "day of the week"
    }
  }

  /// The number of a three-letter name, in any case; nil for other texts and for fields without names.
  func number(named bytes: some Collection<UInt8>) -> Int? {
    guard !names.isEmpty, bytes.count == 3 else { return nil }
    let folded = bytes.map { $0 | 0x20 }
    guard let index = names.firstIndex(where: { $0.utf8.elementsEqual(folded) }) else { return nil }
    return index + range.lowerBound
  }

  private var names: [String] {
    switch self {
    case .month:
      ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    case .dayOfWeek: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    default: []
    }
  }

  /// One line on what the field takes.
  var allowed: String {
    let numbers =
      switch self {
      case .month: "1 to 12 or a name, `jan` to `dec`"
      case .dayOfWeek: "0 to 7 (0 and 7 are Sunday) or a name, `sun` to `sat`"
      default: "\(range.lowerBound) to \(range.upperBound)"
      }
    return
      "the \(title) is \(numbers); `*` for all, a range `a-b`, a list `a,b`, a step `*/n` or `a-b/n`"
  }
}
