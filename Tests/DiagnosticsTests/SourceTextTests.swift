import Diagnostics
import Testing

struct SourceTextTests {
  private let text = SourceText(name: "a.audit", text: "runs\r\n\u{e9}\u{1f600}x | y\n\nlast")

  @Test(arguments: [
    (0, 1, 1), (4, 1, 5), (6, 2, 1), (8, 2, 2), (12, 2, 3), (17, 2, 8), (18, 3, 1), (19, 4, 1), (23, 4, 5),
    (999, 4, 5),
    (-5, 1, 1),
  ])
  func positions(_ offset: Int, _ line: Int, _ column: Int) {
    #expect(text.position(of: offset) == (line, column))
  }

  @Test func linesComeWithoutTheirEnds() {
    #expect((0...5).map { text.line($0) } == ["", "runs", "\u{e9}\u{1f600}x | y", "", "last", ""])
    #expect(SourceText(name: "", text: "").line(1) == "")
  }

  @Test func slicesStayInside() {
    #expect(text.slice(Span(source: 0, start: 19, end: 99)) == "last")
    #expect(text.slice(Span(source: 0, start: 99, end: 3)) == "")
    let span = Span(source: 2, start: 5, end: 7).through(Span(source: 2, start: 1, end: 3))
    #expect(span == Span(source: 2, start: 1, end: 7))
  }
}
