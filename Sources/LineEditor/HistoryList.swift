/// The statements typed before, oldest first, without doubles; shared with shells that run at the same time.
final class HistoryList {
  private let file: HistoryFile?
  private(set) var entries: [String] = []
  private var known: Set<String> = []
  /// How much of the file is known. Nil before it is read, which is when a prompt stands and waits: so the prompt
  /// appears sooner.
  private var mark: HistoryFile.Mark?
  private var problem: LineEditorProblem?
  private var outcomes: HistoryOutcomes

  init(path: String?) {
    file = path.map { HistoryFile(path: $0) }
    outcomes = HistoryOutcomes(path: path)
  }

  private var limit: Int { file?.limit ?? 10_000 }

  /// Adds a statement, as the newest; an equal older one goes. Blank ones and those that begin with a space (the
  /// person's way to say "forget this") are not kept.
  func add(_ statement: String) {
    guard Self.isKept(statement) else { return }
    do throws(LineEditorProblem) { try file?.append(statement) } catch { problem = error }
    if file == nil || mark != nil || problem != nil { remember(statement) }
  }

  /// Keeps what came of a statement that was added: where it succeeded, or (nil) that it failed.
  func note(_ statement: String, succeededIn place: String?) {
    guard Self.isKept(statement) else { return }
    do throws(LineEditorProblem) { try outcomes.add(statement, succeededIn: place) } catch { problem = error }
  }

  private static func isKept(_ statement: String) -> Bool {
    guard let first = statement.unicodeScalars.first, first != " " else { return false }
    return statement.contains { !$0.isWhitespace }
  }

  /// Reads what the file has that is not known yet: at first all, later what other shells have added.
  func synchronize() {
    guard let file else { return }
    do throws(LineEditorProblem) {
      let found = try file.read(after: mark)
      if found.isWhole, mark != nil { forgetAll() }
      mark = found.mark
      for entry in found.entries { remember(entry) }
      try outcomes.synchronize()
    } catch {
      if mark == nil { problem = error }
      mark = mark ?? HistoryFile.Mark()
    }
  }

  func takeProblem() -> LineEditorProblem? {
    defer { problem = nil }
    return problem
  }

  /// The newest entry that begins with `prefix` and is more than it, of those that succeeded in `place` if there is one,
  /// else of those that have not failed.
  func suggestion(beginningWith prefix: String, in place: String?) -> String? {
    var other: String?
    for entry in entries.reversed()
    where entry.utf8.count > prefix.utf8.count && entry.utf8.starts(with: prefix.utf8)
      && !outcomes.hasFailed(entry)
    {
      if place.map({ outcomes.hasSucceeded(entry, in: $0) }) ?? true { return entry }
      other = other ?? entry
    }
    return other
  }

  /// The newest entry before `index` that begins with `prefix` and is more than it.
  func newest(before index: Int, beginningWith prefix: String) -> Int? {
    entries[..<min(index, entries.count)].lastIndex {
      $0.utf8.count > prefix.utf8.count && $0.utf8.starts(with: prefix.utf8)
    }
  }

  /// The oldest entry behind `index` that begins with `prefix` and is more than it.
  func oldest(after index: Int, beginningWith prefix: String) -> Int? {
    guard index + 1 < entries.count else { return nil }
    return entries[(index + 1)...].firstIndex {
      $0.utf8.count > prefix.utf8.count && $0.utf8.starts(with: prefix.utf8)
    }
  }

  private func forgetAll() {
    entries = []
    known = []
  }

  private func remember(_ statement: String) {
    if !known.insert(statement).inserted, let double = entries.lastIndex(of: statement) {
      entries.remove(at: double)
    }
    entries.append(statement)
    if entries.count > limit + limit / 10 {
      let gone = entries.count - limit
      known.subtract(entries[..<gone])
      entries.removeFirst(gone)
    }
  }
}
