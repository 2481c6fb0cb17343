import CLineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// Editing on a terminal, on libedit: emacs keys, history, search, completion, statements of several lines.
///
/// Not for two threads at once. Only one may be reading at a time, since a terminal has one cursor.
package final class EditLineEditor: LineEditor {
  let options: LineEditorOptions
  let terminal: TerminalOutput
  var input: KeyInput
  private(set) var prompt = Prompt("")
  private(set) var continuation = Continuation(prompt: "")
  /// The line as it stood before the last key.
  var lastBuffer = EditBuffer()
  /// A character of no width, to be put in by the repair command.
  var unshown: Unicode.Scalar?
  /// Why reading stopped before Enter.
  var stop: Stop?
  private var promptBytes: UnsafeMutablePointer<CChar>?
  private var editor: OpaquePointer?
  let history: HistoryList

  enum Stop: Equatable {
    case interrupted, ended
    case failed(errno: Int32)
  }

  /// Nil where libedit cannot be set up: no terminal, no UTF-8 locale to be had.
  package init?(options: LineEditorOptions) {
    guard cle_set_locale() != 0,
      let history = HistoryList(path: options.historyPath)
    else { return nil }
    self.options = options
    self.history = history
    terminal = TerminalOutput(descriptor: options.output)
    input = KeyInput(descriptor: options.input)
    let client = Unmanaged.passUnretained(self).toOpaque()
    guard let editor = cle_open(options.input, options.output, client) else { return nil }
    self.editor = editor
    EditLineBindings.install(on: editor)
    history.attach(to: editor)
    InterruptSignal.install()
  }

  deinit {
    if let editor { cle_close(editor) }
    free(promptBytes)
  }

  package func takeHistoryProblem() -> LineEditorProblem? {
    history.takeProblem()
  }

  package func readStatement(
    prompt: String, continuationPrompt: String
  ) throws(LineEditorProblem) -> LineInput {
    guard let editor else { throw .terminalUnusable }
    use(Prompt(prompt), Continuation(prompt: continuationPrompt))
    InterruptSignal.clear()
    fflush(nil)
    cle_begin_prompt(options.output)
    terminal.setBracketedPaste(true)
    let line = readLine(from: editor)
    terminal.setBracketedPaste(false)
    cle_end_prompt()
    if let stop { return try input(for: stop) }
    guard let line else {
      terminal.write("\r\n")
      return .endOfInput
    }
    history.add(line)
    return .statement(line)
  }

  /// What the prompt function hands to libedit.
  var promptPointer: UnsafeMutablePointer<CChar>? { promptBytes }

  private func use(_ newPrompt: Prompt, _ newContinuation: Continuation) {
    prompt = newPrompt
    continuation = newContinuation
    history.use(newContinuation)
    free(promptBytes)
    promptBytes = strdup(newPrompt.marked)
  }

  /// The statement typed, nil at the end of the input or if `stop` says why there is none.
  private func readLine(from editor: OpaquePointer) -> String? {
    stop = nil
    unshown = nil
    lastBuffer = EditBuffer()
    // Before the prompt is seen: a key pressed at once would be echoed by the terminal and again by libedit.
    cle_set_raw(editor, 1)
    // Keys pressed while the last statement ran were echoed where the prompt belongs.
    terminal.clearBelow()
    var count: Int32 = 0
    guard let line = el_gets(editor, &count), count > 0, stop == nil else { return nil }
    let bytes = UnsafeRawBufferPointer(start: line, count: Int(count))
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    if scalars.last == "\n" { scalars.removeLast() }
    return continuation.statement(in: scalars, cursor: 0).text
  }

  private func input(for stop: Stop) throws(LineEditorProblem) -> LineInput {
    switch stop {
    case .interrupted: return .interrupted
    case .ended: return .endOfInput
    case .failed(let number): throw .unreadable(errno: number)
    }
  }
}
