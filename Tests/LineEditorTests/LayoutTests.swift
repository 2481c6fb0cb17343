import CLineEditor
import Testing

@testable import LineEditor

struct LayoutTests {
  init() {
    #expect(cle_set_locale() == 1)
  }

  @Test(arguments: [
    ("", 0, 2), ("12345678", 1, 0), ("1234567日", 1, 2), ("123\nab", 1, 2), ("日本語", 0, 8), ("e\u{301}", 0, 3),
    ("\t", 0, 8), ("\u{1}", 0, 4), ("🎉🎉🎉🎉", 1, 0),
  ]) func charactersWrapAsLibeditWrapsThem(line: String, row: Int, column: Int) {
    let end = ScreenLayout.end(prompt: "> ", line: line.unicodeScalars, width: 10)
    #expect((end.row, end.column) == (row, column))
  }

  @Test func coloursOfAPromptTakeNoRoomAndOtherEscapesAreDropped() {
    let prompt = Prompt("\u{1B}[1;32ma\u{1B}[0m> \u{1B}]0;title\u{7}")
    #expect(prompt.visible == "a> ]0;title")
    #expect(prompt.marked == "\u{1}\u{1B}[1;32m\u{1}a\u{1}\u{1B}[0m\u{1}> ]0;title")
    #expect(Prompt("a>\u{1B}[0m").visible == "a> ")
  }

  @Test func namesAloneStandInColumns() {
    let names = ["aa", "b", "cccc", "d", "e"].map { CompletionCandidate(text: $0) }
    #expect(CandidateList(candidates: names, width: 20, height: 9).lines == ["aa     cccc   e", "b      d"])
  }

  @Test func aListTooLongSaysWhatItLeavesOut() {
    let names = (1...50).map { CompletionCandidate(text: "name\($0)", summary: "no. \($0)\u{1B}[2J") }
    let lines = CandidateList(candidates: names, width: 30, height: 5).lines
    #expect(lines.count == 5)
    #expect(lines.last == "… 46 more; type on to narrow")
    #expect(lines.allSatisfy { DisplayText.width(of: $0) < 30 && !$0.contains("\u{1B}") })
  }

  @Test(arguments: [
    (["runs"], "ru", CompletionStep.insert("runs ")), (["runs", "runner"], "r", .insert("run")),
    (["runs", "runner"], "run", .list), ([], "x", .nothing), (["größe", "größer"], "gr", .insert("größe")),
    (["Runs", "rows"], "r", .list),
  ]) func tabDoesOneThing(names: [String], typed: String, step: CompletionStep) {
    let result = CompletionResult(replaceFrom: 0, candidates: names.map { CompletionCandidate(text: $0) })
    #expect(CompletionStep(result, statement: typed, cursor: typed.utf8.count) == step)
  }

  @Test func whatFollowsIsNotPutInTwice() {
    let result = CompletionResult(replaceFrom: 0, candidates: [CompletionCandidate(text: "runs")])
    #expect(CompletionStep(result, statement: "ru | count", cursor: 2) == .insert("runs"))
  }

  @Test func anAnswerOutOfRangeDoesNothing() {
    let result = CompletionResult(replaceFrom: 9, candidates: [CompletionCandidate(text: "runs")])
    #expect(CompletionStep(result, statement: "ru", cursor: 2) == .nothing)
  }

  @Test func aPasteIsCleaned() {
    #expect(PastedText.cleaned(Array("a\r\nb\rc\td\u{1B}\u{9B}\n".unicodeScalars)) == "a\nb\nc d")
  }
}
