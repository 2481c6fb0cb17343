import CLineEditor

/// The history libedit walks through, without doubles: libedit itself only drops equal neighbours.
final class HistoryList {
  private let file: HistoryFile?
  private let entries: OpaquePointer
  private var numbers: [String: Int32] = [:]
  /// Entries in memory stand as libedit's buffer would hold them, so they change with the continuation prompt.
  private var continuation: Continuation
  private(set) var problem: LineEditorProblem?

  init?(path: String?, continuation: Continuation) {
    guard let entries = history_init() else { return nil }
    self.entries = entries
    self.continuation = continuation
    file = path.map { HistoryFile(path: $0) }
    cle_history_set_size(entries, Int32(file?.limit ?? 10_000))
    do throws(LineEditorProblem) {
      for entry in try file?.load() ?? [] { remember(entry) }
    } catch {
      problem = error
    }
  }

  deinit {
    history_end(entries)
  }

  func attach(to editor: OpaquePointer) {
    cle_history_attach(editor, entries)
  }

  /// Adds a statement, as the newest; an equal older one goes. Blank ones and those that begin with a space (the
  /// person's way to say "forget this") are not kept.
  func add(_ statement: String) {
    guard let first = statement.unicodeScalars.first, first != " ",
      statement.contains(where: { !$0.isWhitespace })
    else { return }
    remember(statement)
    do throws(LineEditorProblem) {
      try file?.append(statement)
    } catch {
      problem = error
    }
  }

  func takeProblem() -> LineEditorProblem? {
    defer { problem = nil }
    return problem
  }

  /// Rewrites the entries of several lines for another continuation prompt.
  func use(_ newContinuation: Continuation) {
    guard newContinuation != continuation else { return }
    continuation = newContinuation
    let inOrder = numbers.sorted { $0.value < $1.value }.map(\.key)
    for entry in inOrder { remember(entry) }
  }

  private func remember(_ statement: String) {
    if let number = numbers[statement] { cle_history_remove(entries, number) }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: continuation.buffer(for: statement.unicodeScalars))
    let number = cle_history_add(entries, String(text))
    if number >= 0 { numbers[statement] = number }
  }
}
