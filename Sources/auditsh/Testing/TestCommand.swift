import ArgumentParser

/// `auditsh test PATH…`.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "auditsh test",
    abstract: "Run the tests of scripts: each file on a database of its own, in memory.",
    discussion: """
      A test is a block `test "name" { … }`; a file without one is a test as a whole. Statements outside of tests run \
      in their order and set up what follows.
      Exit codes: 0 all passed, 1 a test failed, 2 nothing ran (no test, or an error found before), 3 a test could not \
      be carried out, 4 no database, 124 time-out, 130 Ctrl-C.
      """)

  @Argument(help: "Files, or folders with .audit files.")
  var paths: [String]

  @Option(help: "Files that run at a time; as many as there are cores unless said.")
  var jobs: Int?

  @Option(help: "Only tests whose file or name has this text in it, in any case.")
  var filter: String?

  @Flag(help: "Stop at the first failure.")
  var failFast = false

  @Option(name: .customLong("report-junit"), help: "Write the results as JUnit XML.")
  var junit: String?

  @Option(name: .customLong("report-tap"), help: "Write the results as TAP 14.")
  var tap: String?

  @Flag(help: "`assert matches` writes its file where it differs.")
  var update = false

  @Option(name: .customLong("db"), help: "One database for all files, one after another.")
  var database: String?

  @Option(name: .customLong("param"), help: "A parameter of the scripts, as name=value; may be given again.")
  var parameters: [String] = []

  @Option(help: "Pin the clock: 2026-11-01T09:00Z.")
  var now: String?

  @Option(help: "Time limit of each file: 90s, 15m.")
  var timeout: String?

  @Option(help: "auto, always or never; NO_COLOR is kept.")
  var color: ColorChoice = .auto

  @Option(help: "How errors found before anything runs are shown: text, short or json.")
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
