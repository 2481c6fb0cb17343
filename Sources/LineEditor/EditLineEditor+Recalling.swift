import CLineEditor

/// Up and Down through the history, and Ctrl-R.
extension EditLineEditor {
  /// Where Up and Down have come to.
  struct Recall {
    /// What was typed before: only statements that begin with it come.
    let typed: [Unicode.Scalar]
    /// Index of the entry that stands in the line.
    var index: Int
    var shown: [Unicode.Scalar]
  }

  func recallOlder(_ editor: OpaquePointer, _ now: EditBuffer) -> Int32 {
    synchronizeHistory()
    let typed = recall?.typed ?? now.scalars
    guard
      let index = history.newest(
        before: recall?.index ?? .max, beginningWith: EditBuffer.text(typed[...]))
    else { return CC_NORM }
    return recall(index, typed: typed, editor)
  }

  func recallNewer(_ editor: OpaquePointer, _ now: EditBuffer) -> Int32 {
    guard let recall else { return CC_NORM }
    let prefix = EditBuffer.text(recall.typed[...])
    if let index = history.oldest(after: recall.index, beginningWith: prefix) {
      return self.recall(index, typed: recall.typed, editor)
    }
    self.recall = nil
    replaceLine(of: editor, with: EditBuffer(scalars: recall.typed, cursor: recall.typed.count))
    return CC_REFRESH
  }

  private func recall(_ index: Int, typed: [Unicode.Scalar], _ editor: OpaquePointer) -> Int32 {
    let entry = Array(history.entries[index].unicodeScalars)
    recall = Recall(typed: typed, index: index, shown: entry)
    replaceLine(of: editor, with: EditBuffer(scalars: entry, cursor: entry.count))
    return CC_REFRESH
  }

  /// Ctrl-R: the newest statement that holds what is typed now; Ctrl-R again goes on to older ones, Ctrl-S back.
  /// Enter runs it, Ctrl-G puts back what was there, any other key goes on editing it.
  func search(_ editor: OpaquePointer) -> Int32 {
    synchronizeHistory()
    let before = buffer(of: editor)
    var search = HistorySearch(entries: history.entries)
    while true {
      let event = nextEvent(editor) { showSearch(search, before) }
      switch event {
      case nil: return CC_ERROR
      case .character("\u{12}"): search.findOlder()
      case .character("\u{13}"): search.findNewer()
      case .character("\u{7F}"), .character("\u{08}"): search.shorten()
      case .character("\u{07}"): return CC_REFRESH
      case .character(let scalar) where !DisplayText.isControl(scalar): search.extend(scalar)
      case .paste(let text): for scalar in text where !DisplayText.isControl(scalar) { search.extend(scalar) }
      case .signal: continue
      case .character("\r"), .character("\n"):
        if let found = search.line { replaceLine(of: editor, with: found) }
        return enter(editor)
      case .some(let other):
        if let found = search.line { replaceLine(of: editor, with: found) }
        input.giveBack(other)
        return CC_REFRESH
      }
    }
  }

  private func showSearch(_ search: HistorySearch, _ before: EditBuffer) {
    var content = content(of: search.line ?? before)
    let state = search.hasFailed ? "no statement with" : "search"
    content.prompt = Prompt("\(state) \"\(EditBuffer.text(search.pattern[...]))\": ")
    show(content)
  }
}
