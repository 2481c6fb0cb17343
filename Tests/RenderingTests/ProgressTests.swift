import Testing

@testable import Rendering

@Suite struct ProgressTests {
  private let picture = ProgressPicture(
    activity: "launch saas_weekly", done: 120, total: 480, elapsed: 3750,
    parts: [
      .init(name: "openai", done: 60, total: 120), .init(name: "anthropic", done: 60, total: 120, failed: 2),
    ])

  private func block(_ picture: ProgressPicture, _ options: RenderOptions) -> String {
    ProgressRenderer.block(picture, options: options).joined(separator: "\n")
  }

  @Test func onATerminal() {
    #expect(
      block(picture, RenderOptions(width: 80)) == """
        launch saas_weekly ━━━━━━──────────────────  120 of 480  25 %  32/s  12s left
          openai     ━━━━━━━━━━━━────────────  60/120
          anthropic  ━━━━━━━━━━━━────────────  60/120  2 failed
        """)
    #expect(
      block(picture, RenderOptions(width: 40, unicode: false)) == """
        launch saas_weekly  120 of 480  25 %...
          openai     ####....  60/120
          anthropic  ####....  60/120  2 failed
        """)
  }

  @Test func offTerminalsOnePlainLine() {
    #expect(block(picture, RenderOptions()) == "launch saas_weekly: 120 of 480, 25 %, 32/s, 12s left")
  }

  @Test(arguments: [20, 40, 80, 200])
  func noLineReachesTheLastColumn(_ width: Int) {
    for line in ProgressRenderer.block(picture, options: RenderOptions(width: width)) {
      #expect(DisplayWidth.of(line) < width, "\(line)")
    }
  }

  @Test func whatIsNotKnownIsNotSaid() {
    let plain = RenderOptions()
    func line(_ done: Int, _ total: Int, _ elapsed: Int64, before: Int = 0, stalled: Bool = false) -> String {
      ProgressRenderer.line(
        ProgressPicture(
          activity: "x\u{1b}", done: done, total: total, elapsed: elapsed, doneBefore: before,
          isStalled: stalled), options: plain)
    }
    #expect(line(0, 480, 9000) == "x␛: 0 of 480, 0 %")
    #expect(line(10, 480, 100) == "x␛: 10 of 480, 2 %")
    #expect(line(1500, 0, 1000) == "x␛: 1,500 done, 1,500/s")
    #expect(line(480, 480, 65_000) == "x␛: 480 of 480, 100 %, 1m 5s")
    #expect(line(240, 480, 10_000, before: 200) == "x␛: 240 of 480, 50 %, 4.0/s, 1m left")
    #expect(line(10, 480, 10_000, stalled: true) == "x␛: 10 of 480, 2 %, stalled")
  }

  @Test func coloursSayNothingAlone() {
    let lines = ProgressRenderer.block(picture, options: RenderOptions(width: 80, color: true))
    #expect(lines[2].hasSuffix("60/120\u{1b}[31m  2 failed\u{1b}[0m"))
  }
}
