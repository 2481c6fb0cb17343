import CLineEditor

/// The history libedit walks through, without doubles: libedit itself only drops equal neighbours.
final class HistoryList {
  private let file: HistoryFile?
  private let entries: OpaquePointer
  private var numbers: [String: Int32] = [:]
  /// Entries in memory stand as libedit's buffer would hold them, so they change with the continuation prompt.
  private var continuation = Continuation(prompt: "")
  /// The file is read when the first key is pressed that may ask for it: a prompt appears sooner without.
  private var isLoaded = false
  private(set) var problem: LineEditorProblem?

  init?(path: String?) {
    guard let entries = history_init() else { return nil }
    self.entries = entries
    file = path.map { HistoryFile(path: $0) }
    cle_history_set_size(entries, Int32(file?.limit ?? 10_000))
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
    do throws(LineEditorProblem) {
      try file?.append(statement)
      if file != nil, !isLoaded { return }
    } catch {
      problem = error
      prepare()
    }
    remember(statement)
  }

  /// Reads the file if that has not been done.
  func prepare() {
    guard !isLoaded else { return }
    isLoaded = true
    do throws(LineEditorProblem) {
      for statement in try file?.load() ?? [] { remember(statement) }
    } catch {
      problem = error
    }
  }

  func takeProblem() -> LineEditorProblem? {
    defer { problem = nil }
    return problem
  }

  /// Rewrites the entries for another continuation prompt.
  func use(_ newContinuation: Continuation) {
    guard newContinuation != continuation else { return }
    continuation = newContinuation
    let statements = numbers.sorted { $0.value < $1.value }.map(\.key)
    numbers = [:]
    cle_history_clear(entries)
    for statement in statements { remember(statement) }
  }

  private func remember(_ statement: String) {
    if let number = numbers[statement] { cle_history_remove(entries, number) }
    let number = cle_history_add(entries, continuation.buffer(for: statement))
    if number >= 0 { numbers[statement] = number }
  }
}
