import ArgumentParser
import Rendering

/// `--output` on the command line.
enum OutputChoice: String, ExpressibleByArgument, CaseIterable {
  case table, json, ndjson, csv, tsv, markdown, html, line
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

enum ErrorFormatChoice: String, ExpressibleByArgument, CaseIterable {
  case text, short, json
}

/// What is parsed; what is said of it stands in `CommandUsage`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auditsh", version: "0.1.0")

  @Argument
  var files: [String] = []

  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue)
  var code: [String] = []

  @Option(name: .customLong("db"))
  var database: String?

  @Flag
  var readonly = false

  @Option(name: .customLong("param"))
  var parameters: [String] = []

  @Option
  var now: String?

  @Option
  var output: OutputChoice?

  @Option(name: .customShort("o"))
  var file: String?

  @Option
  var color: ColorChoice = .auto

  @Option
  var errorFormat: ErrorFormatChoice = .text

  @Flag(name: .customShort("q"))
  var quiet = false

  @Flag(name: .customLong("no-rc"))
  var noRC = false

  @Option
  var timeout: String?

  @Flag
  var update = false
}

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auditsh check")

  @Argument
  var files: [String]

  @Option
  var errorFormat: ErrorFormatChoice = .text
}

struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auditsh fmt")

  @Argument
  var files: [String]

  @Flag
  var check = false

  @Option
  var errorFormat: ErrorFormatChoice = .text
}

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auditsh lsp")

  // Some editors pass it; there is nothing else to speak over.
  @Flag(help: .hidden)
  var stdio = false
}
