import Testing
import Values

struct TimeTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1970-01-01T00:00:01Z", 1000), ("1969-12-31T23:59:59.999Z", -1),
    ("2026-01-01", 1_767_225_600_000),
    ("2024-02-29T12:00Z", 1_709_208_000_000), ("2026-01-01T01:30+01:30", 1_767_225_600_000),
    ("2025-12-31T19:00-0500", 1_767_225_600_000), ("2026-01-01 00:00:00.1239", 1_767_225_600_123),
    ("2000-03-01", 951_868_800_000), ("1900-03-01", -2_203_891_200_000), ("0001-01-01", -62_135_596_800_000),
    ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
  ])
  func parsing(_ text: String, _ milliseconds: Int64) {
    #expect(Timestamp.parse(text) == milliseconds)
    #expect(Timestamp.parse(Timestamp.text(milliseconds)) == milliseconds)
  }

  @Test(arguments: [
    "", "2026", "2026-1-1", "2026-13-01", "2026-00-01", "2026-02-29", "2100-02-29", "2026-04-31",
    "0000-01-01",
    "2026-01-01T24:00Z", "2026-01-01T10:60Z", "2026-01-01T10:00:60Z", "2026-01-01T10", "2026-01-01T10:00Zx",
    "2026-01-01T10:00+24:00", "2026-01-01T10:00:00.Z", " 2026-01-01", "26-01-01", "2026/01/01", "2026-01-01Z",
  ])
  func refuses(_ text: String) { #expect(Timestamp.parse(text) == nil) }

  @Test func everyDayOfFourHundredYearsIsItself() {
    for day in stride(from: -146_097, to: 146_097, by: 1) {
      let time = CivilTime(milliseconds: Int64(day) * 86_400_000)
      guard time.dayNumber == day, (1...12).contains(time.month),
        (1...CivilTime.days(inMonth: time.month, year: time.year)).contains(time.day)
      else {
        Issue.record("day \(day): \(time)")
        return
      }
    }
    #expect(CivilTime(milliseconds: 1_767_225_600_000).weekday == 4)
  }

  @Test func theEndsOfTheSixtyFourBitsDoNotCrash() {
    for milliseconds in [Int64.min, .min + 1, .max, .max - 1] {
      #expect(Timestamp.text(milliseconds).hasSuffix("Z"))
      #expect(!DurationText.text(milliseconds).isEmpty)
    }
  }

  @Test(arguments: [
    ("250ms", 250), ("90s", 90_000), ("15m", 900_000), ("24h", 86_400_000), ("7d", 604_800_000),
    ("2w", 1_209_600_000),
    ("1.5h", 5_400_000), ("0.5ms", 1), ("1_000s", 1_000_000),
  ])
  func durations(_ text: String, _ milliseconds: Int64) { #expect(DurationText.parse(text) == milliseconds) }

  @Test(arguments: ["", "7", "d", "7D", "7 d", "-7d", "7dd", "1.2.3d", "99999999999999w", "7y", ".d", "1e3s"])
  func noDurations(_ text: String) { #expect(DurationText.parse(text) == nil) }

  @Test(arguments: [
    (0, "0s"), (850, "850ms"), (200_000, "3m 20s"), (100_800_000, "1d 4h"), (604_800_000, "1w"),
    (-90_000, "-1m 30s"),
    (86_400_000 + 1000, "1d"),
  ])
  func durationsAsText(_ milliseconds: Int64, _ text: String) {
    #expect(DurationText.text(milliseconds) == text)
  }
}
