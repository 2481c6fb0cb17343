import ArgumentParser
import Diagnostics
import Engine
import Values

#if canImport(Glibc)
  import Glibc
#endif

/// From arguments to an exit code: 0 fine, 1 an assertion is false, 2 nothing ran, 3 failed while running, 4 no
/// database, 124 time-out, 130 Ctrl-C, 141 closed pipe.
enum Program {
  static func run(_ arguments: [String]) -> Int32 {
    // Which bytes are letters; numbers and messages stay as they are everywhere.
    setlocale(LC_CTYPE, "")
    signal(SIGPIPE, SIG_IGN)
    let rest = Array(arguments.dropFirst())
    var command: any ParsableCommand.Type = RunCommand.self
    do {
      switch arguments.first {
      case "check":
        command = CheckCommand.self
        return CheckRunner.run(try CheckCommand.parse(rest))
      case "fmt":
        command = FormatCommand.self
        return FormatRunner.run(try FormatCommand.parse(rest))
      case "lsp":
        command = ServeCommand.self
        _ = try ServeCommand.parse(rest)
        return try ServeRunner.run()
      case "test":
        command = TestCommand.self
        return try TestRunner(try TestCommand.parse(rest)).run()
      case "completions":
        command = CompletionsCommand.self
        let text = try CompletionsCommand.parse(rest).text(version: RunCommand.configuration.version)
        return print(text, to: 1, exit: 0)
      case "test-worker": return try TestWorker(try TestWorkerCommand.parse(rest)).run()
      default: break
      }
      let options = try RunOptions(plain: arguments) ?? RunOptions(try RunCommand.parse(arguments))
      let runner = try ScriptRunner(options)
      defer { runner.session.closeForExit() }
      return try runner.run()
    } catch let failure as Failure {
      return print(
        "error: \(failure.message)\n" + failure.notes.map { "  = \($0)\n" }.joined(), to: 2, exit: 2)
    } catch {
      let isHelp = command.exitCode(for: error).isSuccess
      var text = command.fullMessage(for: error)
      if isHelp, !text.sameBytes(as: RunCommand.configuration.version) { text = help(on: arguments.first) }
      // What an option is for stands in `--help`, not in the parser.
      text = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("Help:") }
        .joined(separator: "\n")
      if !text.hasSuffix("\n") { text += "\n" }
      if text.hasPrefix("Error: ") { text = "error: " + text.dropFirst(7) }
      return print(text, to: isHelp ? 1 : 2, exit: isHelp ? 0 : 2)
    }
  }

  private static func help(on command: String?) -> String {
    UsagePage.text(CommandUsage.commands.first(where: { $0.name == command }) ?? CommandUsage.program)
  }

  private static func print(_ text: String, to descriptor: Int32, exit code: Int32) -> Int32 {
    try? FileOutput.write(Array(text.utf8), to: descriptor)
    return code
  }
}

extension Failure.Kind {
  var exitCode: Int32 {
    switch self {
    case .assertion: 1
    case .usage: 2
    case .run: 3
    case .database: 4
    case .timeout: 124
    case .interrupted: 130
    case .closedPipe: 141
    }
  }
}
