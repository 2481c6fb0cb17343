import CLineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// Editing on a terminal. libedit holds the line and knows what keys do to it; it draws nothing (its output goes to
/// /dev/null). What stands on the screen is drawn here, from libedit's line, whenever no key is waiting.
///
/// Not for two threads at once. Only one may be reading at a time, since a terminal has one cursor.
package final class EditLineEditor: LineEditor {
  let options: LineEditorOptions
  package var preferences = EditingPreferences()
  let terminal: TerminalOutput
  var input: KeyInput
  var screen = LineScreen()
  var prompt = Prompt("")
  var continuation: [Unicode.Scalar] = []
  /// The line as it stood before the last key.
  var lastBuffer = EditBuffer()
  var undoList = UndoList()
  /// What Ctrl-K and its like took out last, for Ctrl-Y.
  var killed = ""
  /// The line behind a completion that put a blank at its end: a comma or bracket typed next takes its place.
  var completed: EditBuffer?
  /// What the paste key stands for.
  var pasted: [Unicode.Scalar] = []
  /// The statement that Enter ended.
  var finished: String?
  /// Where Up and Down have come to in the history.
  var recall: Recall?
  /// How the line was coloured last, since most drawings follow a change of the text.
  var colored: (text: [Unicode.Scalar], cursor: Int, styles: [StyledRange])?
  /// Why reading stopped before Enter.
  var stop: Stop?
  let history: HistoryList
  private var isSynchronized = false
  private var boundKeys: EditingPreferences.Keys?
  private var editor: OpaquePointer?

  enum Stop {
    case interrupted, ended
    case failed(errno: Int32)
  }

  /// Nil where libedit cannot be set up: no terminal, no UTF-8 locale to be had.
  package init?(options: LineEditorOptions) {
    guard cle_set_locale() != 0 else { return nil }
    self.options = options
    history = HistoryList(path: options.historyPath)
    terminal = TerminalOutput(descriptor: options.output)
    input = KeyInput(descriptor: options.input, hasKeys: true)
    let client = Unmanaged.passUnretained(self).toOpaque()
    guard let editor = cle_open(options.input, options.output, client) else { return nil }
    self.editor = editor
    EditLineBindings.install(on: editor)
    InterruptSignal.install()
  }

  deinit {
    if let editor { cle_close(editor) }
  }

  package func takeHistoryProblem() -> LineEditorProblem? {
    history.takeProblem()
  }

  package func noteOutcome(succeededIn place: String?) {
    if let finished { history.note(finished, succeededIn: place) }
  }

  package func readStatement(
    prompt: String, continuationPrompt: String
  ) throws(LineEditorProblem) -> LineInput {
    guard let editor else { throw .terminalUnusable }
    self.prompt = Prompt(prompt)
    continuation = Array(Prompt(continuationPrompt).visible.unicodeScalars)
    if boundKeys != preferences.keys {
      EditLineBindings.bind(preferences.keys, on: editor)
      boundKeys = preferences.keys
    }
    InterruptSignal.clear()
    fflush(nil)
    cle_begin_prompt(options.output)
    terminal.setBracketedPaste(true)
    readLine(from: editor)
    terminal.setBracketedPaste(false)
    if finished != nil { input.raiseSignals() }
    cle_end_prompt()
    if let stop { return try input(for: stop) }
    guard let finished else {
      terminal.write("\r\n")
      return .endOfInput
    }
    history.add(finished)
    return .statement(finished)
  }

  /// Ends with `finished` or `stop` set, or with neither at the input's end.
  private func readLine(from editor: OpaquePointer) {
    stop = nil
    finished = nil
    recall = nil
    colored = nil
    completed = nil
    isSynchronized = false
    lastBuffer = EditBuffer()
    undoList = UndoList()
    screen.reset()
    // Before the prompt is seen: a key pressed at once would be echoed by the terminal.
    cle_set_raw(editor, 1)
    input.takeTypedAhead()
    // Keys pressed while the last statement ran were echoed where the prompt belongs.
    terminal.clearBelow()
    var count: Int32 = 0
    _ = el_gets(editor, &count)
    // libedit goes back to the terminal's own modes by itself only when it saw its own newline.
    cle_set_raw(editor, 0)
  }

  /// What other shells have added since: read once the prompt stands.
  func synchronizeHistory() {
    guard !isSynchronized else { return }
    isSynchronized = true
    history.synchronize()
  }

  private func input(for stop: Stop) throws(LineEditorProblem) -> LineInput {
    switch stop {
    case .interrupted: return .interrupted
    case .ended: return .endOfInput
    case .failed(let number): throw .unreadable(errno: number)
    }
  }
}
