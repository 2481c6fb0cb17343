import CLineEditor

/// The keys that are ours and not libedit's. Each gives back one of libedit's codes.
extension EditLineEditor {
  /// Enter: ends the statement, or begins another line where it is incomplete.
  func enter(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    if options.isIncomplete(now.text) { return newline(editor) }
    return finish(editor)
  }

  func finish(_ editor: OpaquePointer) -> Int32 {
    finished = buffer(of: editor).text
    leaveLine(editor, showing: "")
    return CC_NEWLINE
  }

  func newline(_ editor: OpaquePointer) -> Int32 {
    insert("\n", into: editor)
    return CC_REFRESH
  }

  /// Up within the lines of a statement; from the first one, to the older statement.
  func up(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    guard now.row.lowerBound > 0 else { return recallOlder(editor, now) }
    return move(editor, from: now, toRowAt: now.row.lowerBound - 1)
  }

  func down(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    guard now.row.upperBound < now.scalars.count else { return recallNewer(editor, now) }
    return move(editor, from: now, toRowAt: now.row.upperBound + 1)
  }

  func rowStart(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    el_cursor(editor, Int32(now.row.lowerBound - now.cursor))
    return CC_CURSOR
  }

  /// To the row's end; at the line's end, takes the suggestion.
  func rowEnd(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    if now.isAtEnd { return take(suggestion(for: now)[...], editor) }
    el_cursor(editor, Int32(now.row.upperBound - now.cursor))
    return CC_CURSOR
  }

  func right(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    if now.isAtEnd { return take(suggestion(for: now)[...], editor) }
    el_cursor(editor, 1)
    return CC_CURSOR
  }

  /// To the end of the word; at the line's end, takes a word of the suggestion.
  func wordRight(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    let isTaking = now.isAtEnd
    let ahead = isTaking ? suggestion(for: now)[...] : now.scalars[now.cursor...]
    let word = Self.word(of: ahead)
    if isTaking { return take(word, editor) }
    el_cursor(editor, Int32(word.count))
    return CC_CURSOR
  }

  /// What leads to the end of the first word: what is no letter, then letters.
  private static func word(of text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    let start = text.firstIndex { isWordPart($0) } ?? text.endIndex
    let end = text[start...].firstIndex { !isWordPart($0) } ?? text.endIndex
    return text[..<end]
  }

  static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  private func take(_ text: ArraySlice<Unicode.Scalar>, _ editor: OpaquePointer) -> Int32 {
    guard !text.isEmpty else { return CC_NORM }
    insert(EditBuffer.text(text), into: editor)
    return CC_REFRESH
  }

  /// What stood between the paste's marks, at once; the newlines in it are no Enter.
  func paste(_ editor: OpaquePointer) -> Int32 {
    let text = PastedText.cleaned(pasted)
    pasted = []
    insert(text, into: editor)
    return CC_REFRESH
  }

  func clearScreen(_ editor: OpaquePointer) -> Int32 {
    terminal.write("\u{1B}[H\u{1B}[2J")
    screen.reset()
    return CC_NORM
  }

  /// Ctrl-D: the character under the cursor goes; on an empty line the input ends.
  func deleteOrEnd(_ editor: OpaquePointer) -> Int32 {
    buffer(of: editor).scalars.isEmpty ? CC_EOF : delete(editor)
  }

  func delete(_ editor: OpaquePointer) -> Int32 {
    guard !buffer(of: editor).isAtEnd else { return CC_NORM }
    el_cursor(editor, 1)
    el_deletestr(editor, 1)
    return CC_REFRESH
  }

  func undo(_ editor: OpaquePointer) -> Int32 {
    guard let state = undoList.undo() else { return CC_NORM }
    replaceLine(of: editor, with: state)
    lastBuffer = buffer(of: editor)
    return CC_REFRESH
  }

  func insert(_ text: String, into editor: OpaquePointer) {
    if !text.isEmpty { el_insertstr(editor, text) }
  }

  /// To the same column, or the end, of the row of text that `index` stands in.
  private func move(_ editor: OpaquePointer, from now: EditBuffer, toRowAt index: Int) -> Int32 {
    let target = EditBuffer(scalars: now.scalars, cursor: index).row
    let promptColumns = DisplayText.width(of: prompt.visible)
    func indent(_ row: Range<Int>) -> Int { row.lowerBound == 0 ? promptColumns : continuation.count }
    let offset = max(0, now.cursor - now.row.lowerBound + indent(now.row) - indent(target))
    let goal = min(target.lowerBound + offset, target.upperBound)
    el_cursor(editor, Int32(goal - now.cursor))
    return CC_CURSOR
  }
}
