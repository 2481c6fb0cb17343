import TerminalSupport
import Testing

/// Results that are longer than the screen, on a real terminal.
@Suite("The pager")
struct PagerTests {
  private let folder = TemporaryFolder()
  /// What less says below.
  private static let keys = "space: on   q: back   /: search"

  private func prompt(
    _ environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws -> PseudoTerminal {
    let home = [
      "PATH": "/usr/bin:/bin", "HOME": folder.path, "XDG_CONFIG_HOME": folder.path,
      "XDG_STATE_HOME": folder.path,
    ]
    let terminal = try PseudoTerminal(
      executable: BuiltProgram.path("auditsh"),
      arguments: ["--db", ":memory:", "--no-rc", "--color", "never"],
      environment: home.merging(environment) { $1 }, columns: columns, rows: rows)
    terminal.expect("memory>", timeout: 20)
    return terminal
  }

  /// The prompt stands alone on the last line.
  private func expectPrompt(_ terminal: PseudoTerminal) {
    terminal.expect("the prompt", timeout: 20) { $0.lines.last == "memory>" }
  }

  /// The shell computes, leaves well, and the terminal echoes and gathers lines again.
  private func expectSane(_ terminal: PseudoTerminal) {
    terminal.send("40 + 2\r")
    terminal.expect("an answer", timeout: 20) { $0.lines.contains("42") && $0.lines.last == "memory>" }
    terminal.send("\u{4}")
    #expect(terminal.waitForExit(timeout: 20) == 0)
    #expect(terminal.isCooked)
  }

  @Test(arguments: [(80, 24), (40, 12), (200, 50)])
  func longResultsOpenLess(_ columns: Int, _ rows: Int) throws {
    let terminal = try prompt(columns: columns, rows: rows)
    terminal.send("range(500) | table --all\r")
    terminal.expect("less", timeout: 20) { $0.lines.last == Self.keys }
    terminal.send("G")
    terminal.expect("500 rows", timeout: 20)
    terminal.send("q")
    expectPrompt(terminal)
    expectSane(terminal)
  }

  @Test func whatFitsOpensNone() throws {
    let terminal = try prompt(["PAGER": "echo PAGED; cat"])
    terminal.send("range(3) | table --all\r")
    terminal.expect("3 rows", timeout: 20)
    expectPrompt(terminal)
    #expect(!terminal.screen.text.contains("PAGED"))
    terminal.send("range(30) | table --all\r")
    terminal.expect("30 rows", timeout: 20)
    #expect(
      terminal.screen.text.contains("PAGED")
        || String(decoding: terminal.transcript, as: UTF8.self).contains("PAGED"))
    expectSane(terminal)
  }

  @Test func theOptionTurnsItOff() throws {
    let terminal = try prompt()
    terminal.send("set pager off\r")
    terminal.send("range(100) | table --all\r")
    terminal.expect("100 rows", timeout: 20)
    expectPrompt(terminal)
    expectSane(terminal)
  }

  @Test func aMissingPagerIsToldOfOnce() throws {
    let terminal = try prompt(["PAGER": "no-such-pager -x"])
    for _ in 0..<2 {
      terminal.send("range(100) | table --all\r")
      terminal.expect("100 rows", timeout: 20)
      expectPrompt(terminal)
    }
    let text = String(decoding: terminal.transcript, as: UTF8.self)
    #expect(text.split(separator: "the pager `no-such-pager` is not there").count == 2)
    expectSane(terminal)
  }

  @Test func aPagerThatFailsLosesNothing() throws {
    let terminal = try prompt(["PAGER": "A=1 no-such-pager"])
    terminal.send("range(30) | table --all\r")
    terminal.expect("29", timeout: 20)
    expectPrompt(terminal)
    expectSane(terminal)
  }

  @Test func leavingEarlyEndsTheReading() throws {
    let terminal = try prompt()
    terminal.send("range(10000000) | ndjson\r")
    terminal.expect("less", timeout: 20) { $0.lines.last == Self.keys }
    terminal.send("q")
    expectPrompt(terminal)
    expectSane(terminal)
  }

  @Test func ctrlCInThePagerStopsTheReading() throws {
    let terminal = try prompt()
    terminal.send("range(10000000) | ndjson\r")
    terminal.expect("less", timeout: 20) { $0.lines.last == Self.keys }
    terminal.send("\u{3}")
    // less throws away what was typed before it saw the Ctrl-C, so a person types it again.
    for _ in 0..<40 where terminal.screen.lines.last?.hasPrefix("memory>") != true {
      terminal.send("q")
      _ = terminal.waitForExit(timeout: 0.5)
    }
    // What was typed too often.
    terminal.send("\u{15}")
    expectPrompt(terminal)
    expectSane(terminal)
  }

  /// What answers hold reaches the pager as what it is: less -R would hand colours on, and so would cat.
  @Test func hostileTextIsInertInIt() throws {
    let terminal = try prompt(["PAGER": "cat -u"])
    terminal.send("range(40) | derive t = \"\\u{1b}]0;owned\\u{7}\\u{202e}\" | table --all\r")
    terminal.expect("40 rows", timeout: 20)
    let shown = String(decoding: terminal.transcript, as: UTF8.self).unicodeScalars
    #expect(!shown.contains("\u{202e}"))
    #expect(!String(shown).contains("\u{1b}]0;"))
    #expect(terminal.screen.text.contains("␛]0;owned␇\\u{202e}"))
    expectSane(terminal)
  }

  @Test func rowsAreCountedOnlyWhileThatIsQuick() throws {
    let terminal = try prompt()
    terminal.send("range(1000)\r")
    terminal.expect("17 of 1,000 shown — all: `| table --all`", timeout: 20)
    terminal.send("range(1000) | take 19\r")
    terminal.expect("19 rows", timeout: 20)
    terminal.send("range(10000000)\r")
    terminal.expect("17 of more than ", timeout: 20)
    expectSane(terminal)
  }
}
