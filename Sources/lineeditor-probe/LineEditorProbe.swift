import LineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// A program with nothing but the prompt in it, for Tests/LineEditorTests and for trying keys by hand:
/// `lineeditor-probe [history file]`. `sleep` sleeps until Ctrl-C, and so does completing `slow`; `quit` leaves.
@main
enum LineEditorProbe {
  static func main() throws {
    let arguments = CommandLine.arguments
    var options = LineEditorOptions(
      historyPath: arguments.count > 1 ? arguments[1] : nil, isIncomplete: isIncomplete, complete: complete)
    options.highlight = highlight
    options.usesStyles = getenv("NO_COLOR") == nil
    let editor = options.makeEditor()
    editor.preferences.keys = getenv("PROBE_KEYS").map { String(cString: $0) } == "vi" ? .vi : .emacs
    while true {
      let input = try editor.readStatement(
        prompt: "\u{1B}[32maudit>\u{1B}[0m ", continuationPrompt: "  ...> ")
      if let problem = editor.takeHistoryProblem() { print("history: \(problem)") }
      switch input {
      case .statement("quit"), .endOfInput: return print("bye")
      case .statement("sleep"): sleepUntilInterrupted()
      case .statement(let text): print("got \(text.utf8.count): \(text.debugDescription)")
      case .interrupted: print("interrupted")
      }
    }
  }

  private static func sleepUntilInterrupted() {
    InterruptSignal.clear()
    print("sleeping")
    fflush(nil)
    for _ in 0..<100 where !InterruptSignal.isRaised() { usleep(300_000) }
    print(InterruptSignal.isRaised() ? "woken" : "slept")
  }

  private static func isIncomplete(_ text: String) -> Bool {
    text.filter { "([{".contains($0) }.count > text.filter { ")]}".contains($0) }.count
      || text.reversed().first { $0 != " " } == "|"
  }

  private static let words: [(String, String)] = [
    ("runs", "one audit each, newest first"), ("responses", "what the platforms answered"),
    ("reports", "frozen results for a reader"), ("retry", "run a block again until it passes"),
    ("jobs", "what is audited and when"), ("questions", "what was asked, with persona and category"),
    ("brandNames", ""), ("brandNumbers", ""), ("größe", "a word with wide 日本 text"),
  ]

  private static func complete(_ text: String, _ cursor: Int) -> CompletionResult {
    let before = Array(text.utf8.prefix(cursor))
    let start = before.lastIndex { $0 == 32 || $0 == 10 || $0 == 40 || $0 == 124 }.map { $0 + 1 } ?? 0
    let word = String(decoding: before[start...], as: UTF8.self)
    if word == "slow" { for _ in 0..<1000 where !InterruptSignal.isRaised() { usleep(20_000) } }
    let found = words.filter { $0.0.hasPrefix(word) }
    return CompletionResult(
      replaceFrom: start, candidates: found.map { CompletionCandidate(text: $0.0, summary: $0.1) })
  }

  /// Numbers yellow, words that begin with `bad` red.
  private static func highlight(_ text: String, _ cursor: Int) -> [StyledRange] {
    let bytes = Array(text.utf8)
    var ranges: [StyledRange] = []
    var start = 0
    for word in bytes.split(separator: 32, omittingEmptySubsequences: false) {
      let range = start..<(start + word.count)
      if word.starts(with: "bad".utf8) { ranges.append(StyledRange(range, LineStyle(color: 1))) }
      if let first = word.first, (48...57).contains(first) {
        ranges.append(StyledRange(range, LineStyle(color: 3)))
      }
      start += word.count + 1
    }
    return ranges
  }
}
