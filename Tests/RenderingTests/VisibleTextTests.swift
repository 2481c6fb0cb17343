import Testing

@testable import Rendering

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain é 日本", "plain é 日本"), ("a\nb", "a⏎b"), ("a\r\nb", "a⏎b"), ("a\rb", "a␍b"), ("a\tb", "a b"),
    ("\u{1b}[2J", "␛[2J"), ("\u{0}\u{7f}", "␀␡"), ("\u{9b}31m", "\\u{9b}31m"),
    ("\u{202e}x\u{2066}", "\\u{202e}x\\u{2066}"), ("a\u{200b}\u{feff}\u{ad}b", "a\\u{200b}\\u{feff}\\u{ad}b"),
    ("a\u{200d}b", "a\\u{200d}b"), ("👩‍💻", "👩‍💻"), ("❤️", "❤️"), ("a\u{fe0f}", "a\\u{fe0f}"),
    ("\u{2028}", "\\u{2028}"), ("\u{e0041}", "\\u{e0041}"), ("\u{e000}", "\\u{e000}"),
    ("e\u{301}", "e\u{301}"),
  ])
  func hostileTextIsWrittenOut(_ text: String, _ visible: String) {
    #expect(Array(VisibleText.of(text).utf8) == Array(visible.utf8))
  }

  @Test func asciiArtNeedsNoPictures() {
    #expect(VisibleText.of("a\n\u{1b}b", unicode: false) == "a\\n\\u{1b}b")
  }

  @Test func marksDoNotPileUp() {
    let text = VisibleText.of("a" + String(repeating: "\u{301}", count: 6))
    #expect(text.hasSuffix("\\u{301}\\u{301}"))
    #expect(text.unicodeScalars.count { $0 == "\u{301}" } == 4)
  }

  @Test func linesAreKeptWhereAskedFor() {
    #expect(VisibleText.of("a\r\nb\tc", .kept) == "a\nb  c")
    #expect(VisibleText.of("a\r\nb\tc\u{1b}\r", .raw) == "a\nb\tc␛␍")
  }

  /// No output may hold a byte a terminal acts on, whatever goes in.
  @Test func everyCodePointBecomesInert() {
    var acting: [UInt32] = []
    for code in (0 as UInt32)...0x2fff {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let result = VisibleText.of("a" + String(Character(scalar)) + "b").unicodeScalars
      let isInert = result.allSatisfy {
        $0.value >= 0x20 && !(0x7f..<0xa0).contains($0.value) && $0.properties.generalCategory != .format
      }
      if !isInert { acting.append(code) }
    }
    #expect(acting == [])
  }
}
