import Audit
import Diagnostics
import Language
import Planning
import Storage
import Testing
import Verbs

@testable import Assist

@Suite("Colour as you type") struct HighlighterTests {
  private static let declarations = Declarations(
    catalog: .audit, verbNames: Verb.names + Help.verbNames, names: ["scenario": ["saas_weekly"]]
  ) { (Verb.named($0) ?? Help.verb(named: $0))?.declaration }

  /// Each piece as `kind:text`; the cursor stands at `|`, else at the end.
  private func pieces(_ marked: String, scope: Scope = Scope()) -> [String] {
    let text = marked.replacing("¦", with: "")
    let cursor =
      marked.utf8.count == text.utf8.count ? text.utf8.count : marked.prefix { $0 != "¦" }.utf8.count
    let highlighter = Highlighter(declarations: Self.declarations)
    return highlighter.highlights(of: text, cursor: cursor, scope: scope).map {
      "\($0.kind):" + String(decoding: Array(text.utf8)[$0.range], as: UTF8.self)
    }
  }

  private func unknown(_ marked: String) -> [String] {
    pieces(marked).filter { $0.hasPrefix("unknown:") }.map { String($0.dropFirst(8)) }
  }

  @Test func eachKindStandsOut() {
    #expect(
      pieces(#"runs | where status == "failed" and startedAt > ago(7d) | take 3 # three"#) == [
        "source:runs", "operator:|", "keyword:where", "operator:==", "string:\"failed\"", "operator:and",
        "operator:>", "function:ago", "duration:7d", "operator:|", "keyword:take", "number:3",
        "comment:# three",
      ])
    #expect(
      pieces("let x = @2026-11-01 ?? null\nrun latest | select id, when = $x") == [
        "keyword:let", "operator:=", "date:@2026-11-01", "operator:??", "constant:null", "source:run",
        "operator:|", "keyword:select", "operator:=", "variable:$x",
      ])
    #expect(
      pieces("job create \"n $x\" --every 7d") == [
        "verb:job", "verb:create", "string:\"n ", "unknown:$x", "string:\"", "option:--every", "duration:7d",
      ])
  }

  @Test(arguments: [
    ("ruins | take 3", ["ruins"]), ("runs | wher x", ["wher"]), ("runs | where statis == 3", ["statis"]),
    (#"runs | where status == "faild""#, [#""faild""#]), ("runs | where foo(3) > 2", ["foo"]),
    ("launch saas_weekly --sed 7", ["--sed"]), ("runs | where x > $nope ", ["x", "$nope"]),
    ("runs | where status == failed ", ["failed"]), ("7x ", ["7x"]), ("assert 1 == 1 && 2 ", ["&&"]),
    ("runs | take 3", []), ("let a = 3\nruns | take $a", []), (#"read "none.csv" | where anything > 3"#, []),
    (#"include "x.audit"; $made"#, []), ("def w(n: number) { jobs | take $n }\nw 3", []),
  ]) func whatIsNotKnownIsRed(text: String, red: [String]) {
    #expect(unknown(text) == red)
  }

  /// Half a statement is checked as far as it goes.
  @Test(arguments: [
    (#"runs | where statis == "fai"#, ["statis"]), ("runs | where statis ==", ["statis"]),
    ("runs | where (statis", ["statis"]), ("runs | where statis > 3 |", ["statis"]),
    ("for j in jobs { jobs | where helth > 3", ["helth"]), ("runs | where status in [x, ", ["x"]),
    ("runs | sort -startdAt, ", ["startdAt"]), (#"runs | where status == "fai"#, []), ("runs |", []),
    ("let x = ", []), ("runs | where status ==", []), ("runs | where (", []), ("for j in jobs {", []),
  ]) func halfAStatementIsChecked(text: String, red: [String]) {
    #expect(unknown(text) == red)
  }

  /// While a name is typed it is red only once nothing known begins with it.
  @Test(arguments: [
    ("ru", []), ("runz", ["runz"]), ("runs | whe", []), ("runs | whx", ["whx"]), ("runs | where sta", []),
    ("runs | where stx", ["stx"]), (#"runs | where status == "fa"#, []),
    (#"runs | where status == "fx"#, [#""fx"#]), (#"runs | where status == "fail""#, [#""fail""#]),
    ("ru¦ | take 3", []), ("runs | where sta¦ == 3", []), ("runs | where st¦x == 3", []),
    ("runs | where ag", []), ("launch saas_weekly --se", []), ("laun", []), ("job cre", []),
    ("@2026-1", []), ("runs | where x.y", ["x"]), ("7m", []), ("1_0", []),
  ]) func whatIsBeingTypedMayBecomeSomething(text: String, red: [String]) {
    #expect(unknown(text) == red)
  }

  @Test func theSessionsNamesAreKnown() {
    let source = SourceText(name: "", text: "let big = 3")
    let (script, _) = Parser.parse(source, source: 0)
    let scope = Checker.check(script, source: source, declarations: Self.declarations, scope: Scope()).scope
    #expect(!pieces("runs | take $big", scope: scope).contains { $0.hasPrefix("unknown:") })
    #expect(pieces("runs | take $bog ", scope: scope).contains("unknown:$bog"))
  }

  /// Any text gives pieces in order, within it, without overlaps.
  @Test func anyTextIsTaken() {
    let parts = [
      "runs", "|", "\"", "'", "$(", "(", ")", "{", "}", "[", "é", "🎉", "\\", "#", " ", "\n", "--x", "@2",
      "7d", "=",
    ]
    var state: UInt64 = 7
    for _ in 0..<400 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += parts[Int(state >> 33) % parts.count]
      }
      let found = Highlighter(declarations: Self.declarations).highlights(
        of: text, cursor: text.utf8.count, scope: Scope())
      #expect(
        zip(found, found.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound }, "\(text)")
      #expect(found.allSatisfy { $0.range.upperBound <= text.utf8.count && !$0.range.isEmpty }, "\(text)")
    }
  }
}
