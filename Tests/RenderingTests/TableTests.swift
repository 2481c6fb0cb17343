import Testing
import Values

@testable import Rendering

@Suite struct TableTests {
  @Test func fortyColumns() throws {
    let text = try Sample.text(.table, RenderOptions(width: 40, rowLimit: 2), total: 5000)
    #expect(
      text == """
        id            name           status
        ────────────  ─────────────  ───────────
        3f2a9c1d55e0  Nightly SaaS   ✓ completed
        77b1          日本語のテス…  ✗ failed
        2 of 5,000 shown — all: `| table --all`
        8 columns not shown: startedAt, … —
        `select` them, or see all: `| line`
        """)
  }

  @Test func eightyColumns() throws {
    #expect(
      try Sample.text(.table, RenderOptions(width: 80)) == """
        id            name                 status       startedAt         questions
        ────────────  ───────────────────  ───────────  ────────────────  ─────────
        3f2a9c1d55e0  Nightly SaaS         ✓ completed  2026-11-01 09:00      1,234
        77b1          日本語のテスト 👩‍👩‍👧‍👦 e\u{301}  ✗ failed     2026-11-01 09:00      1,234
        c0ffee        x                    ● running    2026-11-01 09:00      1,234
        3 rows
        6 columns not shown: share, health, cost, took, platforms, answer — `select`
        them, or see all: `| line`
        """)
  }

  @Test func twoHundredColumnsShowEverything() throws {
    let text = try Sample.text(.table, RenderOptions(width: 200))
    let lines = text.split(separator: "\n")
    #expect(lines.count == 6)
    #expect(lines.last == "3 rows")
    #expect(
      lines[2].hasSuffix(
        "84.75  $0.0042  12m 34s  4 platforms: openai, anthropic, gemini, …  Acme is best.⏎Really ␛[31mred"))
    #expect(
      lines[3].hasSuffix(
        "null  $0.0042  12m 34s  4 platforms: openai, anthropic, gemini, …  abc\\u{202e}def \\u{200b}zero ␇"))
  }

  @Test(arguments: [10, 20, 33, 40, 61, 80, 97, 120, 160, 200])
  func noLineIsWiderThanTheTerminal(_ width: Int) throws {
    for unicode in [true, false] {
      let text = try Sample.text(.table, RenderOptions(width: width, unicode: unicode))
      for line in text.split(separator: "\n") {
        #expect(DisplayWidth.of(line) <= width, "\(line)")
      }
    }
  }

  @Test func offTerminalsNothingIsCutOrRounded() throws {
    let fields = Array(Sample.fields[0...6])
    let rows = Sample.rows.map { Array($0[0...6]) }
    #expect(
      try Sample.text(.table, RenderOptions(rowLimit: 1), total: 9, rows: rows, fields: fields) == """
        id            name                 status     startedAt             questions    share  health
        ────────────  ───────────────────  ─────────  ────────────────────  ─────────  ───────  ──────
        3f2a9c1d55e0  Nightly SaaS         completed  2026-11-01T09:00:00Z       1234  0.12345   84.75
        77b1          日本語のテスト 👩‍👩‍👧‍👦 e\u{301}  failed     2026-11-01T09:00:00Z       1234  0.12345    null
        c0ffee        x                    running    2026-11-01T09:00:00Z       1234  0.12345       7
        """)
  }

  @Test func whatIsAsideGivesWayToSentencesTheLastFirst() throws {
    let fields = [
      Field("severity", .text), Field("label", .text), Field("count", .integer).aside, Field("since", .text),
      Field("streak", .integer).aside,
    ]
    let label = "gemini: 13 of 24 calls failed (server error)"
    let rows: [[Value]] = [[.text("high"), .text(label), .integer(13), .text("2026-09-01"), .integer(10)]]
    func shown(_ width: Int) throws -> [Substring] {
      let rows = rows + rows
      return try Sample.text(.table, RenderOptions(width: width), rows: rows, fields: fields).split(
        separator: "\n")
    }
    #expect(try shown(81)[2].hasSuffix("13  2026-09-01      10"))
    #expect(try shown(68)[2].hasPrefix("high      gemini: 13 of 24 calls failed (server"))
    #expect(try shown(68)[2].hasSuffix("     13  2026-09-01"))
    #expect(try shown(60)[2].hasPrefix("high      gemini: 13 of 24 calls failed (serve"))
    #expect(try shown(60)[2].hasSuffix("…  2026-09-01"))
    #expect(try shown(60)[5] == "2 columns not shown: count, streak — `select` them, or see")
  }

  @Test func asciiArt() throws {
    let fields = Array(Sample.fields[0...2])
    let rows = Sample.rows.map { Array($0[0...2]) }
    #expect(
      try Sample.text(.table, RenderOptions(width: 40, unicode: false), rows: rows, fields: fields) == """
        id            name           status
        ------------  -------------  -----------
        3f2a9c1d55e0  Nightly SaaS   + completed
        77b1          日本語のテ...  x failed
        c0ffee        x              * running
        3 rows
        """)
  }

  @Test func coloursStandAroundTextNotPadding() throws {
    let fields = [Field("n", .integer, nullable: true), Field("status", .enumeration(Sample.status))]
    let text = try Sample.text(
      .table, RenderOptions(width: 40, color: true), rows: [[.null, .text("failed")]], fields: fields)
    #expect(
      text == """
           \u{1b}[1mn\u{1b}[0m  \u{1b}[1mstatus\u{1b}[0m
        \u{1b}[2m────  ────────\u{1b}[0m
        \u{1b}[2mnull\u{1b}[0m  \u{1b}[31m✗ failed\u{1b}[0m
        \u{1b}[2m1 row\u{1b}[0m
        """)
  }

  @Test func noRows() throws {
    let fields = [Field("id", .text)]
    #expect(try Sample.text(.table, RenderOptions(width: 40), rows: [], fields: fields) == "no rows")
    #expect(try Sample.text(.table, RenderOptions(), rows: [], fields: fields) == "id\n──")
  }

  @Test func laterRowsStreamWithTheWidthsOfTheFirst() throws {
    var rows = (0..<1500).map { [Value.text("r\($0)"), .integer(Int64($0))] }
    rows.append([.text("much longer than the others"), .integer(7)])
    let fields = [Field("a", .text), Field("b", .integer)]
    let lines = try Sample.text(.table, RenderOptions(), rows: rows, fields: fields).split(separator: "\n")
    #expect(lines.count == 1503)
    #expect(lines.last == "much longer than the others    7")
    let onTerminal = try Sample.text(.table, RenderOptions(width: 40), rows: rows, fields: fields)
    #expect(onTerminal.contains("\nmuc…    7\n1,501 rows"))
  }

  @Test func numbersAreShownWithTheirUnit() {
    let formatter = CellFormatter(options: RenderOptions(width: 80))
    func text(_ value: Value, _ unit: Unit?) -> String {
      formatter.cell(value, Field("x", .real, unit: unit)).text
    }
    #expect(text(.real(1), .share) == "100.0 %")
    #expect(text(.real(0.25), .balance) == "+0.25")
    #expect(text(.real(-0.255), .balance) == "-0.26")
    #expect(text(.real(-0.0001), .balance) == "0.00")
    #expect(text(.integer(83), .score) == "83.00")
    #expect(text(.real(1234.5), .dollars) == "$1,234.50")
    #expect(text(.real(-0.5), .dollars) == "-$0.5000")
    #expect(text(.integer(1_234_567), .count) == "1,234,567")
    #expect(text(.integer(1_234_567), nil) == "1234567")
    #expect(text(.real(1.0 / 3), nil) == "0.3333")
    #expect(text(.real(2.5), nil) == "2.5")
    #expect(text(.real(1e-9), nil) == "1e-09")
    #expect(text(.integer(.min), .count) == "-9,223,372,036,854,775,808")
  }

  @Test func datesMayBeRelative() {
    let options = RenderOptions(width: 80, now: Sample.morning, relativeDates: true)
    let formatter = CellFormatter(options: options)
    #expect(formatter.date(Sample.morning - 3_700_000) == "1h ago")
    #expect(formatter.date(Sample.morning + 172_800_000) == "in 2d")
    #expect(formatter.date(Sample.morning - 900) == "just now")
    #expect(formatter.date(Sample.morning - 604_800_000) == "7d ago")
    #expect(formatter.date(Sample.morning - 30 * 86_400_000) == "2026-10-02")
    #expect(formatter.fullDate(Sample.morning - 3_700_000) == "2026-11-01 07:58 (1h ago)")
    let exact = CellFormatter(options: RenderOptions(width: 80, now: Sample.morning))
    #expect(exact.date(Sample.morning - 3_700_000) == "2026-11-01 07:58")
    let file = CellFormatter(options: RenderOptions(now: Sample.morning, relativeDates: true))
    #expect(file.date(Sample.morning - 3_700_000) == "2026-11-01T07:58:20Z")
    #expect(formatter.date(.min) != "")
  }

  @Test func layoutCutsTheWidestFirst() {
    typealias Column = TableLayout.Column
    let columns = [
      Column(natural: 30, least: 10), Column(natural: 20, least: 10), Column(natural: 8, least: 8),
    ]
    #expect(TableLayout.fit(columns, into: 62).widths == [30, 20, 8])
    #expect(TableLayout.fit(columns, into: 56).widths == [24, 20, 8])
    #expect(TableLayout.fit(columns, into: 42).widths.reduce(0, +) == 38)
    #expect(TableLayout.fit(columns, into: 32) == TableLayout(widths: [10, 10, 8], hidden: 0))
    #expect(TableLayout.fit(columns, into: 31) == TableLayout(widths: [15, 14], hidden: 1))
    #expect(TableLayout.fit(columns, into: 5) == TableLayout(widths: [5], hidden: 2))
  }
}
