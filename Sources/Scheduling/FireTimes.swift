/// The fire times of a cron expression in a zone, UTC milliseconds, ascending. Ends only where
/// `CronExpression.next` finds nothing more.
package struct FireTimes: Sequence, IteratorProtocol {
  private let expression: CronExpression
  private var last: Int64
  private var clock: ZoneClock

  init(expression: CronExpression, after: Int64, zone: Zone) {
    self.expression = expression
    last = after
    clock = ZoneClock(zone)
  }

  package mutating func next() -> Int64? {
    guard let time = expression.next(after: last, &clock) else { return nil }
    last = time
    return time
  }
}
