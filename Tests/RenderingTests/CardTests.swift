import Testing
import Values

@testable import Rendering

@Suite struct CardTests {
  private let fields =
    Sample.fields + [
      Field("stats", .record([Field("share", .real, unit: .share)])),
      Field("mentions", .list(.record([Field("brand", .text), Field("rank", .integer)]))),
    ]

  private let record: Record = {
    let mentions = (1...10).map { rank -> Value in
      .record(Record([("brand", .text("Acme\u{1b}")), ("rank", .integer(Int64(rank)))]))
    }
    return Record([
      ("id", .text("3f2a")), ("status", .text("completed")), ("startedAt", .date(Sample.morning)),
      ("answer", .text("A long answer that goes on and must be folded.\n\n1. Acme \u{1b}[31m")),
      ("platforms", .list([.text("openai"), .text("anthropic")])),
      ("stats", .record(Record([("share", .real(0.25)), ("calls", .integer(480))]))),
      ("mentions", .list(mentions)), ("health", .null),
    ])
  }()

  @Test func onATerminal() {
    let options = RenderOptions(width: 40, now: Sample.morning + 10_800_000, relativeDates: true)
    #expect(
      CardRenderer.render(record, fields: fields, options: options) == """
        id         3f2a
        status     ✓ completed
        startedAt  2026-11-01 09:00 (3h ago)
        answer     A long answer that goes on
                   and must be folded.

                   1. Acme ␛[31m
        platforms  openai, anthropic
        stats
          share  25.0 %
          calls  480
        mentions   10 records
          • brand Acme␛, rank 1
          • brand Acme␛, rank 2
          • brand Acme␛, rank 3
          • brand Acme␛, rank 4
          • brand Acme␛, rank 5
          • brand Acme␛, rank 6
          • brand Acme␛, rank 7
          • brand Acme␛, rank 8
          +2 more
        health     null

        """)
  }

  @Test func aLowTerminalGetsTheCardWithoutWhatIsAside() {
    let fields = ["a", "b", "c", "d"].map { Field($0, .integer) }
    let aside = fields.enumerated().map { [1, 3].contains($0) ? $1.aside : $1 }
    let record = Record(fields.map { ($0.name, .integer(1)) })
    func card(_ height: Int?) -> String {
      CardRenderer.render(record, fields: aside, options: RenderOptions(width: 80, height: height))
    }
    #expect(card(8) == "a  1\nb  1\nc  1\nd  1\n")
    #expect(
      card(7) == "a  1\nb  1\nc  1\n1 field not shown: d — `select` it, or see all: `| line`\n")
    #expect(card(3).hasPrefix("a  1\nc  1\n2 fields not shown: b, d"))
    #expect(card(nil).hasSuffix("d  1\n"))
  }

  @Test func offTerminalsItIsWhole() {
    let text = CardRenderer.render(record, fields: fields, options: RenderOptions(unicode: false))
    #expect(text.contains("A long answer that goes on and must be folded.\n"))
    #expect(text.contains("  - brand Acme\\u{1b}, rank 10\n"))
    #expect(text.contains("startedAt  2026-11-01T09:00:00Z\n"))
    #expect(text.contains("  share  0.25\n"))
  }

  @Test func otherFormats() throws {
    let small = Record([("a", .text("x|y")), ("n", .integer(1)), ("none", .null)])
    func text(_ format: OutputFormat) -> String {
      ValueRenderer.render(small, fields: [], format: format, options: RenderOptions())
    }
    #expect(text(.json) == "{\n  \"a\": \"x|y\",\n  \"n\": 1,\n  \"none\": null\n}\n")
    #expect(text(.ndjson) == "{\"a\":\"x|y\",\"n\":1,\"none\":null}\n")
    #expect(text(.csv) == "a,n,none\nx|y,1,\n")
    #expect(text(.markdown) == "| field | value |\n| --- | --- |\n| a | x\\|y |\n| n | 1 |\n| none | |\n")
    #expect(text(.line) == "a     x|y\nn     1\nnone  null\n")
  }

  @Test func scalars() {
    func text(_ value: Value, _ format: OutputFormat, _ width: Int?) -> String {
      ValueRenderer.render(
        value, field: Field("x", .real, unit: .share), format: format, options: RenderOptions(width: width))
    }
    #expect(text(.real(0.5), .table, 80) == "50.0 %\n")
    #expect(text(.real(0.5), .table, nil) == "0.5\n")
    #expect(text(.text("a\n\u{1b}"), .table, 80) == "a\n␛\n")
    #expect(text(.text("a\n"), .json, nil) == "\"a\\n\"\n")
    #expect(text(.list([.integer(1), .integer(2)]), .ndjson, nil) == "[1,2]\n")
    #expect(
      text(.list([.text("one"), .text("two"), .text("six"), .text("ten")]), .table, 12)
        == "one, two,\nsix, ten\n")
    #expect(text(.text("=x"), .csv, nil) == "\"'=x\"\n")
  }
}
