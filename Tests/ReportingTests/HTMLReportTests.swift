import AuditModel
import Drawing
import Foundation
import FoundationXML
import Testing

@testable import Reporting

@Suite struct HTMLReportTests {
  private static let hostile = [
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "</title></svg></blockquote>",
    "\"><b onmouseover='alert(1)'>", "javascript:alert(1)", "{{{style}}} {{>page}} {{runId}}", "]]><!--",
    // Characters that look like no quote and no bracket to a comparison of characters.
    "x\"\u{301} onload=alert(1)", "<\u{338}script>", "'\u{20dd}", "&\u{300}lt;",
    "\u{202e}evil\u{2066}\u{200b}", "a\u{0}b\u{1b}[31m\u{7f}\u{85}\u{2028}", "\u{fffe}\u{ffff}\u{e000}",
    String(repeating: "W", count: 3000), "o" + String(repeating: "\u{301}", count: 3000), "",
  ]

  @Test(arguments: hostile)
  func hostileTextIsInert(text: String) throws {
    let page = try HTMLReport.text(Sample.document(text))
    let found = try Outline(page)
    let expected = try Outline(try HTMLReport.text(Sample.document("Acme")))
    // No element and no attribute comes with the text (an empty one takes its own away).
    if !text.isEmpty { #expect(found.count == expected.count) }
    #expect(found.attributes.subtracting(["transform"]) == expected.attributes)
    #expect(found.ids == expected.ids && found.targets == expected.targets)
    for scalar in page.unicodeScalars where scalar.value >= 0x7f || scalar.value < 0x20 {
      #expect(scalar == "\n" || !InertText.isHidden(scalar), "U+\(String(scalar.value, radix: 16))")
    }
  }

  @Test func noNameMakesAPageLarge() throws {
    let page = try HTMLReport.text(Sample.document(String(repeating: "<", count: 500_000)))
    #expect(page.utf8.count < 1_000_000)
  }

  @Test func aPageNeedsNothingElse() throws {
    let page = try HTMLReport.text(Sample.document())
    for mark in ["http:", "https:", "//", "src=", "@import", "url(", "<script", "<link", "<iframe"] {
      let found = page.components(separatedBy: mark).dropFirst().filter {
        !$0.hasPrefix("//www.w3.org/") && !$0.hasPrefix("www.w3.org/")
      }
      #expect(found.isEmpty, "\(mark) before \(found.first?.prefix(40) ?? "")")
    }
    #expect(page.contains("Content-Security-Policy\" content=\"default-src 'none'"))
  }

  @Test func equalDocumentsGiveEqualBytes() throws {
    #expect(try HTMLReport.text(Sample.document()) == HTMLReport.text(Sample.document()))
    #expect(HTMLReport.version == HTMLReport.version)
    #expect(HTMLReport.version.hasPrefix("2-") && HTMLReport.version.utf8.count == 12)
  }

  /// Headings without a gap, tables with captions and scopes, drawings with a name, ids once.
  @Test func thePageCanBeReadAloud() throws {
    let outline = try Outline(try HTMLReport.text(Sample.document()))
    #expect(outline.headings.first == 1)
    for (before, after) in zip(outline.headings, outline.headings.dropFirst()) {
      #expect(after <= before + 1)
    }
    #expect(outline.count["table"] == outline.count["caption"])
    #expect(outline.headsWithoutScope == 0)
    #expect(outline.count["svg"] == 8)
    #expect(outline.drawingsWithoutName == 0)
    #expect(Set(outline.ids).count == outline.ids.count)
    #expect(outline.targets.allSatisfy { outline.ids.contains($0) })
    #expect(!outline.targets.isEmpty)
  }
}

/// What an XML parser sees of a page.
private final class Outline: NSObject, XMLParserDelegate {
  var headings: [Int] = []
  var count: [String: Int] = [:]
  var attributes: Set<String> = []
  var ids: [String] = []
  var targets: [String] = []
  var headsWithoutScope = 0
  var drawingsWithoutName = 0

  init(_ page: String) throws {
    super.init()
    let parser = XMLParser(data: Data(page.utf8))
    parser.delegate = self
    let isFine = parser.parse()
    try #require(isFine, "line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    count[name, default: 0] += 1
    self.attributes.formUnion(attributes.keys)
    if name.count == 2, name.hasPrefix("h"), let level = name.last?.wholeNumberValue {
      headings.append(level)
    }
    if name == "th", attributes["scope"] == nil { headsWithoutScope += 1 }
    if name == "svg", attributes["role"] != "img" || attributes["aria-labelledby"] == nil {
      drawingsWithoutName += 1
    }
    if let id = attributes["id"] { ids.append(id) }
    for key in ["aria-labelledby", "href"] {
      targets += (attributes[key] ?? "").split(separator: " ").map {
        $0.hasPrefix("#") ? String($0.dropFirst()) : String($0)
      }
    }
  }
}
