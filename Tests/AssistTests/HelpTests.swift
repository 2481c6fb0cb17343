import Assist
import Language
import Testing

/// What `help WORD` says.
@Suite struct HelpTests {
  @Test(arguments: Keyword.stages + Keyword.statements)
  func everyListedWordHasAPage(_ word: String) throws {
    let lines = try #require(Help.lines(on: word))
    #expect(lines.contains { $0.hasPrefix("\(word)") && $0.contains("    ") })
  }
}
