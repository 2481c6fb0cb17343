import Foundation
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
    try folder.shell(
      ["--no-rc", "--color", "never"], database: ":memory:", columns: columns, rows: rows,
      environment: environment)
  }

  @Test(arguments: [(80, 24), (40, 12), (200, 50)])
  func longResultsOpenLess(_ columns: Int, _ rows: Int) throws {
    let terminal = try prompt(columns: columns, rows: rows)
    terminal.send("range(500) | table --all\r")
    terminal.expect("less") { $0.lines.last == Self.keys }
    terminal.send("G")
    terminal.expect("500 rows")
    terminal.send("q")
    terminal.expectPrompt()
    terminal.expectSane()
  }

  /// Keys pressed while a result is computed are commands to less: none of them may write a file.
  @Test func keysTypedAheadWriteNoFile() throws {
    let terminal = try prompt()
    terminal.begin("range(3000000) | sort -value | table --all")
    terminal.send("s\(folder.path)/stray\r")
    terminal.expect("less", where: { $0.text.contains("2999999") })
    terminal.expect("less's answer") {
      $0.lines.last.map { $0.contains("not available") || $0 == Self.keys } == true
    }
    terminal.send("\rq")
    terminal.expectPrompt(after: 1)
    #expect(folder.contents(of: "stray") == nil)
    terminal.expectSane()
  }

  @Test func aPersonsOwnChoicesHold() throws {
    let terminal = try prompt(["LESS": "-FRXPsmine$", "LESSSECURE": ""])
    terminal.send("range(500) | table --all\r")
    terminal.expect("a prompt of one's own") { $0.lines.last == "mine" }
    terminal.send("s\(folder.path)/kept\r")
    terminal.send("q")
    terminal.expectPrompt(after: 1)
    #expect(folder.contents(of: "kept")?.contains("20") == true)
    terminal.expectSane()
  }

  @Test func aDeadlySignalTakesItAlong() throws {
    let terminal = try prompt()
    terminal.send("range(500) | table --all\r")
    terminal.expect("less") { $0.lines.last == Self.keys }
    let children = Self.processes(below: terminal.process)
    #expect(!children.isEmpty)
    terminal.signal(SIGTERM)
    #expect(terminal.waitForExit().map { $0 & 0x7f } == SIGTERM)
    terminal.expectAsBefore()
    #expect(children.allSatisfy { kill($0, 0) != 0 || Self.isDead($0) })
  }

  /// Those that a process has started, and those that they have.
  private static func processes(below process: pid_t) -> [pid_t] {
    let list = try? String(contentsOfFile: "/proc/\(process)/task/\(process)/children", encoding: .utf8)
    let children = (list ?? "").split(separator: " ").compactMap { pid_t($0) }
    return children + children.flatMap(processes)
  }

  /// Ended, and only not yet taken notice of.
  private static func isDead(_ process: pid_t) -> Bool {
    let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    return status?.contains(") Z ") ?? true
  }

  @Test func whatFitsOpensNone() throws {
    let terminal = try prompt(["PAGER": "echo PAGED; cat"])
    terminal.send("range(3) | table --all\r")
    terminal.expect("3 rows")
    terminal.expectPrompt()
    #expect(!terminal.screen.text.contains("PAGED"))
    terminal.send("range(30) | table --all\r")
    terminal.expect("30 rows")
    #expect(
      terminal.screen.text.contains("PAGED")
        || terminal.written.contains("PAGED"))
    terminal.expectSane()
  }

  @Test func theOptionTurnsItOff() throws {
    let terminal = try prompt()
    terminal.send("set pager off\r")
    terminal.send("range(100) | table --all\r")
    terminal.expect("100 rows")
    terminal.expectPrompt()
    terminal.expectSane()
  }

  @Test func aMissingPagerIsToldOfOnce() throws {
    let terminal = try prompt(["PAGER": "no-such-pager -x"])
    for _ in 0..<2 { terminal.run("range(100) | table --all") }
    let text = terminal.written
    #expect(text.split(separator: "the pager `no-such-pager` is not there").count == 2)
    terminal.expectSane()
  }

  @Test func aPagerThatFailsLosesNothing() throws {
    let terminal = try prompt(["PAGER": "A=1 no-such-pager"])
    terminal.send("range(30) | table --all\r")
    terminal.expect("29")
    terminal.expectPrompt()
    terminal.expectSane()
  }

  @Test func leavingEarlyEndsTheReading() throws {
    let terminal = try prompt()
    terminal.send("range(10000000) | ndjson\r")
    terminal.expect("less") { $0.lines.last == Self.keys }
    terminal.send("q")
    terminal.expectPrompt()
    terminal.expectSane()
  }

  @Test func ctrlCInThePagerStopsTheReading() throws {
    let terminal = try prompt()
    terminal.send("range(10000000) | ndjson\r")
    terminal.expect("less") { $0.lines.last == Self.keys }
    terminal.send("\u{3}")
    // less throws away what was typed before it saw the Ctrl-C, so a person types it again.
    for _ in 0..<40 where terminal.screen.lines.last?.hasPrefix("memory>") != true {
      terminal.send("q")
      _ = terminal.waitForExit(timeout: 0.5)
    }
    // What was typed too often.
    terminal.send("\u{15}")
    terminal.expectPrompt()
    terminal.expectSane()
  }

  /// What answers hold reaches the pager as what it is: less -R would hand colours on, and so would cat.
  @Test func hostileTextIsInertInIt() throws {
    let terminal = try prompt(["PAGER": "cat -u"])
    terminal.send("range(40) | derive t = \"\\u{1b}]0;owned\\u{7}\\u{202e}\" | table --all\r")
    terminal.expect("40 rows")
    let shown = terminal.written.unicodeScalars
    #expect(!shown.contains("\u{202e}"))
    #expect(!String(shown).contains("\u{1b}]0;"))
    #expect(terminal.screen.text.contains("␛]0;owned␇\\u{202e}"))
    terminal.expectSane()
  }

  @Test func rowsAreCountedOnlyWhileThatIsQuick() throws {
    let terminal = try prompt()
    terminal.send("range(1000)\r")
    terminal.expect("17 of 1,000 shown — all: `| table --all`")
    terminal.send("range(1000) | take 19\r")
    terminal.expect("19 rows")
    terminal.send("range(10000000)\r")
    terminal.expect("17 of more than ")
    terminal.expectSane()
  }
}
