import Testing

@testable import Rendering

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("한글", 4),
    ("\u{1112}\u{1161}\u{11ab}", 2), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("1️⃣", 2), ("❤️", 2), ("❤", 1),
    ("☕", 2), ("…", 1), ("█", 1), ("✓", 1), ("नि", 2), ("שָׁ", 1),
  ])
  func columns(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width, "\(text)")
  }

  /// The quick way and the thorough one agree wherever the quick one answers.
  @Test func simpleTextIsMeasuredTheSame() {
    var different: [UInt32] = []
    for code in (0x20 as UInt32)...0xffff {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let text = String(Character(scalar))
      if DisplayWidth.of(text) != DisplayWidth.of(scalar) { different.append(code) }
    }
    #expect(different == [])
  }

  @Test func cuttingNeverSplitsAWideCharacter() {
    #expect(TextFitting.cut("日本語", to: 5, ellipsis: "…") == "日本…")
    #expect(TextFitting.cut("日本語", to: 4, ellipsis: "…") == "日…")
    #expect(TextFitting.cut("日本語", to: 6, ellipsis: "…") == "日本語")
    #expect(TextFitting.cut("abcdef", to: 2, ellipsis: "...") == "..")
  }

  @Test func foldingBreaksAtSpacesAndInsideLongWords() {
    #expect(TextFitting.wrap("one two three", to: 8) == ["one two", "three"])
    #expect(TextFitting.wrap("abcdefghij k", to: 4) == ["abcd", "efgh", "ij k"])
    #expect(TextFitting.wrap("a\n\nb", to: 4) == ["a", "", "b"])
    #expect(TextFitting.wrap("日本語", to: 1) == ["日本語"])
  }
}
