import Relation
import Testing

struct PatternTests {
  @Test(arguments: [
    ("abc", "xabcx", true), ("abc", "xabx", false), ("^abc$", "abc", true), ("^abc$", "abcd", false),
    ("^abc$", "abc\n", false), ("a.c", "a\u{1f600}c", true), ("a.c", "a\nc", false), ("a.c", "ac", false),
    ("", "", true), ("", "x", true), ("^$", "", true), ("^$", "x", false), ("$", "x", true),
    ("ab*c", "ac", true), ("ab+c", "ac", false), ("ab?c$", "abbc", false), ("(ab)+$", "xabab", true),
    ("a{2}", "a", false), ("a{2}", "aa", true), ("^a{2,3}$", "aaaa", false), ("^a{2,}$", "aaaaa", true),
    ("^a{0}$", "", true), ("a{", "a{", true), ("a{x}", "a{x}", true), ("a{1,2", "a{1,2", true),
    ("cat|dog", "hotdog", true), ("^(cat|dog)$", "cats", false), ("^cat|dog$", "cats", true),
    ("a||b", "", true),
    ("(?:a|b)c", "bc", true), ("[abc]", "xbx", true), ("[^abc]", "abc", false), ("[a-c]+$", "abcab", true),
    ("[]a]", "]", true), ("[^]a]", "]", false), ("[a-]", "-", true), ("[\\]]", "]", true),
    ("[\\d.]+$", "1.5", true),
    ("[\u{e0}-\u{ff}]", "\u{e9}", true), ("\u{e9}", "e\u{301}", false), ("e.", "e\u{301}", true),
    ("\\d{4}-\\d{2}", "on 2026-01-05", true), ("^\\w+$", "na\u{ef}ve_1", true), ("\\W", "abc", false),
    ("\\s", "a\tb", true), ("\\S", " \n", false), ("\\D", "12", false),
    ("\\bring\\b", "the ring!", true), ("\\bring\\b", "string", false), ("\\Bring", "string", true),
    ("\\bring", "\u{e9}ring", false), ("\\.", "a.b", true), ("\\.", "ab", false), ("\\$\\(", "$(", true),
    ("a\\tb\\n", "a\tb\n", true), ("(?i)HELLO", "say hello", true), ("(?i)[A-C]+$", "xabc", true),
    ("(?i)\u{c9}", "\u{e9}", true), ("HELLO", "hello", false), ("a*?b", "aab", true),
    ("a\u{0}b", "a\u{0}b", true),
    ("(a*)*$", "aaaa", true), ("(a|b|ab)*c", "abab", false),
  ])
  func matches(_ pattern: String, _ text: String, _ expected: Bool) throws {
    #expect(try Pattern(pattern).matches(text) == expected)
  }

  /// Long enough to be searched by the block, at and across its ends, among letters of other alphabets too.
  @Test(arguments: [
    ("needle", true), ("needles?\\b", true), ("\\bneedle\\b", true), ("(?i)NEEDLE", true), ("needle$", false),
    ("^needle", false), ("needle.*pin", false), ("pin.*needle", true), ("(?i)\u{212a}ey", true),
    ("k\u{e9}y", false),
  ])
  func findsInLongTexts(_ pattern: String, _ expected: Bool) throws {
    let matcher = PatternMatcher(try Pattern(pattern))
    for blanks in 0..<40 {
      for other in ["", "\u{e9}", "\u{1f600}"] {
        let text =
          other + String(repeating: " ", count: blanks) + "a pin, a key, a needle in a haystack" + other
        #expect(matcher.matches(text) == expected, "\(blanks) \(other)")
      }
    }
  }

  /// A table that is begun anew every few steps gives the same answers.
  @Test func answersDoNotDependOnTheTable() throws {
    var draw = Draw(seed: 12)
    for pattern in ["[ab]a[ab]{5}c", "(a|b)*abb(a|c){3}$", "\\b[ab]+c\\b", "(?i)A[^b]{4}B"] {
      let roomy = PatternMatcher(try Pattern(pattern))
      let narrow = PatternMatcher(try Pattern(pattern), limit: 20)
      for _ in 0..<200 {
        let text = String(
          (0..<draw.below(60)).map { _ in draw.pick(["a", "b", "c", "A", " ", "\u{e9}"]) }.joined())
        #expect(roomy.matches(text) == narrow.matches(text), "\(pattern) \(text)")
      }
    }
  }

  @Test(arguments: [
    "(", ")", "(a", "a)", "[", "[a", "[z-a]", "*", "+a", "?", "\\", "\\1", "\\q", "(?=a)", "(?P<n>a)",
    "a{3,2}",
    "a{1001}", "((a{1000}){1000}){1000}", String(repeating: "(", count: 100_000), "[\\",
  ])
  func refuses(_ pattern: String) {
    #expect(throws: EvaluationProblem.self) { try Pattern(pattern) }
  }

  /// What takes a backtracking matcher longer than the world exists.
  @Test func timeIsLinear() throws {
    let text = String(repeating: "a", count: 5000)
    #expect(try !Pattern("(a+)+$b").matches(text))
    #expect(try !Pattern("(a|aa)*b").matches(text))
    #expect(try Pattern("(a?){100}a{100}").matches(text))
  }
}
