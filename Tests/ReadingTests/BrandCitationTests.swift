import AuditModel
import Testing

@testable import Reading

@Suite struct BrandCitationTests {
  private let brands = [
    Brand(id: "acme", name: "Acme", domains: ["https://www.Acme.com/", "acme.in"]),
    Brand(id: "shop", name: "Acme Shop", domains: ["shop.acme.com"]),
    Brand(id: "booking", name: "Booking.com"),
  ]

  private func citations(_ text: String) throws -> [Citation] {
    try AnswerReader(brands: brands).read(text).citations
  }

  @Test(arguments: [
    ("See https://www.Acme.com/a_(b)?x=1.", "https://www.Acme.com/a_(b)?x=1", "acme.com", 4),
    ("(https://acme.com/x)", "https://acme.com/x", "acme.com", 1),
    ("<https://acme.com/x>", "https://acme.com/x", "acme.com", 1),
    ("**https://acme.com/x**", "https://acme.com/x", "acme.com", 2),
    ("“https://acme.com/x”", "https://acme.com/x", "acme.com", 3),
    ("www.acme.com, ok", "https://www.acme.com", "acme.com", 0),
    ("at acme.com.", "https://acme.com", "acme.com", 3),
    ("shop at ACME.COM", "https://ACME.COM", "acme.com", 8),
    ("https://user@eu.acme.com:8080/", "https://user@eu.acme.com:8080/", "eu.acme.com", 0),
    ("https://acme.com/a\\_b&amp;c", "https://acme.com/a_b&c", "acme.com", 0),
    ("Sourcehttps://acme.com", "https://acme.com", "acme.com", 6),
    ("acme.com/a/b!", "https://acme.com/a/b", "acme.com", 0),
  ])
  func bare(_ text: String, _ url: String, _ domain: String, _ offset: Int) throws {
    #expect(try citations(text) == [Citation(url: url, domain: domain, offset: offset, brand: 0)])
    #expect(try found(text, brands).isEmpty)
  }

  @Test func inlineLinks() throws {
    let text =
      "Buy [**Acme** Lamp](https://x.org/acme_(lamp) \"Acme (x)\") or [none]() or [here](#acme) [m](mailto:a@acme.com)."
    #expect(
      try citations(text) == [
        Citation(url: "https://x.org/acme_(lamp)", domain: "x.org", title: "Acme** Lamp", offset: 4)
      ])
    #expect(try found(text, brands) == ["Acme"])
  }

  @Test func linkWhoseTextIsItsURL() throws {
    #expect(
      try citations("[https://acme.com](https://acme.com)") == [
        Citation(url: "https://acme.com", domain: "acme.com", title: "https://acme.com", offset: 0, brand: 0)
      ])
  }

  @Test func references() throws {
    let text = """
      Good lamps.([Acme Blog][1], [Other][2]) See [3].

      [1]: https://shop.acme.com/acme?utm=x "Acme: the lamp"
      [2]: <https://b.org/acme>
      [3]: https://c.org 'Third'
      [4]: https://c.org/unused "Acme"
      """
    let found = try citations(text)
    #expect(found.map(\.domain) == ["shop.acme.com", "b.org", "c.org", "c.org"])
    #expect(found.map(\.title) == ["Acme Blog", "Other", "Third", "Acme"])
    #expect(found.map(\.brand) == [1, nil, nil, nil])
    #expect(found.map(\.offset).prefix(3) == [12, 28, 44])
    #expect(try AnswerReader(brands: brands).hits(in: text).map(\.start) == [13])
  }

  @Test func domainsInRunningText() throws {
    // Not a tracked domain: no citation, and no mention either.
    #expect(try citations("See acme.org and a@acme.com.").isEmpty)
    #expect(try found("See acme.org and a@acme.com.", brands).isEmpty)
    #expect(try found("Booking.com is fine, see https://booking.com", brands) == ["Booking.com"])
    // Glued sentences are no domains.
    #expect(try found("We like Acme.In short, Acme.The end. Acme.it", brands).count == 3)
    #expect(try citations("see acme.com.The end").map(\.url) == ["https://acme.com"])
  }

  @Test func equalURLsCountOnce() throws {
    #expect(
      try citations("[a](https://x.org/1) [b](https://x.org/1) https://x.org/2").map(\.title) == ["a", nil])
  }

  @Test func hostileBracketsTakeNoSquareTime() throws {
    for piece in ["](", "[", "][", "]: ", "![](", "a.b", "(", "no ", "http://"] {
      _ = try citations(String(repeating: piece, count: 1500))
    }
    #expect(try citations("[x](https://a.com").map(\.url) == ["https://a.com"])
  }
}
