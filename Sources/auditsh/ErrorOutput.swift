import Diagnostics
import LineEditor
import Rendering

/// What a subcommand says on the standard error: messages in the form of `--error-format`, as wide as the terminal.
struct ErrorOutput {
  private let format: DiagnosticRenderer.Format
  private let options: RenderOptions

  init(_ choice: ErrorFormatChoice) {
    format = DiagnosticRenderer.Format(rawValue: choice.rawValue) ?? .text
    let isTerminal = Terminal.isTerminal(2)
    options = RenderOptions(
      width: isTerminal ? Terminal.width(of: 2) ?? 80 : nil,
      color: isTerminal && Host.environment("NO_COLOR") == nil, unicode: Host.isUTF8 || !isTerminal)
  }

  func show(_ diagnostics: [Diagnostic], sources: [SourceText]) {
    write(DiagnosticRenderer.render(diagnostics, sources: sources, format: format, options: options))
  }

  func show(_ failure: Failure) {
    write(DiagnosticRenderer.render(failure, format: format, options: options))
  }

  /// Nobody can be told that the standard error is closed.
  private func write(_ text: String) { try? FileOutput.write(Array(text.utf8), to: 2) }
}
