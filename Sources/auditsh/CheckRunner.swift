import Diagnostics
import Engine

/// `auditsh check FILE…`: all errors of all files; no database.
enum CheckRunner {
  static func run(_ command: CheckCommand) -> Int32 {
    let errors = ErrorOutput(command.errorFormat)
    var code: Int32 = 0
    for file in command.files {
      do {
        let checked = Session.check(name: file, text: try ScriptFile.read(file))
        if checked.diagnostics.isEmpty { continue }
        errors.show(checked.diagnostics, sources: checked.sources)
        if checked.diagnostics.contains(where: { $0.severity == .error }) { code = 2 }
      } catch {
        errors.show(Failure(error))
        code = 2
      }
    }
    return code
  }
}
