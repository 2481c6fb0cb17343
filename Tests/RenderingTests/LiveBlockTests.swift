import Testing

@testable import Rendering

@Suite struct LiveBlockTests {
  @Test func linesAreDrawnOverThoseThatStand() {
    var block = LiveBlock()
    #expect(
      block.redraw(["a", "b"], width: 80) == "\u{1b}[?2026h\u{1b}[2Ka\r\n\u{1b}[2Kb\r\n\u{1b}[J\u{1b}[?2026l")
    #expect(block.redraw(["c"], width: 80).hasPrefix("\u{1b}[?2026h\r\u{1b}[2A\u{1b}[2Kc\r\n"))
    #expect(block.erase(width: 80) == "\r\u{1b}[1A\u{1b}[J")
    #expect(block.erase(width: 80) == "")
  }

  /// A terminal that got narrower has folded what stood: colours take no room, wide characters two columns.
  @Test func foldedLinesAreClimbedOver() {
    var block = LiveBlock()
    _ = block.redraw(["\u{1b}[32m" + String(repeating: "x", count: 80) + "\u{1b}[0m", "日本日本日本"], width: 100)
    #expect(block.erase(width: 10) == "\r\u{1b}[10A\u{1b}[J")
  }

  @Test func whatDoesNotFitIsCounted() {
    #expect(LiveBlock.fitted(["a", "b"], height: 3, unicode: true) == ["a", "b"])
    #expect(LiveBlock.fitted(["a", "b", "c"], height: 3, unicode: true) == ["a", "… 2 more lines"])
    #expect(LiveBlock.fitted(["a", "b", "c"], height: 3, unicode: false) == ["a", "... 2 more lines"])
  }
}
