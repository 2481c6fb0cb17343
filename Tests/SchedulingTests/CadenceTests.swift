import AuditModel
import Scheduling
import Testing
import Values

@Suite struct CadenceTests {
  @Test(arguments: [
    ("0 9 * * 1", "Weekly on Monday at 09:00"), ("0 9 1 * *", "Monthly on day 1 at 09:00"),
    ("0 9 * * *", "Daily at 09:00"), ("*/15 * * * *", "Every 15 minutes"),
    ("0,30 * * * *", "Every 30 minutes"),
    ("5 * * * *", "Hourly at minute 5"), ("0 * * * *", "Hourly"), ("@hourly", "Hourly"),
    ("* * * * *", "Every minute"), ("0 9,17 * * 1-5", "At 09:00 and 17:00 on Monday to Friday"),
    ("30 6 1,15 3 *", "At 06:30 on day 1 and 15 of March"), ("0 9,17 * * *", "Daily at 09:00 and 17:00"),
    ("0 9 1,15 * *", "Monthly on day 1 and 15 at 09:00"), ("@yearly", "Yearly on January 1 at 00:00"),
    ("@weekly", "Weekly on Sunday at 00:00"), ("0 9 * * sat,sun", "At 09:00 on Saturday and Sunday"),
    ("0 9 * 6-8 *", "Daily at 09:00 in June to August"),
    ("0 9 * jun,dec 1", "At 09:00 on Monday in June and December"),
    ("0 9 13 * 5", "At 09:00 on day 13 of every month and on every Friday"),
    ("0 9 13 * 1-5", "At 09:00 on day 13 of every month and on Monday to Friday"),
    ("0 9 */10 * 1", "At 09:00 on Monday where it is day 1, 11, 21 and 31 of every month"),
    ("0 9 */2 * *", "At 09:00 on day 1, 3, 5 … 31 of every month"),
    ("0 9 1-31 * 1", "Daily at 09:00"), ("0 9 * * 0-6", "Daily at 09:00"),
    ("0 9 1-7 * *", "At 09:00 on day 1 to 7 of every month"),
    ("*/15 9-17 * * 1-5", "Every 15 minutes from 09:00 to 17:45 on Monday to Friday"),
    ("5-59/15 * * * *", "Every 15 minutes from minute 5"), ("* 9 * * *", "Every minute from 09:00 to 09:59"),
    ("* 9,17 * * *", "Every minute of hours 9 and 17"), ("0 */2 * * *", "Every 2 hours"),
    ("5 */2 * * *", "Every 2 hours from 00:05"), ("0 */12 * * *", "Every 12 hours"),
    ("0 1-23/2 * * *", "Every 2 hours from 01:00"), ("0 9-17 * * *", "Hourly from 09:00 to 17:00"),
    ("*/23 * * * *", "At minutes 0, 23 and 46 of every hour"),
    ("10-20 * * * *", "At minutes 10 to 20 of every hour"),
    ("*/7 8-10 * * 2", "At minutes 0, 7, 14 … 56 of hours 8 to 10 on Tuesday"),
    ("0 */5 * * *", "Daily at 00:00, 05:00, 10:00, 15:00 and 20:00"),
    ("*/30 9 * * *", "Daily at 09:00 and 09:30"),
    ("not cron", "not cron"), ("0 0 31 2 *", "0 0 31 2 *"),
  ])
  func cronInWords(cron: String, label: String) {
    #expect(Cadence.label(cron: cron) == label)
  }

  private func label(_ config: JobConfig, _ type: TriggerType, _ json: String) throws -> String {
    Cadence.label(config: config, triggerType: type, triggerConfig: try JSONParser.parse(json))
  }

  @Test func whatComesFirst() throws {
    let cron = #"{"trigger_type": "cron", "cron": "0 9 1 * *", "timezone": "Europe/Berlin"}"#
    #expect(try label(JobConfig(cadenceLabel: "Monthly", cadenceCron: "0 9 * * 1"), .cron, cron) == "Monthly")
    #expect(
      try label(JobConfig(cadenceLabel: " ", cadenceCron: "0 9 * * 1"), .cron, cron)
        == "Weekly on Monday at 09:00 (Europe/Berlin)")
    #expect(try label(JobConfig(), .cron, cron) == "Monthly on day 1 at 09:00 (Europe/Berlin)")
    #expect(
      try label(JobConfig(), .cron, #"{"cron_expression": "@daily", "timezone": "UTC"}"#) == "Daily at 00:00")
    #expect(try label(JobConfig(), .cron, #"{"cron": "soon", "timezone": "Europe/Berlin"}"#) == "soon")
    #expect(try label(JobConfig(), .cron, "{}") == "On demand")
    #expect(try label(JobConfig(), .manual, "{}") == "On demand")
    #expect(try label(JobConfig(), .cron, "null") == "On demand")
  }

  @Test func intervals() throws {
    #expect(try label(JobConfig(), .interval, #"{"interval_minutes": 15}"#) == "Every 15 minutes")
    #expect(try label(JobConfig(), .interval, #"{"minutes": 60}"#) == "Every hour")
    #expect(try label(JobConfig(), .interval, #"{"hours": 36}"#) == "Every 36 hours")
    #expect(try label(JobConfig(), .interval, #"{"hours": 1, "minutes": 30}"#) == "Every 90 minutes")
    #expect(try label(JobConfig(), .interval, #"{"minutes": 0.5}"#) == "Every 30 seconds")
    #expect(try label(JobConfig(), .interval, #"{"minutes": 1}"#) == "Every minute")
    #expect(try label(JobConfig(), .interval, #"{"seconds": 1.25}"#) == "Every 1s 250ms")
    #expect(try label(JobConfig(), .interval, #"{"minutes": -5}"#) == "On demand")
  }

  @Test func dates() throws {
    #expect(
      try label(JobConfig(), .date, #"{"date": "2026-12-01T09:00:00Z"}"#) == "One-time on 2026-12-01 at 09:00"
    )
    #expect(
      try label(JobConfig(), .date, #"{"run_date": "2026-12-01T09:00", "timezone": "Europe/Berlin"}"#)
        == "One-time on 2026-12-01 at 09:00 (Europe/Berlin)")
    #expect(try label(JobConfig(), .date, #"{"date": "someday"}"#) == "On demand")
  }
}
