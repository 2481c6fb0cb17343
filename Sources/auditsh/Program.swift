import ArgumentParser
import Diagnostics

#if canImport(Glibc)
  import Glibc
#endif

/// From arguments to an exit code: 0 fine, 1 an assertion is false, 2 nothing ran, 3 failed while running, 4 no
/// database, 124 time-out, 130 Ctrl-C, 141 closed pipe.
enum Program {
  static func run(_ arguments: [String]) -> Int32 {
    setlocale(LC_ALL, "")
    signal(SIGPIPE, SIG_IGN)
    do {
      if let run = RunOptions(plain: arguments) { return try ScriptRunner(run).run() }
      let command = try AuditshCommand.parseAsRoot(arguments)
      switch command {
      case let check as CheckCommand: return CheckRunner.run(check)
      case let run as RunCommand: return try ScriptRunner(RunOptions(run)).run()
      default: return print(AuditshCommand.helpMessage(), to: 1, exit: 0)
      }
    } catch let failure as Failure {
      return print(
        "error: \(failure.message)\n" + failure.notes.map { "  = \($0)\n" }.joined(), to: 2, exit: 2)
    } catch {
      let isHelp = AuditshCommand.exitCode(for: error).isSuccess
      return print(AuditshCommand.fullMessage(for: error) + "\n", to: isHelp ? 1 : 2, exit: isHelp ? 0 : 2)
    }
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
