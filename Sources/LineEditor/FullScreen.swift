import CLineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// The terminal as a whole: its second screen, keys one by one, no cursor. What was on the screen before comes back at
/// every way out: `leave`, Ctrl-Z, a deadly signal, a crash.
///
/// One at a time, and not while a line is read.
package final class FullScreen {
  package enum Event: Equatable, Sendable {
    case key(TerminalKey)
    /// The window has another size, or the screen must be drawn anew.
    case redraw
    /// Ctrl-C.
    case interrupted
    /// Nobody is there any more.
    case ended
  }

  private let terminal: TerminalOutput
  private var input: KeyInput
  /// The lines that stand on the screen.
  private var shown: [String] = []
  private var isOpen = true

  /// Whether there is a person at a terminal that can show a full screen.
  package static func isPossible(input: Int32 = 0, output: Int32 = 1) -> Bool {
    Terminal.canEdit(input: input, output: output)
  }

  /// Takes the terminal over. Nil where it cannot be.
  package init?(input: Int32 = 0, output: Int32 = 1) {
    guard Self.isPossible(input: input, output: output) else { return nil }
    terminal = TerminalOutput(descriptor: output)
    self.input = KeyInput(descriptor: input, hasKeys: true)
    InterruptSignal.install()
    InterruptSignal.clear()
    guard cle_begin_screen(output) == 0 else {
      cle_restore_terminal()
      cle_end_prompt()
      return nil
    }
  }

  deinit { leave() }

  package var columns: Int { terminal.width }
  package var rows: Int { terminal.height }

  /// Whether a key waits to be taken, or Ctrl-C was pressed.
  package var isReady: Bool { input.isReady || InterruptSignal.isRaised() }

  /// Waits for what comes next.
  package func next() -> Event {
    while true {
      if cle_take_interrupt() != 0 { return .interrupted }
      if cle_take_stop() != 0 { stop() }
      if cle_take_continue() != 0 || cle_take_resize() != 0 {
        shown = []
        return .redraw
      }
      switch input.next() {
      case .character(let scalar): return .key(TerminalKey(scalar))
      case .key(let key): return .key(TerminalKey(key))
      case .paste, .signal: continue
      case .end, .failed: return .ended
      }
    }
  }

  /// Draws these lines, one a row from the top; only those that changed are sent. None is wider than the screen.
  package func show(_ lines: [String]) {
    var text = shown.isEmpty ? "\u{1B}[H\u{1B}[2J" : ""
    for (row, line) in lines.enumerated() where row >= shown.count || shown[row] != line {
      text += "\u{1B}[\(row + 1);1H\u{1B}[2K" + line
    }
    if lines.count < shown.count { text += "\u{1B}[\(lines.count + 1);1H\u{1B}[J" }
    if !text.isEmpty { terminal.write(text) }
    shown = lines
  }

  /// Gives the terminal back.
  package func leave() {
    guard isOpen else { return }
    isOpen = false
    cle_leave_screen(terminal.descriptor)
    cle_end_prompt()
  }

  private func stop() {
    cle_leave_screen(terminal.descriptor)
    cle_stop_self()
    _ = cle_enter_screen(terminal.descriptor)
    shown = []
  }
}
