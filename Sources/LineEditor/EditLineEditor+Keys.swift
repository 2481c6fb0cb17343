import CLineEditor

/// What happens while libedit waits for a key: the line is put right, signals are answered, the painter is asked.
extension EditLineEditor {
  /// libedit's GETCFN: 1 with a character, 0 at the input's end, -1 to give up the line.
  func nextKey(_ editor: OpaquePointer, into key: UnsafeMutablePointer<wchar_t>) -> Int32 {
    if needsRepair(editor) {
      key.pointee = wchar_t(EditLineBindings.repairKey.value)
      return 1
    }
    while true {
      if let stopped = answerSignals(editor) { return stopped }
      paintIfIdle(editor)
      switch input.next() {
      case .character(let scalar):
        if mayRecall(scalar) { history.prepare() }
        let isOurs = mustBeInsertedByUs(scalar, editor)
        if isOurs { unshown = scalar }
        key.pointee = wchar_t((isOurs ? EditLineBindings.repairKey : scalar).value)
        return 1
      case .signal: continue
      case .end:
        stop = .ended
        return 0
      case .failed(let number):
        stop = .failed(errno: number)
        return -1
      }
    }
  }

  /// Whether a key may be, or begin, one that goes to the history: arrows begin with ESC.
  private func mayRecall(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && !["\r", "\n", "\t"].contains(scalar)
  }

  /// libedit counts a combining mark typed at the line's end as a column of its own, and the line falls to pieces
  /// at the next edit. Inserted by a command it is left out of the picture, and all else is right.
  private func mustBeInsertedByUs(_ scalar: Unicode.Scalar, _ editor: OpaquePointer) -> Bool {
    DisplayText.width(of: scalar) == 0 && !DisplayText.isControl(scalar)
      && !continuation.isSearching(buffer(of: editor).scalars)
  }

  /// The line as libedit holds it now.
  func buffer(of editor: OpaquePointer) -> EditBuffer {
    guard let line = el_wline(editor)?.pointee, let start = line.buffer else { return EditBuffer() }
    let count = start.distance(to: line.lastchar)
    let scalars = (0..<count).map { Unicode.Scalar(UInt32(bitPattern: start[$0])) ?? "\u{FFFD}" }
    return EditBuffer(scalars: scalars, cursor: start.distance(to: line.cursor))
  }

  /// Puts another line in libedit's place; libedit draws it when the command that called this ends.
  func replaceLine(of editor: OpaquePointer, with new: EditBuffer) {
    let old = buffer(of: editor)
    el_cursor(editor, Int32(old.scalars.count - old.cursor))
    el_deletestr(editor, Int32(old.scalars.count))
    var text = String.UnicodeScalarView()
    text.append(contentsOf: new.scalars)
    if !new.scalars.isEmpty { el_insertstr(editor, String(text)) }
    el_cursor(editor, Int32(new.cursor - new.scalars.count))
    lastBuffer = new
  }

  func repair(_ editor: OpaquePointer) {
    if let scalar = unshown {
      unshown = nil
      insert(String(scalar), into: editor)
      return
    }
    replaceLine(of: editor, with: continuation.repaired(old: lastBuffer, new: buffer(of: editor)))
  }

  private func needsRepair(_ editor: OpaquePointer) -> Bool {
    let now = buffer(of: editor)
    guard now != lastBuffer, !continuation.isSearching(now.scalars) else { return false }
    guard continuation.repaired(old: lastBuffer, new: now) == now else { return true }
    lastBuffer = now
    return false
  }

  /// -1 if a signal ends this line, else nil.
  private func answerSignals(_ editor: OpaquePointer) -> Int32? {
    if cle_take_interrupt() != 0 {
      stop = .interrupted
      input.discard()
      // libedit leaves the line itself when a search is given up.
      if !continuation.isSearching(buffer(of: editor).scalars) { leaveLine(editor, showing: "^C") }
      return -1
    }
    if cle_take_stop() != 0 { suspend(editor) }
    if cle_take_continue() != 0 { resume(editor) }
    if cle_take_resize() != 0 { redrawAfterResize(editor) }
    return nil
  }

  private func suspend(_ editor: OpaquePointer) {
    leaveLine(editor, showing: "")
    terminal.setBracketedPaste(false)
    cle_set_raw(editor, 0)
    cle_stop_self()
  }

  private func resume(_ editor: OpaquePointer) {
    cle_set_raw(editor, 0)
    cle_set_raw(editor, 1)
    terminal.setBracketedPaste(true)
    terminal.clearBelow()
    el_resize(editor)
    cle_redraw(editor)
  }

  /// Terminals of today reflow what they show, so the cursor's row is counted at the new width.
  private func redrawAfterResize(_ editor: OpaquePointer) {
    terminal.move(up: min(layout(of: editor).cursor.row, terminal.height - 1))
    terminal.clearBelow()
    el_resize(editor)
    cle_redraw(editor)
  }

  /// To the start of the row below the line.
  func leaveLine(_ editor: OpaquePointer, showing mark: String) {
    let (cursor, end) = layout(of: editor)
    terminal.move(down: end.row - cursor.row)
    terminal.move(toColumn: end.column)
    terminal.write(mark + "\r\n")
  }

  /// Where cursor and end of the line stand, from the prompt's first row.
  private func layout(of editor: OpaquePointer) -> (cursor: ScreenLayout, end: ScreenLayout) {
    let now = buffer(of: editor)
    let width = terminal.width
    return (
      .end(prompt: prompt.visible, line: now.scalars[..<now.cursor], width: width),
      .end(prompt: prompt.visible, line: now.scalars, width: width)
    )
  }

  private func paintIfIdle(_ editor: OpaquePointer) {
    guard let paint = options.paint, !input.isReady else { return }
    let now = buffer(of: editor)
    guard !continuation.isSearching(now.scalars) else { return }
    let (text, cursor) = continuation.statement(in: now.scalars, cursor: now.cursor)
    let place = layout(of: editor).cursor
    let picture = LinePicture(
      statement: text, cursor: cursor, row: place.row, column: place.column, width: place.width)
    if let drawing = paint(picture) { terminal.write("\u{1B}7" + drawing + "\u{1B}8") }
  }
}
