import Audit
import Diagnostics
import Engine
import Language

/// `auditsh fmt FILE…`: the one layout of scripts. Exit 1 where `--check` finds a file to change, 2 where a file
/// cannot be read or is no program; such a file stays as it is, and the others are still formatted.
enum FormatRunner {
  static func run(_ command: FormatCommand) -> Int32 {
    let errors = ErrorOutput(command.errorFormat)
    var code: Int32 = 0
    for file in command.files {
      var source = SourceText(name: file == "-" ? "stdin" : file, text: "")
      do {
        source = SourceText(name: source.name, text: try ScriptFile.read(file))
        if try finish(file, source.text, try Formatter.format(source), command) { code = max(code, 1) }
      } catch let problems as Diagnostics {
        errors.show(problems.list, sources: [source])
        code = 2
      } catch {
        errors.show(Failure(error))
        code = 2
      }
    }
    return code
  }

  /// Writes what changed; with `--check` only names the file. Whether that makes exit 1.
  private static func finish(
    _ file: String, _ old: String, _ new: String, _ command: FormatCommand
  ) throws -> Bool {
    // Bytes: both forms of é are equal as texts.
    let isChanged = !old.utf8.elementsEqual(new.utf8)
    if command.check {
      if isChanged { try FileOutput.write(Array("\(file)\n".utf8), to: 1) }
      return isChanged
    }
    if file == "-" {
      try FileOutput.write(Array(new.utf8), to: 1)
    } else if isChanged {
      let output = try AtomicFile(file)
      try output.write(Array(new.utf8))
      try output.commit()
    }
    return false
  }
}
