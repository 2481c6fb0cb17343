import Testing
import Values

@testable import Rendering

/// Charts as files.
@Suite struct DocumentTests {
  private let fields = [
    Field("brand", .text), Field("visibility", .real, unit: .share), Field("low", .real, unit: .share),
    Field("high", .real, unit: .share),
  ]
  private let rows: [[Value]] = [
    [.text("Acme <&>"), .real(0.5), .real(0.4), .real(0.6)], [.text("Rival"), .null, .null, .null],
  ]

  private func picture() throws -> ChartPicture {
    try ChartPicture.make(rows, fields: fields, wish: ChartWish(), options: RenderOptions())
  }

  @Test func svgSaysWhatItShows() throws {
    let text = try #require(try picture().document(named: "a.SVG"))
    #expect(text.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(text.contains("role=\"img\" aria-labelledby=\"chart-title chart-desc\""))
    #expect(text.contains("<title id=\"chart-title\">visibility by brand</title>"))
    #expect(text.contains("<desc id=\"chart-desc\">Acme &lt;&amp;&gt;: 50.0 %; Rival: null</desc>"))
    #expect(text.contains(">Acme &lt;&amp;&gt;</text>"))
    #expect(text.contains("prefers-color-scheme:dark"))
    // One bar: null has none. Its whiskers, and the halo that sets them off.
    #expect(text.components("<rect class=\"s0\"") == 1)
    #expect(text.components("<line class=\"whisker\"") == 3)
  }

  @Test func aPageHoldsTheSameDrawing() throws {
    let svg = try #require(try picture().document(named: "a.svg"))
    let page = try #require(try picture().document(named: "a.html"))
    #expect(page.hasPrefix("<!doctype html>"))
    #expect(page.contains("<title>visibility by brand</title>"))
    #expect(page.contains(svg.dropLast()))
    #expect(try picture().document(named: "a.png") == nil)
  }

  @Test func linesBreakWhereNothingIsKnown() throws {
    let fields = [Field("at", .date), Field("x", .real)]
    let rows = [1.0, 2, nil, 3, 4].enumerated().map { index, x in
      [Value.date(Int64(index) * 86_400_000), x.map(Value.real) ?? .null]
    }
    let text = try #require(
      try ChartPicture.make(rows, fields: fields, wish: ChartWish(), options: RenderOptions())
        .document(named: "x.svg"))
    #expect(text.components("<path class=\"line l0\"") == 2)
    #expect(text.contains(">1970-01-01</text>"))
  }
}

extension String {
  /// How often `text` stands in it.
  fileprivate func components(_ text: String) -> Int { indices.count { self[$0...].hasPrefix(text) } }
}
