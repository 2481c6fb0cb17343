import Language
import Testing

@testable import Assist

struct LanguageWordsTests {
  /// Help and completion know every word that begins a statement or a stage, and no other.
  @Test func everyWordHasItsLine() {
    #expect(Set(LanguageWords.statements.map(\.name)) == Set(Keyword.statements))
    #expect(LanguageWords.stages.map(\.name).sorted() == Keyword.stages.sorted())
    for word in Keyword.statements + Keyword.stages { #expect(Help.lines(on: word) != nil, "\(word)") }
  }
}
