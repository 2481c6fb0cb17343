import Testing
import Values

@testable import Rendering

@Suite struct HTMLTests {
  private func body(_ text: String) -> String {
    guard let start = text.range("<body>\n"), let end = text.range("</body>") else { return text }
    return String(text[start.upperBound..<end.lowerBound])
  }

  @Test func aTableWithExactValuesBehindTheReadableOnes() throws {
    let fields = Array(Sample.fields[1...6]) + [Sample.fields[8], Sample.fields[9]]
    let rows = Sample.rows.prefix(2).map { Array($0[1...6]) + [$0[8], $0[9]] }
    let text = try Sample.text(.html, RenderOptions(), rows: Array(rows), fields: fields)
    #expect(text.hasPrefix("<!doctype html>\n<html lang=\"en\">\n"))
    #expect(text.hasSuffix("</html>"))
    #expect(
      body(text) == """
        <table>
        <thead><tr><th scope="col">name</th><th scope="col">status</th><th scope="col">startedAt</th>\
        <th scope="col" class="n">questions</th><th scope="col" class="n">share</th><th scope="col" class="n">health</th>\
        <th scope="col" class="n">took</th><th scope="col">platforms</th></tr></thead>
        <tbody>
        <tr><td>Nightly SaaS</td><td><span class="good">✓ completed</span></td>\
        <td><time datetime="2026-11-01T09:00:00Z">2026-11-01 09:00</time></td>\
        <td class="n"><data value="1234">1,234</data></td><td class="n"><data value="0.12345">12.3 %</data></td>\
        <td class="n"><data value="84.75">84.75</data></td><td class="n"><data value="754321">12m 34s</data></td>\
        <td>openai, anthropic, gemini, perplexity</td></tr>
        <tr><td>日本語のテスト 👩‍👩‍👧‍👦 e\u{301}</td><td><span class="bad">✗ failed</span></td>\
        <td><time datetime="2026-11-01T09:00:00Z">2026-11-01 09:00</time></td>\
        <td class="n"><data value="1234">1,234</data></td><td class="n"><data value="0.12345">12.3 %</data></td>\
        <td class="n"><i>null</i></td><td class="n"><data value="754321">12m 34s</data></td>\
        <td>openai, anthropic, gemini, perplexity</td></tr>
        </tbody>
        </table>

        """)
  }

  @Test func markupInTextIsText() throws {
    let rows: [[Value]] = [[.text("a<b>&\"'\nc\u{1b}")]]
    let text = try Sample.text(.html, RenderOptions(), rows: rows, fields: [Field("x<y", .text)])
    #expect(text.contains("<th scope=\"col\">x&lt;y</th>"))
    #expect(text.contains("<td>a&lt;b&gt;&amp;&quot;&#39;\nc␛</td>"))
  }

  @Test func recordsAndNestedListsAreWhole() {
    let parts = Value.list([
      .record(Record([("brand", .text("Acme")), ("rank", .integer(1))])),
      .record(Record([("brand", .text("Rival")), ("rank", .integer(2))])),
    ])
    let text = ValueRenderer.render(
      Record([("name", .text("x")), ("parts", parts)]), fields: [], format: .html,
      options: RenderOptions(width: 20))
    #expect(
      body(text) == """
        <table>
        <tbody>
        <tr><th scope="row">name</th><td>x</td></tr>
        <tr><th scope="row">parts</th><td><ul><li><b>brand</b> Acme, <b>rank</b> <data value="1">1</data></li>\
        <li><b>brand</b> Rival, <b>rank</b> <data value="2">2</data></li></ul></td></tr>
        </tbody>
        </table>

        """)
  }
}

extension String {
  fileprivate func range(_ text: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(text) }.map { $0..<index($0, offsetBy: text.count) }
  }
}
