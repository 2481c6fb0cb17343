import Diagnostics
import Language
import Planning

/// Tab: what could stand at the cursor. It reads the text before the cursor alone, whatever that is, and asks the real
/// checker for the fields of the rows at that point.
package struct Completer {
  let declarations: Declarations
  let scope: Scope
  let data: CompletionData

  /// `scope` has the session's variables; `data` tells of the database and the file system.
  package init(declarations: Declarations, scope: Scope, data: CompletionData) {
    self.declarations = declarations
    self.scope = scope
    self.data = data
  }

  /// The candidates at `cursor`, in bytes of UTF-8: they take the place of the text from `replaceFrom` to the cursor.
  /// At most 200; none where there is nothing to say. A place outside of the text means its nearest end.
  package func complete(_ text: String, cursor: Int) -> (replaceFrom: Int, candidates: [Candidate]) {
    let bytes = Array(text.utf8)
    let end = min(max(0, cursor), bytes.count)
    let scan = CompleterScan(Array(bytes[..<end]))
    guard !scan.isComment else { return (end, []) }
    let task = CompleterTask(
      declarations: declarations, data: data, scan: scan, scope: scope(before: scan))
    let answer = task.answer()
    return (min(max(0, answer.from), end), CompleterMatch.pick(answer.typed, answer.offers))
  }

  /// The session's variables and those of the statements before the one that holds the cursor.
  private func scope(before scan: CompleterScan) -> Scope {
    let start = scan.frames.first?.start ?? 0
    guard start > 0 else { return scope }
    let before = String(decoding: scan.bytes[..<start], as: UTF8.self)
    // Blocks that are open are closed, and their names kept.
    let closed = before + String(repeating: "\n}", count: scan.openBlocks)
    let text = SourceText(name: "", text: closed)
    let (script, _) = Parser.parse(text, source: 0)
    return Checker.check(
      script, source: text, declarations: declarations, scope: scope, keepsBlockNames: scan.openBlocks > 0
    ).scope
  }
}
