import Diagnostics
import Engine
import Language
import Testing

/// Whatever is typed or piped in, the parser answers: soon, and without a crash.
struct RobustnessTests {
  @Test(arguments: ["(", "[", "{", "f(", "{a: ", "(runs | "])
  func aHundredThousandBracketsAreAnError(_ piece: String) { parse(piece, 100_000) }

  @Test(arguments: [
    "x [", "-", "not ", "(runs | where ", "\"$(", "(\n", "a[", "$x.a[0]", "1 + ", "x (", "\"$(\"", "a and (",
    "x \"$(y | z ", "| ", "runs | count ", "'", "$", "\\\n", "(1 2\n", "let x = )\n",
  ])
  func aLotOfAnythingIsAnErrorAtMost(_ piece: String) { parse(piece, 10_000) }

  private func parse(_ piece: String, _ count: Int) {
    for start in ["assert ", ""] {
      let text = start + String(repeating: piece, count: count) + "1"
      let (_, diagnostics) = Parser.parse(SourceText(name: "deep", text: text), source: 0)
      #expect(diagnostics.count <= 100)
    }
  }

  /// Each definition held all before it, which held those before them; to let go of them took all of the stack.
  @Test func manyDefinitionsAreNoDeepOnes() {
    let text = String(repeating: "def a() { runs }\n", count: 3000)
    #expect(Session.check(name: "many", text: text).diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func afterAHundredErrorsTheRestIsNotLookedAt() {
    for wrong in [
      "launch saas_weekly --seed 1 --seed 2\n", "runs | wher x\n", "let a = runs | where nope == 1\n",
    ] {
      let text = String(repeating: wrong, count: 300)
      #expect(Session.check(name: "many", text: text).diagnostics.count == 100, "\(wrong)")
    }
  }

  /// A definition sees the names of its body after those it does not have were forgotten.
  @Test func definitionsKeepTheNamesTheyUse() {
    let text =
      "let n = 3\nlet other = 4\ndef top() { runs | take $n }\ndef named() { top | select name, t = \"$n\" }\nnamed"
    #expect(Session.check(name: "defs", text: text).diagnostics.map(\.code) == ["unused"])
  }

  @Test func limitsAreToldAsSuch() {
    func codes(_ text: String) -> [String] { Reading.script(text).problems }
    #expect(codes("assert " + String(repeating: "(", count: 1000)) == ["too-deep"])
    #expect(codes("assert " + String(repeating: "1 + ", count: 1000) + "1") == ["too-long"])
    #expect(codes("runs" + String(repeating: " | count", count: 1000)) == ["too-long"])
    let nested = String(repeating: "(", count: 90) + "1" + String(repeating: ")", count: 90)
    #expect(codes("assert " + nested) == [])
    #expect(codes("assert " + String(repeating: "1 + ", count: 490) + "1") == [])
  }

  /// Pieces of the language in any order, with whatever bytes between.
  @Test func garbageNeverCrashesNorHangs() {
    let pieces = [
      "runs", "|", "where", "(", ")", "[", "]", "{", "}", "\"", "'", "$", "$(", "$x", "\\", "\n", ";", "#",
      "@",
      "@2026-01-01", "12", "7d", "1e", "1.", "--", "--to", "-s", "=", "==", ",", ".", "..", "let", "param",
      "assert",
      "all", "any", "by", "summarize", "sort", "-", "and", "not", "in", "??", "~", "é", "\u{0}", "\u{1f600}",
      "\u{201c}", "\\u{", "\t", "\r\n", "explain", "exit", "null", "&&", "!", ":", "%", "`",
    ]
    var state: UInt64 = 12
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    for _ in 0..<3000 {
      let text = (0..<(1 + next(30))).map { _ in pieces[next(pieces.count)] + (next(2) == 0 ? " " : "") }
        .joined()
      let source = SourceText(name: "garbage", text: text)
      let (_, diagnostics) = Parser.parse(source, source: 0)
      for diagnostic in diagnostics {
        #expect(
          diagnostic.span.start >= 0 && diagnostic.span.end <= source.bytes.count, "\(text.debugDescription)")
        #expect(diagnostic.span.start <= diagnostic.span.end, "\(text.debugDescription)")
      }
    }
  }
}
