import TerminalSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Progress and watched blocks on a terminal: drawn in place, and left as they were last.
@Suite(.serialized) struct WatchingTests {
  private let folder = TemporaryFolder()

  private func start(columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]) throws
    -> PseudoTerminal
  {
    try folder.shell(
      ["--no-rc"], now: nil, columns: columns, rows: rows,
      environment: ["NO_COLOR": "1"].merging(environment) { $1 })
  }

  @Test(arguments: [(80, 24), (40, 12), (200, 50)])
  func aBlockIsDrawnInPlaceAndItsLastStateStays(_ columns: Int, _ rows: Int) throws {
    let terminal = try start(columns: columns, rows: rows)
    terminal.send("let x = 20 + 1\rwatch 100ms { $x * 2; \"there\" }\r")
    terminal.expect("4 times so far; Ctrl-C")
    #expect(terminal.screen.lines.count { $0 == "42" } == 1)
    terminal.send("\u{3}")
    terminal.expect("42\nthere\none>")
    #expect(!terminal.screen.text.contains("so far"))
    #expect(!terminal.screen.text.contains("error"))
    #expect(terminal.screen.showsCursor)
    // Each drawing stands between the marks of a synchronized update.
    let written = terminal.written
    #expect(written.ranges(of: "\u{1b}[?2026h").count == written.ranges(of: "\u{1b}[?2026l").count)
  }

  @Test func aBlockThatIsTooTallIsCutWhileItIsWatched() throws {
    let terminal = try start(columns: 40, rows: 12)
    terminal.send("watch 50ms { range(20) | table --all } until true\r")
    terminal.expect("19")
    terminal.expect("one>")
    #expect(terminal.screen.text.contains("20 rows") || terminal.screen.text.contains("19\none>"))
    terminal.send("watch 100ms { range(20) | table --all }\r")
    terminal.expect("more lines\nevery 100ms, 3 times so far")
    terminal.resize(columns: 60, rows: 14)
    terminal.expect("every 100ms")
    terminal.send("\u{3}")
    terminal.expect("one>")
    terminal.send("exit\r")
    #expect(terminal.waitForExit() == 0)
    #expect(terminal.isCooked)
  }

  @Test func aLaunchShowsEachPlatformAndLeavesTheLastState() throws {
    let terminal = try start(columns: 40, rows: 12, environment: ["LC_ALL": "C"])
    terminal.send("launch ecom_flash --questions 2 --pace 10/s --name Flash | select done\r")
    terminal.expect("  openai      #")
    terminal.expect("done  8")
    #expect(terminal.screen.text.contains("  8 of 8  "))
    #expect(terminal.screen.text.contains("#  2/2"))
    #expect(terminal.screen.text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func runsThatGoOnElsewhereAreWatchedTogether() throws {
    let terminal = try start(columns: 100)
    terminal.send("watch runs\r")
    terminal.expect("no run is going on")
    terminal.send("launch ecom_flash --questions 2 --pace 3/s --name Flash --background | select seed\r")
    terminal.expect("seed  1")
    terminal.send("launch saas_weekly --questions 2 --pace 3/s --name Pulse --background | select seed\r")
    terminal.expect("seed  1\none 2 running>")
    terminal.send("watch runs | select name, status\r")
    terminal.expect("2 runs going on")
    terminal.expect("Pulse  ━━━━━━━━━━━━━━━━━━━━━━━━  8/8")
    terminal.expect("Flash  ✓ completed")
  }

  /// Without a terminal there are lines, and nothing that moves a cursor.
  @Test func elsewhereProgressIsLines() throws {
    let launch = ["--db", folder.databasePath("one"), "-c", "launch ecom_flash --questions 2 | select done"]
    let terminal = try folder.auditsh(launch, environment: ["TERM": "dumb"])
    #expect(terminal.waitForExit() == 0)
    #expect(terminal.written.contains(" 8 of 8"))
    #expect(!terminal.written.contains("\u{1b}"))
    let quiet = try folder.auditsh(["-q"] + launch)
    #expect(quiet.waitForExit() == 0)
    #expect(quiet.screen.text == "done  8")
  }
}
