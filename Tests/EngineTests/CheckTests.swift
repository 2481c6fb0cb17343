import Diagnostics
import Engine
import Planning
import Relation
import Testing
import Values
import Verbs

/// The checker over what nobody would type: it answers, and at places that exist.
struct CheckTests {
  @Test func anyOrderOfRealWordsIsChecked() {
    let declarations = Session.declarations
    let words =
      declarations.catalog.sources.flatMap { [$0.name, $0.singular] + $0.row.prefix(6).map(\.name) }
      + declarations.verbs.flatMap { [$0.name] + $0.parameters.map { "--\($0.name)" } }
    let glue = [
      "|", "|", "| where", "| select", "| derive a =", "| sort -", "| summarize count() by", "| take",
      "| expand",
      "| assert all", "==", "<", "and", "not", "in", "??", "+", "-", "/", "~", "(", ")", "[", "]", ",", ";",
      "\n",
      "let x =", "$x", "$x.id", "$x[0]", "latest", "\"a\"", "\"$x\"", "\"$(1 + $x)\"", "1", "2.5", "7d",
      "@2026-01-01",
      "null", "true", "assert", "param p =", "explain", "len(", "count()", "sum(", "coalesce(", "bucket(",
      "now()",
    ]
    var state: UInt64 = 2026
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    for _ in 0..<1500 {
      var text = ""
      for index in 0..<(2 + next(14)) {
        text += (index % 2 == next(4) / 3 ? words[next(words.count)] : glue[next(glue.count)]) + " "
      }
      let checked = Session.check(name: "words", text: text)
      let (sources, diagnostics) = (checked.sources, checked.diagnostics)
      for diagnostic in diagnostics {
        #expect(!diagnostic.message.isEmpty && !diagnostic.code.isEmpty, "\(text)")
        #expect((0...sources[0].bytes.count).contains(diagnostic.span.start), "\(text)")
        #expect((diagnostic.span.start...sources[0].bytes.count).contains(diagnostic.span.end), "\(text)")
      }
    }
  }

  /// Each stage looks at all fields of its rows.
  @Test(arguments: [
    ("runs | derive ", "c# = done", ""),
    ("runs | select ", "c# = done", ""),
    ("runs | summarize ", "c# = count()", " by status"),
    ("runs | summarize n = count() by name | pivot n by name in [", "\"#\"", "]"),
  ])
  func aRowHasSoManyFields(_ start: String, _ field: String, _ end: String) {
    func codes(_ count: Int) -> [String] {
      let fields = (1...count).map { field.replacing("#", with: "\($0)") }.joined(separator: ", ")
      return Session.check(name: "test", text: start + fields + end).diagnostics.map(\.code)
    }
    #expect(codes(900) == [])
    #expect(codes(1001) == ["too-many-fields"])
  }

  /// One mistake, one message, also where its result is used again and again.
  @Test(arguments: [
    ("let x = rns | count\n$x\nassert $x > 1\n$x | take 1\nissues $x | count", 1),
    ("let x = runs | where )\nassert $x.id == \"a\"\n[$x] | count", 1),
    ("param p: nmber\nassert $p > 1", 1),
    ("let x = save\n$x", 1),
    ("runs | where statis == 1 | sort nam", 1),
    ("runs | where status == \"x\" and nme == \"y\" and dne > 1", 3),
  ])
  func oneMistakeOneMessage(_ text: String, _ count: Int) {
    let diagnostics = Session.check(name: "test", text: text).diagnostics
    #expect(diagnostics.count == count, "\(diagnostics.map(\.message))")
  }
}
