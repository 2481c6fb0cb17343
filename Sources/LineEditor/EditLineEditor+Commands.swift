import CLineEditor

/// The keys that are ours and not libedit's. Each gives back one of libedit's codes for what is to be redrawn.
extension EditLineEditor {
  static let pasteEnd = Array("\u{1B}[201~".unicodeScalars)

  /// Enter: ends the statement, or begins another line where it is incomplete.
  func enter(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    let text = continuation.statement(in: now.scalars, cursor: 0).text
    if options.isIncomplete(text) { return newline(editor) }
    // libedit's own newline leaves the cursor below the last row, which is nothing one can call.
    el_push(editor, String(EditLineBindings.submitKey))
    return CC_NORM
  }

  func newline(_ editor: OpaquePointer) -> Int32 {
    insert("\n", into: editor)
    return CC_REFRESH
  }

  /// Up within the lines of a statement; from the first one, to the older entry.
  func up(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    guard now.row.lowerBound > 0 else {
      el_push(editor, String(EditLineBindings.olderKey))
      return CC_NORM
    }
    return move(editor, from: now, toRowAt: now.row.lowerBound - 1)
  }

  func down(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    guard now.row.upperBound < now.scalars.count else {
      el_push(editor, String(EditLineBindings.newerKey))
      return CC_NORM
    }
    return move(editor, from: now, toRowAt: now.row.upperBound + 1)
  }

  func rowStart(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    let indent = now.row.lowerBound > 0 ? continuation.marker.count : 0
    el_cursor(editor, Int32(min(now.row.lowerBound + indent, now.row.upperBound) - now.cursor))
    return CC_CURSOR
  }

  func rowEnd(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    el_cursor(editor, Int32(now.row.upperBound - now.cursor))
    return CC_CURSOR
  }

  /// What stands between the paste's marks, at once; the newlines in it are no Enter.
  func paste(_ editor: OpaquePointer) -> Int32 {
    var pasted: [Unicode.Scalar] = []
    var key: wchar_t = 0
    while !pasted.hasSuffix(Self.pasteEnd) {
      guard el_wgetc(editor, &key) == 1 else {
        // The line is given up, or the input has ended.
        if stop == .interrupted { input.discardPaste() }
        return CC_EOF
      }
      pasted.append(Unicode.Scalar(UInt32(bitPattern: key)) ?? "\u{FFFD}")
    }
    pasted.removeLast(Self.pasteEnd.count)
    insert(PastedText.cleaned(pasted), into: editor)
    return CC_REFRESH
  }

  func complete(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    let (text, cursor) = continuation.statement(in: now.scalars, cursor: now.cursor)
    let result = options.complete(text, cursor)
    switch CompletionStep(result, statement: text, cursor: cursor) {
    case .nothing: return CC_ERROR
    case .insert(let replacement):
      let replaced = String(text.utf8.dropFirst(result.replaceFrom).prefix(cursor - result.replaceFrom)) ?? ""
      let gone = continuation.buffer(for: replaced.unicodeScalars).count
      el_deletestr(editor, Int32(gone))
      insert(replacement, into: editor)
      return CC_REFRESH
    case .list:
      leaveLine(editor, showing: "")
      let list = CandidateList(
        candidates: result.candidates, width: terminal.width, height: max(1, terminal.height - 2))
      terminal.write(list.lines.map { $0 + "\r\n" }.joined())
      cle_redraw(editor)
      return CC_NORM
    }
  }

  func insert(_ text: String, into editor: OpaquePointer) {
    el_insertstr(editor, continuation.buffer(for: text))
    lastBuffer = buffer(of: editor)
  }

  /// To the same column, or the end, of the row of text that `index` stands in.
  private func move(_ editor: OpaquePointer, from now: EditBuffer, toRowAt index: Int) -> Int32 {
    let target = EditBuffer(scalars: now.scalars, cursor: index).row
    // The first row stands behind the prompt, the others behind a marker that is part of the buffer.
    let promptColumns = DisplayText.width(of: prompt.visible)
    let column = now.cursor - now.row.lowerBound + (now.row.lowerBound == 0 ? promptColumns : 0)
    let offset = max(column - (target.lowerBound == 0 ? promptColumns : 0), 0)
    let indent = target.lowerBound == 0 ? 0 : continuation.marker.count
    let goal = min(max(target.lowerBound + offset, target.lowerBound + indent), target.upperBound)
    el_cursor(editor, Int32(goal - now.cursor))
    lastBuffer.cursor = goal
    return CC_CURSOR
  }
}
