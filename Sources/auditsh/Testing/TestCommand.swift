import ArgumentParser

/// `auditsh test PATH…`.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auditsh test")

  @Argument
  var paths: [String]

  @Option
  var jobs: Int?

  @Option
  var filter: String?

  @Flag
  var failFast = false

  @Option(name: .customLong("report-junit"))
  var junit: String?

  @Option(name: .customLong("report-tap"))
  var tap: String?

  @Flag
  var update = false

  @Option(name: .customLong("db"))
  var database: String?

  @Option(name: .customLong("param"))
  var parameters: [String] = []

  @Option
  var now: String?

  @Option
  var timeout: String?

  @Option
  var color: ColorChoice = .auto

  @Option
  var errorFormat: ErrorFormatChoice = .text

  func validate() throws {
    if let jobs, !(1...64).contains(jobs) { throw ValidationError("--jobs takes a number from 1 to 64") }
  }
}

/// One file's tests, in a process of their own: `TestRunner` starts it and reads its lines.
struct TestWorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "auditsh test-worker", shouldDisplay: false)

  @Argument var file: String
  @Option var filter: String?
  @Flag var failFast = false
  @Flag var update = false
  @Option(name: .customLong("db")) var database: String = ":memory:"
  @Option(name: .customLong("param")) var parameters: [String] = []
  @Option var now: String?
  @Option var timeout: String?
}
