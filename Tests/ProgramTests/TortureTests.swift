import Foundation
import TerminalSupport
import Testing

/// A short form of Scripts/torture-prompt: what Ctrl-C, pastes and terminals do to the prompt.
@Suite("A prompt that is treated badly", .serialized) struct TortureTests {
  private let folder = TemporaryFolder()
  /// Longer than anybody waits.
  private static let long = "for i in range(1000) { let n = (range(100000) | where value == -1 | count) }"

  private func start(columns: Int = 80, rows: Int = 24) throws -> PseudoTerminal {
    folder.write("pager off\n", to: "settings")
    let home = ["HOME": folder.path, "XDG_STATE_HOME": folder.path, "XDG_CONFIG_HOME": folder.path]
    let terminal = try PseudoTerminal(
      executable: BuiltProgram.path("auditsh"), arguments: ["--db", folder.path + "/t.db", "--no-rc"],
      environment: home, columns: columns, rows: rows)
    ready(terminal)
    return terminal
  }

  private func ready(_ terminal: PseudoTerminal) {
    terminal.expect("a prompt", timeout: 20) { $0.marksPastes && $0.lines.last { !$0.isEmpty } == "t>" }
  }

  /// Types a statement and waits until it runs.
  private func begin(_ code: String, on terminal: PseudoTerminal) {
    terminal.send(code + "\r")
    terminal.expect("the start of \(code)", timeout: 20) { !$0.marksPastes }
  }

  /// The shell computes and leaves well, the terminal is as it was, and the database is whole.
  private func expectSane(_ terminal: PseudoTerminal) throws {
    terminal.send("70000 + 42\r")
    terminal.expect("70042", timeout: 20)
    ready(terminal)
    terminal.send("\u{4}")
    #expect(terminal.waitForExit(timeout: 20) == 0)
    #expect(terminal.isCooked)
    #expect(terminal.screen.modes == [7, 25])
    let check = Process()
    check.executableURL = URL(filePath: BuiltProgram.path("auditsh"))
    check.arguments = ["--db", folder.path + "/t.db", "-c", "runs | count"]
    check.standardOutput = FileHandle.nullDevice
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
  }

  @Test func interruptsAtAllSortsOfMoments() throws {
    let terminal = try start()
    for _ in 0..<3 {
      for typed in ["runs | wh", "runs | where (\rstatus", "\u{12}ru", "runs | where st\t\t", "\u{1B}[200~runs\r"] {
        terminal.send(typed)
        terminal.expect("what was typed", timeout: 20) { $0.marksPastes }
        usleep(150_000)
        terminal.send("\u{3}")
        ready(terminal)
      }
      for code in [Self.long, "retry 50 every 1s { runs | assert none true --allow-empty; fail \"no\" }"] {
        begin(code, on: terminal)
        terminal.send("\u{3}")
        ready(terminal)
      }
    }
    try expectSane(terminal)
  }

  @Test func ctrlCBehindEnterStopsWhatEnterStarts() throws {
    let terminal = try start()
    terminal.send(Self.long + "\r\u{3}")
    terminal.expect("interrupted", timeout: 20)
    ready(terminal)
    try expectSane(terminal)
  }

  @Test func aCtrlCInAPasteDoesNotRunTheRest() throws {
    let terminal = try start()
    terminal.send("\u{1B}[200~let a = 1\r\u{3}let b = 2\r" + "let c = 3\r\u{1B}[201~")
    terminal.expect("let c = 3")
    #expect(terminal.screen.marksPastes)
    terminal.send("\u{3}")
    ready(terminal)
    terminal.send("$c\r")
    terminal.expect("error", timeout: 20)
    ready(terminal)
    try expectSane(terminal)
  }

  @Test func aLongPasteArrivesWhole() throws {
    let terminal = try start()
    let lines = (0..<500).map { "let a\($0) = \($0)" }
    terminal.send("\u{1B}[200~" + lines.joined(separator: "\r") + "\u{1B}[201~\r")
    ready(terminal)
    terminal.send("$a499 + 80000\r")
    terminal.expect("80499", timeout: 20)
    ready(terminal)
    try expectSane(terminal)
  }

  @Test func aWindowThatChangesKeepsWhatIsTyped() throws {
    let terminal = try start()
    for (index, part) in "[11111, 22222, 33333, 44444, 55555] | count".enumerated() {
      terminal.send(String(part))
      if index % 4 == 0 { terminal.resize(columns: 3 + index * 7 % 90, rows: 2 + index % 20) }
    }
    terminal.resize(columns: 80, rows: 24)
    terminal.send("\r")
    terminal.expect("the result", timeout: 20) { $0.lines.contains("5") }
    ready(terminal)
    try expectSane(terminal)
  }

  @Test func aFullTerminalStillHearsCtrlC() throws {
    let terminal = try start()
    terminal.send("range(2000000) | csv\r")
    // Nobody reads meanwhile, so the program waits for the terminal.
    usleep(300_000)
    terminal.send("\u{3}")
    usleep(100_000)
    terminal.expect("interrupted", timeout: 20)
    ready(terminal)
    try expectSane(terminal)
  }

  @Test(arguments: [(1, 1), (20, 5), (500, 30)])
  func terminalsOfAnySizeWork(_ columns: Int, _ rows: Int) throws {
    let folder = folder.path
    let terminal = try PseudoTerminal(
      executable: BuiltProgram.path("auditsh"), arguments: ["--db", folder + "/t.db", "--no-rc"],
      environment: ["HOME": folder], columns: columns, rows: rows)
    terminal.expect("a prompt", timeout: 20) { $0.marksPastes }
    begin("runs | where status == \"failed\"", on: terminal)
    terminal.expect("a prompt", timeout: 20) { $0.marksPastes }
    terminal.send("\u{4}")
    #expect(terminal.waitForExit(timeout: 20) == 0)
    #expect(terminal.isCooked)
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func signalsLeaveTheTerminalAsItWas(_ number: Int32) throws {
    for code in ["runs | whe", Self.long + "\r"] {
      let terminal = try start()
      terminal.send(code)
      usleep(200_000)
      terminal.signal(number)
      let status = try #require(terminal.waitForExit(timeout: 20))
      #expect(status & 0x7f == number)
      #expect(terminal.isCooked)
      #expect(terminal.screen.modes == [7, 25])
    }
  }
}
