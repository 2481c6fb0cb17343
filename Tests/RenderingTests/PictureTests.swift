import Testing
import Values

@testable import Rendering

/// Which kind of chart rows become, and what each looks like.
@Suite struct PictureTests {
  private let grid = [Field("platform", .text), Field("brand", .text), Field("n", .integer, unit: .count)]
  private let counts: [[Value]] = [
    [.text("openai"), .text("Acme"), .integer(90)], [.text("openai"), .text("Rival"), .integer(10)],
    [.text("openai"), .text("Öko"), .integer(50)],
    [.text("gemini"), .text("Acme"), .integer(40)], [.text("gemini"), .text("Rival"), .integer(60)],
  ]
  private let shares = [Field("brand", .text), Field("voice", .real, unit: .share), Field("key", .text)]
  private let voices: [[Value]] = [
    [.text("Acme"), .real(0.6), .text("openai")], [.text("Rival"), .real(0.3), .text("openai")],
    [.text("Öko"), .real(0.1), .text("openai")], [.text("Acme"), .real(0.25), .text("gemini")],
    [.text("Rival"), .real(0.25), .text("gemini")], [.text("Öko"), .real(0.5), .text("gemini")],
  ]

  private func shape(
    _ rows: [[Value]], _ fields: [Field], _ wish: ChartWish = ChartWish()
  ) throws -> ChartPicture.Shape {
    try ChartPicture.make(rows, fields: fields, wish: wish, options: RenderOptions(width: 60)).shape
  }

