import CLineEditor

/// What happens while libedit waits for a key: signals are answered, the line is drawn.
extension EditLineEditor {
  /// libedit's GETCFN: 1 with a character, 0 at the input's end, -1 to give up the line.
  func nextKey(_ editor: OpaquePointer, into key: UnsafeMutablePointer<wchar_t>) -> Int32 {
    if stop != nil { return -1 }
    noteChange(editor)
    while true {
      switch nextEvent(editor, draw: { draw(editor) }) {
      case .character(let scalar):
        yieldBlank(to: scalar, editor)
        key.pointee = wchar_t(scalar.value)
        return 1
      case .key(.pageUp), .key(.pageDown), .key(.backTab): continue
      case .key(let pressed):
        key.pointee = wchar_t(pressed.rawValue)
        return 1
      case .paste(let text):
        pasted = text
        key.pointee = wchar_t(Key.paste.rawValue)
        return 1
      case .signal: continue
      case .end:
        stop = .ended
        return 0
      case .failed(let number):
        stop = .failed(errno: number)
        return -1
      case nil: return -1
      }
    }
  }

  /// The next key, with the line drawn before it is waited for; nil if a signal ends this line.
  func nextEvent(_ editor: OpaquePointer, draw: () -> Void) -> KeyInput.Event? {
    while true {
      if isEndedBySignal(editor) { return nil }
      if !input.isReady {
        draw()
        synchronizeHistory()
      }
      let event = input.next()
      if event != .signal { return event }
    }
  }

  /// The line as libedit holds it now.
  func buffer(of editor: OpaquePointer) -> EditBuffer {
    guard let line = el_wline(editor)?.pointee, let start = line.buffer else { return EditBuffer() }
    let count = start.distance(to: line.lastchar)
    let scalars = (0..<count).map { Unicode.Scalar(UInt32(bitPattern: start[$0])) ?? "\u{FFFD}" }
    return EditBuffer(scalars: scalars, cursor: min(max(0, start.distance(to: line.cursor)), count))
  }

  /// Puts another line in libedit's place.
  func replaceLine(of editor: OpaquePointer, with new: EditBuffer) {
    let old = buffer(of: editor)
    el_cursor(editor, Int32(old.scalars.count - old.cursor))
    if !old.scalars.isEmpty { el_deletestr(editor, Int32(old.scalars.count)) }
    if !new.scalars.isEmpty { el_insertstr(editor, new.text) }
    el_cursor(editor, Int32(new.cursor - new.scalars.count))
  }

  /// `select name ` and a comma is `select name,`.
  private func yieldBlank(to scalar: Unicode.Scalar, _ editor: OpaquePointer) {
    guard let line = completed else { return }
    completed = nil
    if [",", ")", "]", "}", ";"].contains(scalar), buffer(of: editor) == line { el_deletestr(editor, 1) }
  }

  private func noteChange(_ editor: OpaquePointer) {
    let now = buffer(of: editor)
    undoList.record(lastBuffer, changedTo: now)
    if now.scalars != lastBuffer.scalars, recall?.shown != now.scalars { recall = nil }
    lastBuffer = now
  }

  private func isEndedBySignal(_ editor: OpaquePointer) -> Bool {
    if cle_take_interrupt() != 0 {
      stop = .interrupted
      leaveLine(editor, showing: "^C")
      return true
    }
    if cle_take_stop() != 0 { suspend(editor) }
    if cle_take_continue() != 0 { resume(editor) }
    if cle_take_resize() != 0 { redrawAfterResize(editor) }
    return false
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
    screen.reset()
    draw(editor)
  }

  /// A window that is dragged sends many sizes. What is drawn while it has yet another one stands in the wrong place, so
  /// the last one is waited for.
  private func redrawAfterResize(_ editor: OpaquePointer) {
    var waits = 0
    while waits < 40, cle_wait_signal(25) != 0, cle_interrupt_raised() == 0 { waits += 1 }
    _ = cle_take_resize()
    terminal.write(screen.climb(width: terminal.width, height: terminal.height))
    draw(editor)
  }
}
