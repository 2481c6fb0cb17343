import Foundation
import TerminalSupport
import Testing

/// A short form of Scripts/torture-prompt: what Ctrl-C, pastes, windows and signals do to the prompt. After each the
/// shell still computes, and the terminal is as it was.
@Suite("A prompt that is treated badly", .serialized) struct TortureTests {
  private let folder = TemporaryFolder()
  /// Longer than anybody waits.
  private static let long = "for i in range(1000) { let n = (range(100000) | where value == -1 | count) }"

  private func start(columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
    try folder.shell(["--no-rc"], now: nil, columns: columns, rows: rows)
  }

  @Test func ctrlCWhileALineIsTyped() throws {
    let terminal = try start()
    for typed in [
      "runs | wh", "runs | where (\rstatus", "\u{12}ru", "runs | where st\t\t", "\u{1B}[200~runs\r",
    ] {
      terminal.send(typed)
      // Within a paste that goes on, Ctrl-C is a character of it.
      usleep(150_000)
      terminal.interrupt()
    }
    terminal.expectSane()
  }

  @Test(arguments: [
    long, "watch 1s { runs | take 3 }", "retry 50 every 1s { assert 1 == 2, \"no\" }",
    "for i in range(1000000) { let x = $i }",
  ]) func ctrlCWhileSomethingRuns(_ code: String) throws {
    let terminal = try start()
    for pause: UInt32 in [0, 100_000] {
      terminal.begin(code)
      usleep(pause)
      terminal.interrupt()
    }
    terminal.expectSane()
  }

  /// What it had answered is kept, and the run is brought to its end.
  @Test func aLaunchThatIsInterruptedCanBeResumed() throws {
    let terminal = try start()
    terminal.begin("launch ecom_flash --questions 4 --pace 20 | select status")
    terminal.expect("calls") { $0.text.contains("of 16") }
    terminal.interrupt()
    terminal.run("(runs | count) == 1 and (responses latest | count) > 0")
    terminal.expect("its answers") { $0.lines.contains("true") }
    terminal.run("resume latest | select status, done")
    terminal.expect("its end") { $0.text.contains("completed") && $0.text.contains("done    16") }
    terminal.expectSane()
  }

  @Test func ctrlCBehindEnterStopsWhatEnterStarts() throws {
    let terminal = try start()
    let before = terminal.screen.prompts
    terminal.send(Self.long + "\r\u{3}")
    terminal.expectPrompt(after: before)
    terminal.expectSane()
  }

  @Test func ctrlDTypedAheadIsHeard() throws {
    let terminal = try start()
    terminal.begin("range(300000) | where value == -1 | count")
    terminal.send("70000 + 41\r\u{4}")
    #expect(terminal.waitForExit(timeout: PseudoTerminal.patience) == 0)
    #expect(terminal.written.contains("70041"))
    terminal.expectAsBefore()
  }

  @Test func aCtrlCInAPasteDoesNotRunTheRest() throws {
    let terminal = try start()
    terminal.send("\u{1B}[200~let a = 1\r\u{3}let b = 2\r" + "let c = 3\r\u{1B}[201~")
    terminal.expect("let c = 3")
    #expect(terminal.screen.marksPastes)
    terminal.interrupt()
    terminal.run("$c")
    #expect(terminal.screen.text.contains("there is no variable `$c`"))
    terminal.expectSane()
  }

  @Test func aLongPasteArrivesWhole() throws {
    let terminal = try start()
    let lines = (0..<500).map { "let a\($0) = \($0)" }
    terminal.run("\u{1B}[200~" + lines.joined(separator: "\r") + "\u{1B}[201~")
    terminal.run("$a499 + 80000")
    #expect(terminal.screen.text.contains("80499"))
    terminal.expectSane()
  }

  @Test func aWindowThatChangesKeepsWhatIsTyped() throws {
    let terminal = try start()
    for (index, letter) in "[11111, 22222, 33333, 44444, 55555] | count".enumerated() {
      terminal.send(String(letter))
      if index % 4 == 0 { terminal.resize(columns: 3 + index * 7 % 90, rows: 2 + index % 20) }
    }
    terminal.resize(columns: 80, rows: 24)
    let before = terminal.screen.prompts
    terminal.send("\r")
    terminal.expectPrompt(after: before)
    terminal.expect("the result") { $0.lines.contains("5") }
    terminal.expectSane()
  }

  /// A result goes by the window as it is when the result is there.
  @Test func aWindowThatChangesWhileAStatementRuns() throws {
    let terminal = try start(columns: 200)
    terminal.run("let wide = \"" + String(repeating: "wide ", count: 40) + "\"")
    let before = terminal.screen.prompts
    terminal.begin("range(400000) | where value == 399999 | derive a = $wide, b = $wide")
    terminal.resize(columns: 60, rows: 20)
    terminal.expectPrompt(after: before)
    let shown = terminal.screen.lines.filter { $0.hasPrefix("399999") }
    #expect(shown.count == 1 && shown[0].hasSuffix("…"), "\(terminal.screen.text)")
    terminal.expectSane()
  }

  @Test func aFullTerminalStillHearsCtrlC() throws {
    let terminal = try start()
    let before = terminal.screen.prompts
    terminal.run("set pager off")
    terminal.send("range(2000000) | csv\r")
    // Nobody reads meanwhile, so the program waits for the terminal.
    usleep(300_000)
    terminal.send("\u{3}")
    terminal.expectPrompt(after: before + 1)
    terminal.expectSane()
  }

  @Test(arguments: [(1, 1), (20, 5), (500, 30)])
  func terminalsOfAnySizeWork(_ columns: Int, _ rows: Int) throws {
    let terminal = try folder.auditsh(
      ["--db", folder.databasePath("one"), "--no-rc"], columns: columns, rows: rows,
      environment: ["PAGER": "cat"])
    for prompt in 1...2 {
      terminal.expect("prompt \(prompt)") { $0.prompts >= prompt && $0.marksPastes }
      if prompt == 1 { terminal.send("runs | where status == \"failed\"\r") }
    }
    terminal.send("\u{4}")
    #expect(terminal.waitForExit(timeout: PseudoTerminal.patience) == 0)
    terminal.expectAsBefore()
  }

  @Test(arguments: ["dumb", "", nil]) func aTerminalWithoutANameGetsPlainText(_ name: String?) throws {
    // An empty variable is as none: env takes it away.
    let terminal = try PseudoTerminal(
      executable: "/usr/bin/env",
      arguments: (name.map { ["TERM=\($0)"] } ?? ["-u", "TERM"]) + [
        BuiltProgram.path("auditsh"), "--db", folder.databasePath("one"),
      ], environment: folder.home)
    terminal.expect("one>")
    terminal.send("launch ecom_flash --questions 1 | select status\rruns | wher x\r\u{3}")
    terminal.send("runs | select status, done\r70000 + 42\r\u{4}")
    terminal.expect("70042")
    #expect(terminal.waitForExit(timeout: PseudoTerminal.patience) == 0)
    #expect(!terminal.transcript.contains(0x1B), "\(terminal.written)")
    #expect(terminal.isCooked)
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func signalsLeaveTheTerminalAsItWas(_ number: Int32) throws {
    for code in ["runs | whe", Self.long + "\r", "browse scenarios\r", "watch 1s { 1 }\r"] {
      let terminal = try start()
      terminal.send(code)
      usleep(200_000)
      terminal.signal(number)
      #expect(terminal.waitForExit(timeout: PseudoTerminal.patience).map { $0 & 0x7f } == number, "\(code)")
      terminal.expectAsBefore()
    }
  }
}