  @Test func twoColumnsOfWordsAreAHeatMap() throws {
    #expect(
      try Sample.chart(counts, grid, RenderOptions(width: 60)) == """
        n by platform, brand
               openai  gemini
        Acme   ██ 90   ░░ 40
        Rival  ·· 10   ▓▓ 60
        Öko    ▒▒ 50

        """)
    #expect(
      try Sample.chart(counts, grid, RenderOptions(width: 30, unicode: false)) == """
        n by platform, brand
               openai  gemini
        Acme   ## 90   :: 40
        Rival  .. 10   ** 60
        Öko    ++ 50

        """)
  }

  @Test func sharesOfAWholeAreStackedBesideWhatTheySumTo() throws {
    #expect(
      try Sample.chart(voices, shares, RenderOptions(width: 60)) == """
        voice by brand, key, each row 100 %
        openai  A███████████ 60.0 % ███████████B▒▒▒▒C▓▓▓ 30.0 % ▓▓▓▓
        gemini  A██ 25.0 % ██B▒▒▒▒▒▒▒▒ 50.0 % ▒▒▒▒▒▒▒▒▒C▓▓ 25.0 % ▓▓
        A█ Acme  B▒ Öko  C▓ Rival

        """)
    let ascii = try Sample.chart(voices, shares, RenderOptions(width: 60, unicode: false))
    #expect(ascii.contains("\nA# Acme  B- Öko  C= Rival\n"))
  }

  @Test func smallPartsAreOne() throws {
    let rows = (0..<12).map { [Value.text("all"), .text("b\($0)"), .integer(Int64(20 - $0))] }
    guard case .stacked(let whole) = try shape(rows, grid, ChartWish(kind: .stacked)) else {
      Issue.record("not stacked")
      return
    }
    #expect(whole.columns == ["b0", "b1", "b2", "b3", "b4", "b5", "b6", "5 others"])
    #expect(abs(whole.cells[0].reduce(0) { $0 + ($1 ?? 0) } - 1) < 1e-9)
  }

  @Test func durationsOfManyRowsAreBoxes() throws {
    let fields = [
      Field("id", .id("response")), Field("platform", .text), Field("latency", .duration, nullable: true),
    ]
    var rows = (1...9).map { [Value.text("i\($0)"), .text("openai"), .duration(Int64($0) * 1000)] }
    rows += (1...5).map { [Value.text("j\($0)"), .text("gemini"), .duration(Int64($0) * 500)] }
    rows.append([.text("k"), .text("gemini"), .null])
    #expect(
      try Sample.chart(rows, fields, RenderOptions(width: 64)) == """
        latency by platform  (├ least ▒ quartiles ┃ median ┤ most)
        openai      ├──────▒▒▒▒▒▒▒▒┃▒▒▒▒▒▒▒──────┤      median 5.0s  n 9
        gemini    ├─▒▒┃▒─┤                              median 1.5s  n 5
                ┴──────────────────┴─────────────────┴
                0s                5s               10s

        """)
  }

  @Test func fiveNumbersAreABoxARow() throws {
    let names = ["min", "p25", "p50", "p75", "max"]
    let fields = [Field("platform", .text)] + names.map { Field($0, .duration) }
    let row: [Value] = [.text("openai")] + [100, 200, 300, 400, 900].map { Value.duration($0) }
    guard case .boxes(let boxes) = try shape([row], fields) else {
      Issue.record("no boxes")
      return
    }
    #expect(boxes == [ChartPicture.Box(label: "openai", five: [100, 200, 300, 400, 900])])
  }

  @Test func anIntervalBelongsToTheNumberWithinIt() throws {
    let fields = ["before", "after", "delta", "low", "high"].map { Field($0, .real) }
    let rows: [[Value]] = [
      [.text("Acme"), .real(0.7), .real(0.8), .real(0.1), .real(-0.05), .real(0.25)],
      [.text("Rival"), .real(0.5), .real(0.4), .real(-0.1), .real(-0.3), .real(0.1)],
    ]
    #expect(
      try Sample.chart(rows, [Field("key", .text)] + fields, RenderOptions(width: 50)) == """
        delta by key  (├●┤ interval)
        Acme                  ├───┼─────●────────┤  0.100
        Rival  ├───────────●──────┼─────┤  -0.100

        """)
    guard
      case .bars(let bars) = try shape(rows, [Field("key", .text)] + fields, ChartWish(value: "before"))
    else {
      Issue.record("no bars")
      return
    }
    #expect(bars.map(\.interval) == [nil, nil])
  }

  @Test func whatIsWishedForIsDrawn() throws {
    guard case .bars(let bars) = try shape(voices, shares, ChartWish(labels: ["key"], kind: .bars)) else {
      Issue.record("no bars")
      return
    }
    #expect(bars.map(\.label) == ["openai", "openai", "openai", "gemini", "gemini", "gemini"])
    let unfit: [(ChartWish, String)] = [
      (ChartWish(kind: .lines), "these rows cannot be drawn as `lines`, which needs a column of dates"),
      (
        ChartWish(labels: ["key"], kind: .heat),
        "these rows cannot be drawn as `heat`, which needs two columns of words, as in `--by brand,platform`"
      ), (ChartWish(labels: ["keys"]), "there is no column `keys` to chart; there are: brand, voice, key"),
    ]
    for (wish, message) in unfit {
      do throws(ChartProblem) {
        _ = try Sample.chart(voices, shares, RenderOptions(), wish)
        Issue.record("\(wish) was drawn")
      } catch {
        #expect(error.description == message)
      }
    }
  }

  @Test(arguments: [30, 40, 57, 80, 200])
  func noLineIsWiderThanTheTerminal(_ width: Int) throws {
    for unicode in [true, false] {
      let options = RenderOptions(width: width, unicode: unicode, rowLimit: 1)
      for kind in [ChartKind.bars, .stacked, .heat, .box] {
        for line in try Sample.chart(counts, grid, options, ChartWish(kind: kind)).split(separator: "\n") {
          #expect(DisplayWidth.of(line) <= width, "\(line)")
        }
      }
    }
  }

  @Test func ticksAreRound() {
    let seconds = ChartNumbers(Field("x", .duration), [28_000], NumberStyle())
    #expect(
      seconds.ticks(0, 28_000, about: 6).map { seconds.tick($0, of: [0, 5000]) } == [
        "0s", "5s", "10s", "15s", "20s", "25s", "30s",
      ])
    let shares = ChartNumbers(Field("x", .real, unit: .share), [0.7], NumberStyle())
    let ticks = shares.ticks(0, 0.7, about: 5)
    #expect(ticks.map { shares.tick($0, of: ticks) } == ["0 %", "20 %", "40 %", "60 %", "80 %"])
    let plain = ChartNumbers(Field("x", .real), [0.034], NumberStyle())
    let small = plain.ticks(-0.01, 0.034, about: 5)
    #expect(small.map { plain.tick($0, of: small) } == ["-0.01", "0.00", "0.01", "0.02", "0.03", "0.04"])
  }
}
