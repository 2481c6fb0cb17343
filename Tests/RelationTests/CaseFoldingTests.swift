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
}
