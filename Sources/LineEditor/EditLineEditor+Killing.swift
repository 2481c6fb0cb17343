import CLineEditor

/// Taking out and putting back, by rows and words: libedit's own would take a statement of several rows whole.
extension EditLineEditor {
  /// Ctrl-K: to the row's end, or the newline there.
  func killToEnd(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    let end = now.cursor == now.row.upperBound ? min(now.cursor + 1, now.scalars.count) : now.row.upperBound
    return kill(now.cursor..<end, of: now, editor)
  }

  /// Ctrl-U: to the row's start, or the newline before it.
  func killToStart(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    let start = now.cursor == now.row.lowerBound ? max(0, now.cursor - 1) : now.row.lowerBound
    return kill(start..<now.cursor, of: now, editor)
  }

  /// Ctrl-W: the word before the cursor, and the blanks between, as far as a blank.
  func killWordBefore(_ editor: OpaquePointer) -> Int32 {
    killBefore(editor) { $0 != " " && $0 != "\n" }
  }

  /// Alt-Backspace: letters before the cursor, and what is between.
  func killLettersBefore(_ editor: OpaquePointer) -> Int32 {
    killBefore(editor, Self.isWordPart)
  }

  private func killBefore(_ editor: OpaquePointer, _ isPart: (Unicode.Scalar) -> Bool) -> Int32 {
    let now = buffer(of: editor)
    var start = now.cursor
    while start > 0, !isPart(now.scalars[start - 1]) { start -= 1 }
    while start > 0, isPart(now.scalars[start - 1]) { start -= 1 }
    return kill(start..<now.cursor, of: now, editor)
  }

  /// Alt-D: to the end of the word.
  func killWordAfter(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    var end = now.cursor
    while end < now.scalars.count, !Self.isWordPart(now.scalars[end]) { end += 1 }
    while end < now.scalars.count, Self.isWordPart(now.scalars[end]) { end += 1 }
    return kill(now.cursor..<end, of: now, editor)
  }

  func yank(_ editor: OpaquePointer) -> Int32 {
    insert(killed, into: editor)
    return CC_REFRESH
  }

  private func kill(_ range: Range<Int>, of now: EditBuffer, _ editor: OpaquePointer) -> Int32 {
    guard !range.isEmpty else { return CC_NORM }
    killed = EditBuffer.text(now.scalars[range])
    el_cursor(editor, Int32(range.upperBound - now.cursor))
    el_deletestr(editor, Int32(range.count))
    return CC_REFRESH
  }
}
