import AuditModel
import Scheduling
import Testing
import Values

@Suite struct CronExpressionTests {
  private func times(_ cron: String, _ from: String, _ zone: String = "UTC", count: Int = 3) throws
    -> [String]
  {
    let start = try #require(Timestamp.parse(from))
    let zone = try #require(Zone(zone))
    return try CronExpression(cron).fires(after: start, in: zone).prefix(count).map(Timestamp.text)
  }

  @Test(arguments: [
    ("@yearly", "0 0 1 1 *"), ("@annually", "0 0 1 1 *"), ("@monthly", "0 0 1 * *"), ("@weekly", "0 0 * * 0"),
    ("@daily", "0 0 * * *"), ("@midnight", "0 0 * * *"), ("@hourly", "0 * * * *"), (" @daily ", "0 0 * * *"),
  ])
  func macros(macro: String, fields: String) throws {
    #expect(try CronExpression(macro) == CronExpression(fields))
  }

  @Test func macrosFire() throws {
    let from = "2026-11-23T10:30:00Z"
    #expect(try times("@hourly", from, count: 2) == ["2026-11-23T11:00:00Z", "2026-11-23T12:00:00Z"])
    #expect(try times("@weekly", from, count: 1) == ["2026-11-29T00:00:00Z"])
    #expect(try times("@yearly", from, count: 2) == ["2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"])
    // Hours start with a star: @hourly follows elapsed time through the hour that comes twice.
    #expect(
      try times("@hourly", "2026-10-24T23:30:00Z", "Europe/Berlin", count: 3) == [
        "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z",
      ])
    #expect(try times("@midnight", from, "Asia/Kolkata", count: 1) == ["2026-11-23T18:30:00Z"])
  }

  @Test(arguments: [
    ("@reboot", CronProblem.macro("@reboot")), ("@Daily", .macro("@Daily")), ("@", .macro("@")),
    ("@daily 1", .fieldCount(2)), ("", .fieldCount(0)), ("0 0 * * * *", .fieldCount(6)),
    ("60 * * * *", .value(.minute, "60")), ("* 24 * * *", .value(.hour, "24")),
    ("* * L * *", .value(.dayOfMonth, "L")), ("* * * monday *", .value(.month, "monday")),
    ("* * * * 1#2", .value(.dayOfWeek, "1#2")), ("mon * * * *", .value(.minute, "mon")),
    ("*/0 * * * *", .step(.minute, "0")), ("* */x * * *", .step(.hour, "x")),
    ("*/2/3 * * * *", .step(.minute, "2/3")),
    ("1,,2 * * * *", .missingValue(.minute, in: "1,,2")),
    ("* * 1- * *", .missingValue(.dayOfMonth, in: "1-")),
    ("* * * * fri-sun", .backwards(.dayOfWeek, "fri-sun")), ("* 5-1/2 * * *", .backwards(.hour, "5-1")),
    ("0 0 31 2,4 *", .neverFires), ("0 0 30 2 *", .neverFires), ("0 0 31 6 */2", .neverFires),
    ("99999999999999999999 * * * *", .value(.minute, "99999999999999999999")),
  ])
  func refusals(cron: String, problem: CronProblem) {
    #expect(throws: problem) { try CronExpression(cron) }
    #expect(!problem.message.isEmpty && !problem.notes.isEmpty)
  }

  @Test func problemsNameTheFieldAndWhatItTakes() {
    let problem = CronProblem.value(.dayOfWeek, "8")
    #expect(problem.message == "`8` is no day of the week of a cron expression")
    #expect(
      problem.notes == [
        "the day of the week is 0 to 7 (0 and 7 are Sunday) or a name, `sun` to `sat`; `*` for all, a range "
          + "`a-b`, a list `a,b`, a step `*/n` or `a-b/n`"
      ])
    let hostile = CronProblem.value(.minute, "\u{1b}[31m`\u{202e}" + String(repeating: "x", count: 99))
    #expect(hostile.message == "`?[31m'?xxxxxxxxxxxxxxxxx…` is no minute of a cron expression")
  }

  @Test func stepsFromASingleValueRunToTheEnd() throws {
    #expect(try CronExpression("5/20 * * * *") == CronExpression("5,25,45 * * * *"))
    #expect(try CronExpression("0 0 * * 5/1") == CronExpression("0 0 * * 5,6,0"))
    #expect(try CronExpression("7-7/2 * * * *") == CronExpression("7 * * * *"))
    #expect(try CronExpression("*/99999999999999999999 * * * *") == CronExpression("*/60 * * * *"))
  }

  @Test func rareDays() throws {
    #expect(try times("0 0 29 2 *", "2096-03-01T00:00:00Z", count: 1) == ["2104-02-29T00:00:00Z"])
    // A star makes it 29 February and Sunday: after 2088 the next is 40 years away.
    #expect(try times("0 0 29 2 */7", "2088-03-01T00:00:00Z", count: 1) == ["2128-02-29T00:00:00Z"])
    #expect(try CronExpression("0 0 30 2 1").next(after: 0) == Timestamp.parse("1970-02-02T00:00:00Z"))
  }

  @Test func timesOutOfTheCalendar() throws {
    let cron = try CronExpression("* * * * *")
    #expect(cron.next(after: .max) == nil && cron.next(after: .min) == nil)
    #expect(cron.next(after: -1) == 0 && cron.next(after: 0) == 60_000 && cron.next(after: 59_999) == 60_000)
    let berlin = try #require(Zone("Europe/Berlin"))
    #expect(cron.next(after: 253_402_300_799_999, in: berlin) != nil)
    #expect(cron.next(after: -62_135_596_800_000, in: berlin) != nil)
  }

  @Test func fixedTimesOfSkippedAndDoubledHours() throws {
    // 2026-03-29: 02:00 becomes 03:00; 2026-10-25: 03:00 becomes 02:00.
    #expect(
      try times("30 2 * * *", "2026-03-28T12:00:00Z", "Europe/Berlin", count: 2)
        == ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"])
    #expect(
      try times("0,30 2,3 * * *", "2026-03-29T00:00:00Z", "Europe/Berlin", count: 3)
        == ["2026-03-29T01:00:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:00:00Z"])
    #expect(
      try times("30 2 * * *", "2026-10-25T00:00:00Z", "Europe/Berlin", count: 2)
        == ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"])
    // Asked in the second of the two hours: what fired in the first does not fire again.
    #expect(
      try times("45 2 * * *", "2026-10-25T01:10:00Z", "Europe/Berlin", count: 1) == ["2026-10-26T01:45:00Z"])
    // A day that did not exist: Samoa crossed the date line.
    #expect(
      try times("0 9 30 12 *", "2011-12-29T00:00:00Z", "Pacific/Apia", count: 1) == ["2011-12-30T10:00:00Z"])
  }

  @Test func zones() throws {
    #expect(Zone("Mars/Phobos") == nil && Zone("../../etc/passwd") == nil)
    #expect(Zone("Etc/UTC") == .utc && Zone(" ") == .utc && Zone.utc.name == "UTC")
    #expect(try #require(Zone("America/New_York")).isUTC == false)
  }

  @Test func tenThousandTimesAreQuick() throws {
    let zone = try #require(Zone("America/New_York"))
    let start = try #require(Timestamp.parse("2026-01-01T00:00:00Z"))
    for cron in ["*/5 * * * *", "30 2 * * mon-fri", "0 0 29 2 *"] {
      let expression = try CronExpression(cron)
      var last = start
      let clock = ContinuousClock()
      let elapsed = clock.measure {
        for time in expression.fires(after: start, in: zone).prefix(cron.hasPrefix("0 0 29") ? 100 : 10_000) {
          last = time
        }
      }
      #expect(last > start && elapsed < .seconds(2))
    }
  }
}
