import Assist
import TerminalSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The tour and the hints, and what is kept between sessions, on terminals of every size and in both locales.
@Suite("Guidance on every terminal", .serialized) struct GuidedTests {
  @Test(arguments: TerminalVariant.all) func theTourLeadsToItsEnd(_ variant: TerminalVariant) throws {
    let folder = try AuditedFolder.make()
    let terminal = try folder.shell(on: variant, database: "demo")
    terminal.run("tour")
    for (number, step) in TourStep.all.enumerated() {
      #expect(terminal.written.packed.contains("Step\(number + 1)of\(TourStep.all.count)."))
      terminal.expect("what to type") { $0.text.packed.contains("Type" + step.statement.packed) }
      if number == 0 {
        terminal.run("1 + 1")
        terminal.expect("the way back") { $0.text.packed.contains("(Thetourgoesonwith") }
      }
      if number == 2 {
        terminal.run("tour back")
        terminal.run("tour next")
      }
      terminal.run(step.statement)
    }
    terminal.expect("That was the tour.")
    #expect(terminal.screen.lines.allSatisfy { $0.count <= variant.columns })
    #expect(terminal.written.ranges(of: "error: there is no field").count <= 1)
    terminal.run("tour leave")
    terminal.expect("There is no tour now")
  }

  @Test(arguments: TerminalVariant.all) func aHintFollowsAResultUntilItIsTurnedOff(_ variant: TerminalVariant)
    throws
  {
    let folder = try AuditedFolder.make()
    let terminal = try folder.shell(on: variant, database: "demo")
    terminal.run("runs | take 1")
    terminal.expect("a hint in one line") { $0.lines.contains { $0.hasPrefix("next: run latest") } }
    #expect(terminal.screen.style(of: "next: run latest")?.isDim == true)
    terminal.run("set hints off")
    terminal.clear()
    terminal.run("jobs | take 1")
    #expect(!terminal.screen.text.contains("next:"))
  }

  /// A bad line of the rc file is told of with its place and passed over; what `set` sets is there the next time.
  @Test(arguments: TerminalVariant.all) func theRCFileRunsAndOptionsLast(_ variant: TerminalVariant) throws {
    let folder = TemporaryFolder()
    mkdir(folder.path + "/auditsh", 0o700)
    folder.write("let good = 40\nlet bad = $nope\nlet after = $good + 2\n", to: "auditsh/rc.audit")
    var terminal = try folder.shell(on: variant)
    #expect(terminal.written.packed.contains("rc.audit:2:11"))
    terminal.run("$after")
    terminal.expect("what stood behind it") { $0.lines.contains("42") }
    terminal.run("set rows 7")
    terminal.send("\u{4}")
    #expect(terminal.waitForExit(timeout: PseudoTerminal.patience) == 0)
    terminal = try folder.shell(on: variant)
    terminal.run("set | where option == \"rows\" | select value")
    terminal.expect("the value") { $0.lines.contains { $0.hasPrefix("7") } }
  }
}

extension String {
  /// Without blanks and line ends, which a narrow screen moves.
  fileprivate var packed: String { filter { !$0.isWhitespace } }
}
