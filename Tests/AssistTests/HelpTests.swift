import Assist
import Diagnostics
import Language
import Planning
import Testing

/// What `help WORD` says.
@Suite struct HelpTests {
  @Test(arguments: Keyword.stages + Keyword.statements)
  func everyListedWordHasAPage(_ word: String) throws {
    let lines = try #require(Help.lines(on: word))
    #expect(lines.contains { $0.hasPrefix("\(word)") && $0.contains("    ") })
  }

  @Test(arguments: HelpTopic.all.map(\.name))
  func everyTopicHasAPageAndItsPointersLead(_ name: String) throws {
    let topic = try #require(HelpTopic.all.first { $0.name == name })
    let lines = try #require(Help.lines(on: name))
    #expect(lines.contains("\(name)    \(topic.summary)"))
    for page in topic.see { #expect(Help.lines(on: page) != nil, "help \(name) points to help \(page)") }
    // The widest page is read on a screen of 80 to 100 columns without being torn.
    for line in lines { #expect(line.count <= 110, "\(line)") }
  }

  @Test(arguments: [
    ("share of voice", "voice"), ("sov", "voice"), ("STRING", "text"), ("regex", "text"), ("p-value", "p"),
    ("jaccard", "rbo"), ("shortcuts", "keys"), ("undo", "safety"), ("Runs", "runs"),
  ])
  func otherWordsLeadToThePage(_ word: String, _ page: String) throws {
    let lines = try #require(Help.lines(on: word))
    #expect(lines[0].hasPrefix("\(page)    "), "\(word): \(lines[0])")
  }

  private func diagnostics(_ text: String) -> [Diagnostic] {
    let source = SourceText(name: "", text: text)
    let (script, _) = Parser.parse(source, source: 0)
    return Checker.check(
      script, source: source, declarations: CompletionWorld.declarations, scope: Scope()
    ).diagnostics
  }

  @Test func aPageThatThereIsNotIsFoundBeforeAnythingRuns() throws {
    let help = try #require(diagnostics("help throttle").first)
    #expect(help.message == "there is no help on `throttle`")
    #expect(help.notes == ["it is spoken of in help platforms"])
    #expect(diagnostics("help rnus").first?.notes.first == "did you mean `help runs`?")
    #expect(diagnostics("describe rnus").first?.notes == ["did you mean `describe runs`?"])
    #expect(diagnostics("apropos").first?.message == "`apropos` needs a word")
    #expect(diagnostics("help explain mentions\nhelp Share of voice\ndescribe run").isEmpty)
  }

  @Test func theFirstPageFitsAScreen() {
    let lines = Help.overview()
    #expect(lines.count <= 22)
    for line in lines { #expect(line.count <= 79, "\(line)") }
  }
}
