import TerminalSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The program on a terminal: what it takes over, it gives back.
@Suite(.serialized) struct TerminalTests {
  private let folder = TemporaryFolder()

  /// Starts the program on a database of one run; `code` after it.
  private func start(
    _ code: String, columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      executable: BuiltProgram.path("auditsh"),
      arguments: [
        "--db", folder.path + "/audits.db", "--now", "2026-11-23T09:00Z", "-q", "-c",
        Stage.launch + " | select name", "-c", code,
      ], environment: environment, columns: columns, rows: rows)
  }

  @Test(arguments: [(80, 24), (40, 12), (200, 50)], ["C.UTF-8", "C"])
  func itFillsTheScreenAndLeavesItAsItWas(_ size: (Int, Int), locale: String) throws {
    let terminal = try start("browse", columns: size.0, rows: size.1, environment: ["LC_ALL": locale])
    let mark = locale == "C" ? "> " : "▸ "
    terminal.expect("the list") {
      $0.isAlternate && !$0.showsCursor && $0.text.contains("1 of 12 answers") && $0.text.contains(mark)
    }
    #expect(!terminal.isCooked)
    terminal.send("\r")
    terminal.expect("asked as")
    terminal.send("\u{1B}[B\u{1B}[6~")
    terminal.send("Q")
    #expect(terminal.waitForExit() == 0)
    #expect(terminal.isCooked)
    #expect(!terminal.screen.isAlternate && terminal.screen.showsCursor)
  }

  @Test func whatItPrintsWhenOneLeavesRuns() throws {
    let terminal = try PseudoTerminal(
      executable: BuiltProgram.path("auditsh"),
      arguments: [
        "--db", folder.path + "/audits.db", "--now", "2026-11-23T09:00Z", "-c",
        Stage.launch + " | select name", "-c", "browse", "-c", "questions latest | count",
      ])
    terminal.expect("1 of 12 answers")
    terminal.send("f\r\r")
    terminal.expect("1 of 6 answers")
    terminal.send("y")
    #expect(terminal.waitForExit() == 0)
    #expect(
      terminal.screen.text.contains(
        "the same rows:  questions latest | where platform == \"anthropic\"\n12"),
      "\(terminal.screen.text)")
  }

  @Test func anEscapeByItselfGoesBack() throws {
    let terminal = try start("browse")
    terminal.expect("1 of 12 answers")
    terminal.send("\u{1B}")
    terminal.expect("1 of 1 run")
    terminal.send("\u{1B}[B\u{1B}OB\r")
    terminal.expect("1 of 12 answers")
    terminal.send("\u{1B}\u{1B}")
    #expect(terminal.waitForExit() == 0)
  }

  @Test func aResizeDrawsAnew() throws {
    let terminal = try start("browse")
    terminal.expect("1 of 12 answers")
    for (columns, rows) in [(40, 12), (200, 50), (130, 30), (20, 5), (80, 24)] {
      terminal.resize(columns: columns, rows: rows)
      terminal.expect("the keys in the last row of \(columns)×\(rows)") {
        $0.lines.count == rows && $0.line(rows - 1).contains("q back")
      }
    }
    terminal.send("Q")
    #expect(terminal.waitForExit() == 0)
  }

  @Test func controlCLeaves() throws {
    let terminal = try start("browse")
    terminal.expect("1 of 12 answers")
    terminal.send("\u{3}")
    #expect(terminal.waitForExit() == 0)
    #expect(terminal.isCooked && !terminal.screen.isAlternate)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV])
  func aDeadlySignalGivesTheTerminalBack(_ number: Int32) throws {
    // Swift's own report of a crash takes seconds.
    let terminal = try start("browse", environment: ["SWIFT_BACKTRACE": "enable=no"])
    terminal.expect("1 of 12 answers")
    terminal.signal(number)
    let status = try #require(terminal.waitForExit())
    #expect(status & 0x7F == number)
    #expect(terminal.isCooked && !terminal.screen.isAlternate && terminal.screen.showsCursor)
  }

  /// Only a shell can stop what it started, and go on with it.
  @Test func controlZGivesTheTerminalBackForAWhile() throws {
    let terminal = try PseudoTerminal(
      executable: "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
      environment: ["PS1": "shell$ ", "HOME": folder.path])
    terminal.expect("shell$")
    let program = BuiltProgram.path("auditsh") + " --db \(folder.path)/a.db -q"
    terminal.send("\(program) -c '\(Stage.launch) | select name' -c browse\r")
    terminal.expect("1 of 12 answers")
    terminal.send("\u{1A}")
    terminal.expect("the first screen") { !$0.isAlternate && $0.showsCursor && $0.text.contains("Stopped") }
    terminal.send("fg\r")
    terminal.expect("the list again") { $0.isAlternate && $0.text.contains("1 of 12 answers") }
    terminal.send("\u{1B}[BQ")
    terminal.expect("the shell again") { !$0.isAlternate && $0.showsCursor }
    terminal.send("echo still $((1 + 1)) here\r")
    terminal.expect("still 2 here")
  }

  @Test func coloursAreTurnedOffByNoColor() throws {
    let coloured = try start("browse")
    coloured.expect("1 of 12 answers")
    coloured.expect("a chosen row in other colours") { $0.style(of: "▸")?.isReversed == true }
    let plain = try start("browse", environment: ["NO_COLOR": "1"])
    plain.expect("1 of 12 answers")
    #expect(plain.screen.style(of: "▸") == .plain)
    #expect(plain.screen.style(of: "platform") == .plain)
  }

  @Test func withoutATerminalItNamesThePipeline() throws {
    let terminal = try start("browse", environment: ["TERM": "dumb"])
    terminal.expect("`browse` needs a person at a terminal")
    terminal.expect("the same rows without one: questions latest")
    #expect(terminal.waitForExit().map { $0 >> 8 } == 2)
  }
}
