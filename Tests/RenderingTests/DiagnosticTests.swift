import Diagnostics
import Testing

@testable import Rendering

@Suite struct DiagnosticTests {
  private let source = SourceText(
    name: "nightly.audit",
    text: "# check\n\nruns | where statis == \"failed\"\n\tlet 日本 = foo(\n  1,\n  2,\n  3)\n")

  /// A span over the first place of `text`.
  private func span(_ text: String) throws -> Span {
    let bytes = Array(text.utf8)
    let start = try #require(
      (0...(source.bytes.count - bytes.count)).first { Array(source.bytes[$0..<($0 + bytes.count)]) == bytes }
    )
    return Span(source: 0, start: start, end: start + bytes.count)
  }

  private func unknownField() throws -> Diagnostic {
    Diagnostic(
      code: "unknown-field", "runs have no field `statis`", at: try span("statis"),
      label: "did you mean `status`?", notes: ["fields: id, name, status, startedAt, …   (help runs)"])
  }

  private func text(_ list: [Diagnostic], _ options: RenderOptions = RenderOptions()) -> String {
    DiagnosticRenderer.render(list, sources: [source], options: options)
  }

  @Test func asTheLanguagePageHasIt() throws {
    #expect(
      text([try unknownField()]) == """
        error: runs have no field `statis`
          ┌─ nightly.audit:3:14
        3 │ runs | where statis == "failed"
          │              ^^^^^^ did you mean `status`?
          = fields: id, name, status, startedAt, …   (help runs)

        """)
  }

  @Test func onATerminalItFoldsAtBlanks() throws {
    let diagnostic = Diagnostic(
      code: "x", "runs have no field `statis`, and none that is spelled much like it", at: try span("statis"),
      label: "did you mean `status`, which says where a run stands?",
      notes: ["fields: id, name, status, startedAt, duration, done, total, failed, …   (help runs)"])
    #expect(
      text([diagnostic], RenderOptions(width: 40)) == """
        error: runs have no field `statis`, and
          none that is spelled much like it
          ┌─ nightly.audit:3:14
        3 │ runs | where statis == "failed"
          │              ^^^^^^
          │ did you mean `status`, which says
          │ where a run stands?
          = fields: id, name, status, startedAt,
            duration, done, total, failed, …
            (help runs)

        """)
    #expect(
      text([diagnostic], RenderOptions(width: 60)) == """
        error: runs have no field `statis`, and none that is spelled
          much like it
          ┌─ nightly.audit:3:14
        3 │ runs | where statis == "failed"
          │              ^^^^^^ did you mean `status`, which says
          │                     where a run stands?
          = fields: id, name, status, startedAt, duration, done,
            total, failed, …   (help runs)

        """)
  }

  @Test func tabsAndWideCharactersAndSeveral() throws {
    let wide = Diagnostic(severity: .warning, code: "x", "wide", at: try span("日本"), label: "here")
    let behind = Diagnostic(code: "y", "behind", at: try span("foo"))
    #expect(
      text([wide, behind]) == """
        warning: wide
          ┌─ nightly.audit:4:6
        4 │     let 日本 = foo(
          │         ^^^^ here

        error: behind
          ┌─ nightly.audit:4:11
        4 │     let 日本 = foo(
          │                ^^^

        """)
  }

  @Test func severalLines() throws {
    let long = Diagnostic(code: "y", "multi", at: try span("foo(\n  1,\n  2,\n  3)"), label: "ends here")
    let two = Diagnostic(code: "y", "two", at: try span("2,\n  3)"))
    #expect(
      text([long, two]) == """
        error: multi
          ┌─ nightly.audit:4:11
        4 │     let 日本 = foo(
          │                ^^^^
          ┆
        7 │   3)
          │   ^^ ends here

        error: two
          ┌─ nightly.audit:6:3
        6 │   2,
          │   ^^
        7 │   3)
          │   ^^

        """)
  }

  @Test func endOfFileAndUnknownSource() {
    let end = source.bytes.count
    let atEnd = Diagnostic(code: "e", "more was expected", at: Span(source: 0, start: end, end: end))
    let elsewhere = Diagnostic(code: "e", "nowhere", at: Span(source: 9, start: 0, end: 1), notes: ["note"])
    #expect(
      text([atEnd, elsewhere]) == """
        error: more was expected
          ┌─ nightly.audit:8:1
        8 │
          │ ^

        error: nowhere
          = note

        """)
  }

  @Test func longLinesAreShownAroundTheCaret() {
    let line = String(repeating: "a ", count: 60) + "HERE" + String(repeating: " b", count: 60)
    let source = SourceText(name: "-c", text: line)
    let diagnostic = Diagnostic(code: "x", "m", at: Span(source: 0, start: 120, end: 124), label: "this")
    let text = DiagnosticRenderer.render([diagnostic], sources: [source], options: RenderOptions(width: 40))
    #expect(
      text == """
        error: m
          ┌─ -c:1:121
        1 │ … a a a a a a a a HERE b b b b b b …
          │                   ^^^^ this

        """)
  }

  @Test func asciiArtAndColour() throws {
    #expect(
      text([try unknownField()], RenderOptions(unicode: false)).hasPrefix(
        """
        error: runs have no field `statis`
         --> nightly.audit:3:14
        3 | runs | where statis == "failed"
          |              ^^^^^^ did
        """))
    let coloured = text([try unknownField()], RenderOptions(color: true))
    #expect(coloured.hasPrefix("\u{1b}[31merror\u{1b}[0m: \u{1b}[1mruns have"))
  }

  @Test func hostileSourceIsInert() {
    let source = SourceText(name: "a\u{1b}b", text: "x \u{1b}[2J\u{202e} bad")
    let diagnostic = Diagnostic(
      code: "x", "m\u{7}", at: Span(source: 0, start: 10, end: 13), notes: ["n\u{9b}", "a\nb"])
    #expect(
      DiagnosticRenderer.render([diagnostic], sources: [source], options: RenderOptions()) == """
        error: m␇
          ┌─ a␛b:1:9
        1 │ x ␛[2J\\u{202e} bad
          │                ^^^
          = n\\u{9b}
          = a
            b

        """)
  }

  @Test func shortAndJSON() throws {
    let list = [try unknownField()]
    #expect(
      DiagnosticRenderer.render(list, sources: [source], format: .short, options: RenderOptions())
        == "nightly.audit:3:14: error: runs have no field `statis` (did you mean `status`?)\n")
    #expect(
      DiagnosticRenderer.render(list, sources: [source], format: .json, options: RenderOptions()) == #"""
        {"severity":"error","code":"unknown-field","message":"runs have no field `statis`","label":"did you mean `status`?","notes":["fields: id, name, status, startedAt, …   (help runs)"],"file":"nightly.audit","line":3,"column":14,"endLine":3,"endColumn":20}

        """#)
  }

  @Test func failures() {
    let failure = Failure(
      .database, "there is no database at `x`", notes: ["create it:\nauditsh --db x", "or not"])
    #expect(
      DiagnosticRenderer.render(failure, options: RenderOptions()) == """
        error: there is no database at `x`
          = create it:
            auditsh --db x
          = or not

        """)
    #expect(
      DiagnosticRenderer.render(failure, format: .json, options: RenderOptions()).hasPrefix(
        #"{"severity":"error","kind":"database","message":"there is"#))
  }
}
