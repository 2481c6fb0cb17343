import Testing
import Values

@testable import Rendering

@Suite struct ChartTests {
  private let fields = [
    Field("platform", .text), Field("brand", .text), Field("visibility", .real, unit: .share),
    Field("low", .real, unit: .share), Field("high", .real, unit: .share),
  ]

  private let rows: [[Value]] = [
    [.text("openai"), .text("Acme"), .real(0.34), .real(0.28), .real(0.40)],
    [.text("gemini"), .text("日本\u{1b}"), .real(0.12), .real(0.05), .real(0.25)],
    [.text("x"), .text("y"), .null, .null, .null], [.text("z"), .text("y"), .real(0.6), .null, .null],
  ]

  private func chart(_ options: RenderOptions) throws -> String {
    try Sample.chart(rows, fields, options)
  }

  @Test func barsWithWhiskers() throws {
    #expect(
      try chart(RenderOptions(width: 72)) == """
        visibility by platform, brand  (├●┤ interval)
        openai · Acme   ██████████████████████├────●────┤  34.0 %
        gemini · 日本␛  ████├────●──────────┤  12.0 %
        x · y           null
        z · y           ████████████████████████████████████████████████  60.0 %

        """)
  }

  @Test func asciiBars() throws {
    #expect(
      try chart(RenderOptions(width: 40, unicode: false)) == """
        visibility by platform, brand  ([o] i...
        openai / Acme  #######[-o-]  34.0 %
        gemini / ...   #[-o---]  12.0 %
        x / y          null
        z / y          #################  60.0 %

        """)
  }

  @Test(arguments: [30, 40, 80, 200])
  func noLineIsWiderThanTheTerminal(_ width: Int) throws {
    for line in try chart(RenderOptions(width: width)).split(separator: "\n") {
      #expect(DisplayWidth.of(line) <= width, "\(line)")
    }
  }

  @Test func valuesBeyondTheWhiskersAreMarkedAndCounted() throws {
    let fields = [Field("platform", .text), Field("latency", .duration)]
    let rows: [[Value]] = ([100, 200, 300, 400, 500, 30_000] + [200, 300, 400]).enumerated().map {
      [.text($0 < 6 ? "slow" : "steady"), .duration(Int64($1))]
    }
    let text = try Sample.chart(rows, fields, RenderOptions(width: 80))
    #expect(text.contains("median 0.3s  n 6  1 beyond, to 30.0s") || text.contains("1 beyond, to 30.0s"))
    #expect(!text.contains("0s       30s"))
    let picture = try ChartPicture.make(rows, fields: fields, wish: ChartWish(), options: RenderOptions())
    guard case .boxes(let boxes) = picture.shape else {
      Issue.record("no boxes")
      return
    }
    #expect(boxes.map(\.five) == [[100, 225, 350, 475, 500], [200, 250, 300, 350, 400]])
    #expect(boxes.map(\.outliers) == [[30_000], []])
  }

  @Test func wordsThatAreOthersAtEachMomentAreOneLine() throws {
    let fields = [Field("name", .text), Field("startedAt", .date), Field("failed", .integer, unit: .count)]
    let rows: [[Value]] = (0..<4).map {
      [.text("run \($0)"), .date(Sample.morning + Int64($0) * 86_400_000), .integer(Int64($0))]
    }
    let text = try Sample.chart(rows, fields, RenderOptions(width: 60))
    #expect(text.hasPrefix("failed\n") && text.contains("▁▃▆█"))
  }

  @Test func belowZero() throws {
    let fields = [Field("brand", .text), Field("delta", .real, unit: .balance)]
    let rows: [[Value]] = [
      [.text("a"), .real(0.5)], [.text("b"), .real(-0.25)], [.text("c"), .real(0)],
    ]
    #expect(
      try Sample.chart(rows, fields, RenderOptions(width: 40)) == """
        delta by brand
        a            ████████████████████  +0.50
        b  ██████████│  -0.25
        c            │  0.00

        """)
  }

  @Test func eighthsOfAColumn() {
    let scale = BarScale(values: [8], columns: 8)
    #expect(scale.cells(2.5, nil, unicode: true) == "██▌")
    #expect(scale.cells(0.001, nil, unicode: true) == "▏")
    #expect(scale.cells(0, nil, unicode: true) == "")
    #expect(scale.cells(8, 7.9...8, unicode: true) == "████████")
  }

  @Test func datesOfOneSeriesAloneAreGapsInTheOthers() throws {
    let fields = [Field("at", .date), Field("brand", .text), Field("n", .integer)]
    var rows: [[Value]] = []
    for day in 0..<6 {
      let date = Value.date(Sample.morning + Int64(day) * 86_400_000)
      rows.append([date, .text("Daily"), .integer(Int64(day))])
      if day % 3 == 0 { rows.append([date, .text("Rare"), .integer(5)]) }
    }
    let text = try Sample.chart(rows, fields, RenderOptions(width: 60))
    #expect(text.contains("Daily  ▁▂▄▅▇█  0 → 5"))
    #expect(text.contains("Rare   █  █    5 → 5"))
  }

  @Test func sparklines() throws {
    let fields = [Field("at", .date), Field("brand", .text), Field("visibility", .real, unit: .share)]
    var rows: [[Value]] = []
    for day in 0..<8 {
      let date = Value.date(Sample.morning + Int64(day) * 86_400_000)
      rows.append([date, .text("Acme"), .real(Double(day) / 10)])
      rows.append([date, .text("Rival"), day == 3 ? .null : .real(0.35)])
    }
    #expect(
      try Sample.chart(rows, fields, RenderOptions(width: 60)) == """
        visibility by brand
        0.0 % … 70.0 %  2026-11-01 … 2026-11-08
        Acme   ▁▂▃▄▅▆▇█  0.0 % → 70.0 %
        Rival  ▅▅▅ ▅▅▅▅  35.0 % → 35.0 %

        """)
    let ascii = try Sample.chart(rows, fields, RenderOptions(width: 60, unicode: false))
    #expect(ascii.contains("Acme   _.-==+*#  0.0 % -> 70.0 %"))
  }

  @Test func manyPointsAreAveragedIntoTheRoomThereIs() throws {
    let fields = [Field("at", .date), Field("n", .integer)]
    let rows = (0..<1000).map { [Value.date(Int64($0) * 3_600_000), .integer(Int64($0))] }
    let text = try Sample.chart(rows, fields, RenderOptions(width: 40))
    for line in text.split(separator: "\n") { #expect(DisplayWidth.of(line) <= 40) }
    #expect(text.contains("▁▁▂▂▂▂▂▃▃▃▃▄▄▄▄▄▅▅▅▅▆▆▆▆▇▇▇▇▇██  0 → 999"))
  }

  @Test func whatCannotBeChartedIsSaid() {
    let words = [Field("a", .text), Field("b", .date)]
    func problem(_ rows: [[Value]], _ fields: [Field], _ value: String? = nil) -> ChartProblem? {
      do throws(ChartProblem) {
        _ = try Sample.chart(rows, fields, RenderOptions(), ChartWish(value: value))
        return nil
      } catch {
        return error
      }
    }
    #expect(problem([], words) == .noNumber(columns: ["a", "b"]))
    #expect(problem([], fields) == .noRows)
    #expect(problem([rows[2]], fields) == .onlyNulls("visibility"))
    #expect(problem(rows, fields, "brand") == .notANumber("brand"))
    #expect(
      problem(rows, fields, "nope")?.description
        == "there is no column `nope` to chart; there are: platform, brand, visibility, low, high")
    #expect(problem(rows, fields, "high") == nil)
  }

  @Test func extremeNumbersDoNotTrap() throws {
    let big = Double.greatestFiniteMagnitude
    let bars = [Field("x", .text), Field("n", .real)]
    _ = try Sample.chart([[.text("a"), .real(big)], [.text("b"), .real(-big)]], bars, RenderOptions())
    let line = [Field("at", .date), Field("n", .real)]
    _ = try Sample.chart([[.date(.min), .real(big)], [.date(.max), .real(-big)]], line, RenderOptions())
    let times = [Field("at", .date), Field("took", .duration)]
    _ = try Sample.chart([[.date(0), .duration(.max)]], times, RenderOptions())
  }
}
