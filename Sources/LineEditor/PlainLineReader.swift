import CLineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// Lines as they come, for input that is no terminal and for terminals that cannot move their cursor. Prompts are
/// written only where a person is there to read them.
package final class PlainLineReader: LineEditor {
  package var preferences = EditingPreferences()
  private let options: LineEditorOptions
  private let isInteractive: Bool
  private var input: KeyInput
  private var hasEnded = false

  package init(options: LineEditorOptions) {
    self.options = options
    isInteractive = Terminal.isTerminal(options.input)
    input = KeyInput(descriptor: options.input, hasKeys: false)
  }

  package func takeHistoryProblem() -> LineEditorProblem? { nil }

  package func noteOutcome(succeededIn place: String?) {}

  package func readStatement(
    prompt: String, continuationPrompt: String
  ) throws(LineEditorProblem) -> LineInput {
    if isInteractive {
      InterruptSignal.install()
      InterruptSignal.clear()
    }
    var statement = String.UnicodeScalarView()
    show(prompt)
    while !hasEnded {
      switch input.next() {
      case .character("\n"):
        if !options.isIncomplete(String(statement)) { return .statement(String(statement)) }
        statement.append("\n")
        show(continuationPrompt)
      case .character("\r"): break
      case .character(let scalar): statement.append(scalar)
      case .key, .paste: break
      case .signal:
        guard cle_take_interrupt() != 0 else { continue }
        show("\n")
        return .interrupted
      case .end: hasEnded = true
      case .failed(let number): throw .unreadable(errno: number)
      }
    }
    return statement.isEmpty ? .endOfInput : .statement(String(statement))
  }

  private func show(_ text: String) {
    guard isInteractive else { return }
    // A terminal that cannot move its cursor need not know colours either.
    let bytes = Array((text == "\n" ? text : Prompt(text).visible).utf8)
    _ = bytes.withUnsafeBytes { write(options.output, $0.baseAddress, $0.count) }
  }
}
