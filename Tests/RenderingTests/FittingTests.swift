import Testing
import Values

@testable import Rendering

/// How a table gives way: ids before names, the last columns before words, and lines before a single column.
@Suite struct FittingTests {
  private let fields = [
    Field("id", .id("run")), Field("name", .text), Field("status", .enumeration(Sample.status)),
    Field("at", .date),
    Field("verdict", .text), Field("n", .integer, unit: .count),
  ]

  private let rows = ["92004f19a337ced0beaa", "92004f19b337ced0beaa", "07f43816f0af9f089a98"].map { id in
    [
      Value.text(id), .text("Weekly SaaS pulse 2026-11-23 08:00"), .text("completed"),
      .date(Sample.morning - 7_200_000), .text("no significant change"), .integer(12_345),
    ]
  }

  private func text(_ width: Int, _ rows: [[Value]], height: Int? = nil, limit: Int? = nil) throws -> String {
    let options = RenderOptions(
      width: width, now: Sample.morning, relativeDates: true, rowLimit: limit, height: height)
    return try Sample.text(.table, options, rows: rows, fields: fields)
  }

  @Test func fortyColumns() throws {
    #expect(
      try text(40, rows) == """
        id         name              status
        ─────────  ────────────────  ───────────
        92004f19a  Weekly SaaS pul…  ✓ completed
        92004f19b  Weekly SaaS pul…  ✓ completed
        07f43816f  Weekly SaaS pul…  ✓ completed
        3 rows
        3 columns not shown: at, verdict, n —
        `select` them, or see all: `| line`
        """)
  }

  /// Ids are as short as tells them apart, and still ids; the verdict is whole.
  @Test func eightyColumns() throws {
    #expect(
      try text(80, rows) == """
        id         name               status       at      verdict                     n
        ─────────  ─────────────────  ───────────  ──────  ─────────────────────  ──────
        92004f19a  Weekly SaaS puls…  ✓ completed  2h ago  no significant change  12,345
        92004f19b  Weekly SaaS puls…  ✓ completed  2h ago  no significant change  12,345
        07f43816f  Weekly SaaS puls…  ✓ completed  2h ago  no significant change  12,345
        3 rows
        """)
  }

  @Test func twoHundredColumns() throws {
    let lines = try text(200, rows).split(separator: "\n")
    #expect(
      lines[2]
        == "92004f19a337ced0beaa  Weekly SaaS pulse 2026-11-23 08:00  ✓ completed  2h ago  no significant change  12,345"
    )
    #expect(lines.count == 6)
  }

  @Test func aRowThatDoesNotFitIsShownDownward() throws {
    #expect(
      try text(40, [rows[0]]) == """
        ─ 1 ──────
        id      │ 92004f19a337ced0beaa
        name    │ Weekly SaaS pulse 2026-11-23
                │ 08:00
        status  │ ✓ completed
        at      │ 2026-11-01 07:00 (2h ago)
        verdict │ no significant change
        n       │ 12,345
        1 row
        """)
  }

  @Test func rowsOfWhichHardlyAColumnFitsAreShownDownwardAsManyAsFit() throws {
    let text = try text(20, rows, height: 18, limit: 11)
    #expect(text.hasPrefix("─ 1 ──────\nid      │ 92004f19"))
    #expect(text.contains("\n─ 2 ──────\n"))
    #expect(!text.contains("─ 3 ─"))
    #expect(text.hasSuffix("\n2 of 3 shown"))
  }

  @Test func longListsAreSummedUp() {
    let formatter = CellFormatter(options: RenderOptions(width: 80))
    func text(_ names: [String], _ field: String) -> String {
      formatter.cell(.list(names.map(Value.text)), Field(field, .list(.text))).text
    }
    func records(_ names: [String]) -> String {
      formatter.cell(
        .list(names.map { .record(Record([("rank", .integer(1)), ("brand", .text($0))])) }),
        Field("mentions", .list(.record([Field("rank", .integer), Field("brand", .text)])))
      ).text
    }
    #expect(text([], "brands") == "")
    #expect(text(["HubSpot", "Pipedrive", "Zoho"], "brands") == "HubSpot, Pipedrive, Zoho")
    #expect(text(["HubSpot", "Pipedrive", "Zoho", "x"], "brands") == "4 brands: HubSpot, Pipedrive, Zoho, …")
    #expect(text(["a", "b", "c", "d"], "key") == "4 values: a, b, c, …")
    #expect(records(["HubSpot"]) == "HubSpot")
    #expect(records(["a", "b", "c", "d", "e"]) == "5 mentions: a, b, c, …")
  }

  @Test func whatIsLeftOutIsSaid() {
    let options = RenderOptions(width: 80)
    #expect(
      Footer.count(shown: 40, of: .known(5000), options) == ["40 of 5,000 shown — all: `| table --all`"])
    #expect(
      Footer.count(shown: 40, of: .atLeast(250_001), options)
        == ["40 of more than 250,000 shown — all: `| table --all`"])
    #expect(Footer.count(shown: 40, of: .known(5000), RenderOptions(width: 20)) == ["40 of 5,000 shown"])
    #expect(
      Footer.hidden(["answer"], options) == ["1 column not shown: answer — `select` it, or see all: `| line`"]
    )
  }
}
