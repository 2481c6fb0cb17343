import CLineEditor
import Testing

@testable import LineEditor

struct LayoutTests {
  init() {
    #expect(cle_set_locale() == 1)
  }

  private func picture(
    _ line: String, prompt: String = "> ", cursor: Int? = nil, suggestion: String = "", width: Int = 10
  ) -> LinePicture {
    let text = Array(line.unicodeScalars)
    return LinePicture(
      LineContent(
        prompt: Prompt(prompt), continuation: [".", " "], text: text, cursor: cursor ?? text.count,
        suggestion: Array(suggestion.unicodeScalars)), width: width)
  }

  @Test(arguments: [
    ("", 0, 2), ("12345678", 1, 0), ("1234567日", 1, 2), ("123\nab", 1, 4), ("日本語", 0, 8), ("e\u{301}", 0, 3),
    ("\u{1}", 0, 4), ("🎉🎉🎉🎉", 1, 0), ("12345678\n", 1, 2), ("👩\u{200D}👧❤\u{FE0F}", 0, 7),
  ]) func theCursorStandsBehindTheLine(line: String, row: Int, column: Int) {
    let picture = picture(line)
    #expect(picture.cursor == (row, column))
  }

  @Test func theCursorStandsOnTheCharacterThatGoesToTheNextRow() {
    #expect(picture("12345678ab", cursor: 8).cursor == (1, 0))
    #expect(picture("1234567日", cursor: 7).cursor == (1, 0))
    #expect(picture("12345678", cursor: 7, suggestion: "90").cursor == (0, 9))
  }

  @Test func ofALineHigherThanTheScreenTheRowsAroundTheCursorShow() {
    let line = (1...9).map { "\($0)" }.joined(separator: "\n")
    func shown(_ cursor: Int, top: Int) -> (String, Int) {
      let window = picture(line, cursor: cursor).window(height: 3, top: top)
      return (
        window.rows.map { String($0.cells.map { Character($0.scalar) }) }.joined(separator: ","), window.top
      )
    }
    #expect(shown(17, top: 0) == (". 7,. 8,. 9", 6))
    #expect(shown(14, top: 6) == (". 7,. 8,. 9", 6))
    #expect(shown(10, top: 6) == (". 6,. 7,. 8", 5))
    #expect(shown(0, top: 5) == ("> 1,. 2,. 3", 0))
  }

  @Test func onlyWhatDiffersIsWritten() {
    var screen = LineScreen()
    #expect(screen.update(to: picture("abc"), height: 5) == "> abc")
    #expect(screen.update(to: picture("abc"), height: 5) == "")
    #expect(screen.update(to: picture("abcd"), height: 5) == "d")
    #expect(screen.update(to: picture("abxd", cursor: 2), height: 5) == "\u{1B}[5Gxd\u{1B}[5G")
    #expect(screen.update(to: picture("ab"), height: 5) == "\r\u{1B}[2K> ab")
    #expect(screen.update(to: picture("ab\nc"), height: 5) == "\r\u{1B}[J> ab\r\n. c")
    #expect(screen.update(to: picture("ab\ncd"), height: 5) == "d")
    #expect(screen.update(to: picture("ab"), height: 5) == "\u{1B}[1A\r\u{1B}[J> ab")
    #expect(screen.leave(showing: "^C") == "^C\r\n")
  }

  @Test func aPromptKeepsItsColoursAndNothingElse() {
    let prompt = Prompt("\u{1B}[1;32ma\u{1B}[0m> \u{1B}]0;title\u{7}")
    #expect(prompt.visible == "a> ]0;title")
    var screen = LineScreen()
    let text = screen.update(to: picture("x", prompt: "\u{1B}[32ma>\u{1B}[0m "), height: 5)
    #expect(text == "\u{1B}[32ma>\u{1B}[0m x")
  }

  @Test func changesAreUndoneByWordsAndNotByLetters() {
    var list = UndoList()
    var old = EditBuffer()
    for text in ["r", "ru", "ru ", "ru x", ""] {
      let new = EditBuffer(scalars: Array(text.unicodeScalars), cursor: text.count)
      list.record(old, changedTo: new)
      old = new
    }
    var states: [String] = []
    while let state = list.undo() { states.append(state.text) }
    #expect(states == ["ru x", "ru ", "ru", ""])
  }

  private func lines(_ menu: CandidateMenu, width: Int, height: Int) -> [String] {
    menu.rows(width: width, height: height, usesStyles: false).map { $0.map(\.text).joined() }
  }

  @Test func namesAloneStandInColumns() {
    let menu = CandidateMenu(["aa", "b", "cccc", "d", "e"].map { CompletionCandidate(text: $0) })
    #expect(lines(menu, width: 22, height: 9) == [" aa     cccc   e    ", " b      d    "])
  }

  @Test func aMenuTooLongSaysWhatItLeavesOut() {
    let names = (1...50).map { CompletionCandidate(text: "name\($0)", summary: "no. \($0)\u{1B}[2J") }
    var menu = CandidateMenu(names)
    let first = lines(menu, width: 30, height: 5)
    #expect(first.count == 5)
    #expect(first.last == " … 46 more; type on to narrow")
    #expect(first.allSatisfy { DisplayText.width(of: $0) < 30 && !$0.contains("\u{1B}") })
    menu.move(by: -1)
    let last = lines(menu, width: 30, height: 5)
    #expect(last.count == 3)
    #expect(last[1].hasPrefix(">name50 "))
    #expect(last.last == " … 48 more; type on to narrow")
    #expect(menu.rows(width: 30, height: 0, usesStyles: true) == [])
  }

  @Test func oneWalksAroundAMenu() {
    var menu = CandidateMenu(["aa", "b", "cccc", "d", "e"].map { CompletionCandidate(text: $0) })
    var walked: [String?] = []
    for step in [1, 1, -1, -1, 1] {
      menu.move(by: step)
      walked.append(menu.selection?.text)
    }
    #expect(walked == ["aa", "b", "aa", "e", "aa"])
    menu.moveColumn(by: 1, width: 22)
    #expect(menu.selection?.text == "cccc")
    menu.moveColumn(by: -1, width: 22)
    menu.moveColumn(by: -1, width: 22)
    #expect(menu.selection?.text == "aa")
    let chosen = menu.rows(width: 22, height: 9, usesStyles: true)[0]
    #expect(chosen.filter(\.style.isReversed).map(\.text) == [" aa   "])
  }

  @Test(arguments: [
    (["runs"], "ru", CompletionStep.insert("runs ")), (["runs", "runner"], "r", .insertAndList("run")),
    (["runs", "runner"], "run", .list), ([], "x", .nothing),
    (["größe", "größer"], "gr", .insertAndList("größe")),
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
