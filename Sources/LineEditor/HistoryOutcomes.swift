/// What came of statements, for suggestions: which failed when they ran last, and in which places the others succeeded.
/// Kept beside the history in a file of its own, as entries of two lines and more: `-` or `+PLACE`, and the statement.
struct HistoryOutcomes {
  private let file: HistoryFile?
  private var mark: HistoryFile.Mark?
  private var failed: Set<String> = []
  /// By place.
  private var succeeded: [String: Set<String>] = [:]

  /// Beside the history at `path`; nil keeps them for this session alone.
  init(path: String?) { file = path.map { HistoryFile(path: $0 + ".outcomes") } }

  /// Keeps that a statement succeeded in a place, or (`place` is nil) failed.
  mutating func add(_ statement: String, succeededIn place: String?) throws(LineEditorProblem) {
    let isKnown = place.map { hasSucceeded(statement, in: $0) } ?? hasFailed(statement)
    guard !isKnown || (place != nil && hasFailed(statement)) else { return }
    let entry = (place.map { "+" + $0 } ?? "-") + "\n" + statement
    take(entry)
    try file?.append(entry)
  }

  /// Reads what other shells have added since.
  mutating func synchronize() throws(LineEditorProblem) {
    guard let file else { return }
    let found = try file.read(after: mark)
    mark = found.mark
    for entry in found.entries { take(entry) }
  }

  func hasFailed(_ statement: String) -> Bool { failed.contains(statement) }

  func hasSucceeded(_ statement: String, in place: String) -> Bool {
    succeeded[place]?.contains(statement) ?? false
  }

  private mutating func take(_ entry: String) {
    guard let end = entry.firstIndex(of: "\n") else { return }
    let statement = String(entry[entry.index(after: end)...])
    if entry.utf8.first == UInt8(ascii: "+") {
      failed.remove(statement)
      succeeded[String(entry[entry.index(after: entry.startIndex)..<end]), default: []].insert(statement)
    } else if entry.utf8.first == UInt8(ascii: "-") {
      failed.insert(statement)
    }
  }
}
