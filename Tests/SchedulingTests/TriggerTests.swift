import AuditModel
import Scheduling
import Testing
import Values

@Suite struct TriggerTests {
  private func parse(_ type: TriggerType, _ json: String) throws -> Trigger {
    try Trigger.parse(type: type, config: JSONParser.parse(json))
  }

  private let noon = Timestamp.parse("2026-11-23T12:00:00Z") ?? 0

  @Test func cron() throws {
    let berlin = try parse(.cron, #"{"cron": "0 9 * * 1", "timezone": "Europe/Berlin"}"#)
    #expect(berlin.next(after: noon) == Timestamp.parse("2026-11-30T08:00:00Z"))
    let utc = try parse(.cron, #"{"trigger_type": "cron", "cron_expression": "0 9 * * 1", "timezone": null}"#)
    #expect(utc == .cron(try CronExpression("0 9 * * 1"), .utc))
    #expect(utc.next(after: noon) == Timestamp.parse("2026-11-30T09:00:00Z"))
    #expect(try Trigger.parse(type: .cron, config: .text(#"{"cron": "0 9 * * 1"}"#)) == utc)
  }

  @Test func others() throws {
    let interval = try parse(.interval, #"{"hours": 1, "minutes": 30}"#)
    #expect(interval == .interval(5_400_000) && interval.next(after: noon) == noon + 5_400_000)
    #expect(interval.next(after: .max) == nil)
    let date = try parse(.date, #"{"run_date": "2026-11-23T13:00:00+01:00"}"#)
    #expect(date == .date(noon) && date.next(after: noon) == nil && date.next(after: noon - 1) == noon)
    #expect(try parse(.date, #"{"date": "2026-11-23T13:00", "timezone": "Europe/Berlin"}"#) == date)
    #expect(try Trigger.parse(type: .date, config: .record(Record([("date", .date(noon))]))) == date)
    // A date alone is the day's first minute there.
    #expect(
      try parse(.date, #"{"date": "2026-07-01", "timezone": "America/New_York"}"#)
        == .date(try #require(Timestamp.parse("2026-07-01T04:00:00Z"))))
    #expect(try parse(.manual, "{}") == .manual)
    #expect(Trigger.manual.next(after: noon) == nil)
  }

  @Test func manyTimes() throws {
    let day: Int64 = 86_400_000
    let weekly = try parse(.cron, #"{"cron": "0 9 * * 1", "timezone": "Europe/Berlin"}"#)
    let times = weekly.times(after: noon, through: noon + 90 * day)
    #expect(times.count == 12 && times == times.sorted() && times.last ?? 0 <= noon + 90 * day)
    #expect(weekly.times(after: noon, through: noon + 90 * day, limit: 3) == Array(times.prefix(3)))
    #expect(
      Trigger.interval(day).times(after: noon, through: noon + 2 * day) == [noon + day, noon + 2 * day])
    #expect(Trigger.date(noon).times(after: 0, through: noon) == [noon])
    #expect(Trigger.manual.times(after: 0, through: noon).isEmpty)
  }

  @Test(arguments: [
    (TriggerType.cron, "{}", TriggerProblem.missingCron), (.cron, "[]", .missingCron),
    (.cron, #"{"cron": 5}"#, .missingCron), (.cron, #"{"cron": "0 9 * *"}"#, .cron(.fieldCount(4))),
    (
      .cron, #"{"cron": "0 9 * * 1", "timezone": "berlin"}"#,
      .unknownZone("berlin", suggestion: "Europe/Berlin")
    ),
    (.cron, #"{"cron": "0 9 * * 1", "timezone": "Mars/Dome"}"#, .unknownZone("Mars/Dome", suggestion: nil)),
    (.interval, "{}", .missingInterval), (.interval, #"{"minutes": "15"}"#, .missingInterval),
    (.interval, #"{"minutes": 0}"#, .intervalOutOfRange),
    (.interval, #"{"hours": 1e300}"#, .intervalOutOfRange),
    (.interval, #"{"hours": -1}"#, .intervalOutOfRange), (.date, "{}", .missingDate),
    (.date, #"{"date": "2026-02-30"}"#, .noDate), (.date, #"{"date": 5}"#, .noDate),
  ])
  func problems(type: TriggerType, json: String, problem: TriggerProblem) {
    #expect(throws: problem) { try parse(type, json) }
    #expect(!problem.message.isEmpty && !problem.notes.isEmpty)
  }
}
