import Assist
import Testing

/// What `apropos` finds first.
@Suite struct AproposTests {
  @Test(arguments: [
    ("csv", "csv"), ("CSV", "csv"), ("delete", "job delete"), ("why failed", "errors"), ("excel", "save"),
    ("undo", "safety"), ("how do I stop a run", "cancel"), ("share of voice", "voice"), ("stalled", "resume"),
    ("healthScore", "healthScore"), ("tutorial", "tour"), ("median", "p50"),
  ])
  func theBestPageIsAmongTheFirst(_ words: String, _ page: String) {
    let pages = Apropos.find(words).map(\.page)
    #expect(pages.prefix(4).contains(page), "\(words) → \(pages.prefix(6))")
  }

  @Test func fieldsAndOptionsAreFoundByName() {
    #expect(Apropos.find("rateLimited").first?.line.hasPrefix("rateLimited") == true)
    #expect(Apropos.find("pace").first?.page == "launch")
    #expect(Apropos.find("xyzzy").isEmpty)
  }

  /// What was pasted into it has no end; it would be searched for an hour.
  @Test func aPastedFileIsSearchedForItsFirstWords() {
    let pasted = String(repeating: "delete persona ", count: 50_000)
    #expect(Apropos.find(pasted).map(\.page) == Apropos.find("delete persona").map(\.page))
    #expect(Apropos.find(String(repeating: "a", count: 1_000_000)).isEmpty)
  }

  /// All words before some of them.
  @Test func moreWordsNarrow() throws {
    let found = Apropos.find("delete persona").map(\.page)
    #expect(found.first == "persona delete")
  }
}
