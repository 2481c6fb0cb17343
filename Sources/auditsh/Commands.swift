import ArgumentParser
import Rendering

/// `--output` on the command line.
enum OutputChoice: String, ExpressibleByArgument, CaseIterable {
  case table, json, ndjson, csv, markdown, line
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

enum ErrorFormatChoice: String, ExpressibleByArgument, CaseIterable {
  case text, short, json
}

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auditsh",
    abstract: "A shell for AI-visibility audits: how AI platforms speak of a brand and its competitors.",
    discussion: """
      Without files and code it prompts on a terminal, and `help` there lists everything:
        auditsh --db audits.db
        auditsh --db audits.db -c 'simulate 90d' -c 'runs | take 5'
        auditsh --db audits.db -c 'help launch'
        auditsh nightly.audit --param min=70
        auditsh check nightly.audit        errors of a script, without a database
        auditsh fmt nightly.audit          the one layout of scripts
        auditsh test audits/               runs scripts' tests, each file on a database of its own
        auditsh lsp                        the language server, for editors
      Exit codes: 0 fine, 1 an assertion is false, 2 nothing ran (usage or check error), 3 failed while running, \
      4 no database, 124 time-out, 130 Ctrl-C, 141 closed pipe.
      """,
    version: "0.1.0")

  @Argument(help: "Scripts to run; `-` is the standard input.")
  var files: [String] = []

  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: "Code to run, after the files; may be given again.")
  var code: [String] = []

  @Option(name: .customLong("db"), help: "The database (AUDITSH_DB; :memory: for none on disk).")
  var database: String?

  @Flag(help: "Refuse everything that writes.")
  var readonly = false

  @Option(name: .customLong("param"), help: "A script's parameter, as name=value; may be given again.")
  var parameters: [String] = []

  @Option(help: "Pin the clock: 2026-11-01T09:00Z.")
  var now: String?

  @Option(help: "How rows are shown: table, json, ndjson, csv, markdown or line.")
  var output: OutputChoice?

  @Option(name: .customShort("o"), help: "Write the results to this file (replaced at the end).")
  var file: String?

  @Option(help: "auto, always or never; NO_COLOR is kept.")
  var color: ColorChoice = .auto

  @Option(help: "How errors are shown: text, short or json.")
  var errorFormat: ErrorFormatChoice = .text

  @Flag(name: .customShort("q"), help: "No notes and no progress.")
  var quiet = false

  @Flag(name: .customLong("no-rc"), help: "Do not read the rc file (scripts never do).")
  var noRC = false

  @Option(help: "Stop after this long: 90s, 15m.")
  var timeout: String?

  @Flag(help: "`assert matches` writes its file where it differs.")
  var update = false
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auditsh check", abstract: "Check scripts; no database is needed.")

  @Argument(help: "Scripts to check.")
  var files: [String]

  @Option(help: "How errors are shown: text, short or json.")
  var errorFormat: ErrorFormatChoice = .text
}

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auditsh fmt", abstract: "Format scripts in place; comments and meaning stay.")

  @Argument(help: "Scripts to format; `-` is the standard input, which goes to the standard output.")
  var files: [String]

  @Flag(help: "Change nothing: name the files that would change, and exit 1 if there are any.")
  var check = false

  @Option(help: "How errors are shown: text, short or json.")
  var errorFormat: ErrorFormatChoice = .text
}

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auditsh lsp",
    abstract: "A language server on the standard input and output; editors start it.")

  // Some editors pass it; there is nothing else to speak over.
  @Flag(help: .hidden)
  var stdio = false
}
