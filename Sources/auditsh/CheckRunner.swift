import Diagnostics
import Engine
import LineEditor
import Rendering

/// `auditsh check FILE…`: all errors of all files; no database.
enum CheckRunner {
  static func run(_ command: CheckCommand) -> Int32 {
    let isTerminal = Terminal.isTerminal(2)
    let options = RenderOptions(
      width: isTerminal ? Terminal.width(of: 2) ?? 80 : nil,
      color: isTerminal && Host.environment("NO_COLOR") == nil, unicode: Host.isUTF8 || !isTerminal)
    let format = DiagnosticRenderer.Format(rawValue: command.errorFormat.rawValue) ?? .text
    var code: Int32 = 0
    for file in command.files {
      do {
        let checked = Session.check(name: file, text: try ScriptFile.read(file))
        if checked.diagnostics.isEmpty { continue }
        let text = DiagnosticRenderer.render(
          checked.diagnostics, sources: checked.sources, format: format, options: options)
        try FileOutput.write(Array(text.utf8), to: 2)
        if checked.diagnostics.contains(where: { $0.severity == .error }) { code = 2 }
      } catch {
        let text = DiagnosticRenderer.render(Failure(error), format: format, options: options)
        try? FileOutput.write(Array(text.utf8), to: 2)
        code = 2
      }
    }
    return code
  }
}
