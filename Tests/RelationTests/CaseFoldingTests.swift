import Relation
import Testing

struct CaseFoldingTests {
  @Test(arguments: [
    ("Hello World", "WORLD", true), ("Hello", "", true), ("", "", true), ("", "a", false),
    ("abc", "abcd", false),
    ("stra\u{df}e", "STRASSE", true), ("STRASSE", "stra\u{df}e", true), ("stra\u{df}e", "ss", true),
    ("\u{39f}\u{3b4}\u{3cc}\u{3c2}", "\u{3a3}", true), ("CAF\u{c9} X", "caf\u{e9}", true),
    ("caf\u{e9}", "cafe\u{301}", false), ("cafe\u{301}", "E\u{301}", true), ("\u{212a}", "k", true),
    ("a\u{0}B", "\u{0}b", true), ("\u{4e2d}\u{6587}", "\u{6587}", true), ("aab", "AB", true),
    ("\u{e9}", "\u{c3}", false), ("@[`{", "`{", true), ("[", "{", false), ("@", "`", false),
  ])
  func contains(_ whole: String, _ part: String, _ expected: Bool) {
    #expect(CaseFolding.contains(whole, part) == expected)
  }

  /// Of every letter that folds to one of ASCII, alone or with others, the reader of plain text knows.
  @Test func everyLetterThatFoldsToASCIIIsFound() {
    var found = 0
    for value in UInt32(0x80)...0x1_ffff {
      guard let scalar = Unicode.Scalar(value),
        scalar.properties.changesWhenUppercased || scalar.properties.changesWhenLowercased
      else { continue }
      let text = String(Character(scalar))
      for byte in CaseFolding.fold(text) where byte < 0x80 {
        found += 1
        let letter = String(UnicodeScalar(byte))
        let long = String(repeating: "-", count: 40)
        #expect(CaseFolding.contains(long + text + long, letter), "\(value)")
      }
    }
    #expect(found > 20)
  }

  @Test func findsAtEveryPlaceOfALongText() {
    for count in 0..<50 {
      let text = String(repeating: "x", count: count) + "aBc" + String(repeating: "y", count: 49 - count)
      #expect(CaseFolding.contains(text, "AbC"))
      #expect(CaseFolding.contains("\u{e9}" + text, "AbC"))
      #expect(!CaseFolding.contains(text, "abd"))
      #expect(!CaseFolding.contains("\u{e9}" + text, "abd"))
    }
  }
}
