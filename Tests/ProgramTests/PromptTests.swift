import TerminalSupport
import Testing

/// The prompt of the program itself, on a terminal and a database of its own.
@Suite("The prompt on a terminal", .serialized) struct PromptTests {
  private let folder = TemporaryFolder()

  private static let red = ScreenStyle(foreground: .indexed(1))
  private static let keyword = ScreenStyle(foreground: .indexed(4))
  private static let source = ScreenStyle(foreground: .indexed(6), isBold: true)

  @Test(arguments: TerminalVariant.all)
  func aStatementIsColouredAsItIsTyped(_ variant: TerminalVariant) throws {
    let terminal = try folder.shell(on: variant, database: "auditsh")
    terminal.send(#"runs | where status == "failed" and startedAt > ago(7d) | take 3"#)
    terminal.expect("the end") { $0.text.replacing("\n", with: "").hasSuffix("| take 3") }
    let screen = terminal.screen
    #expect(screen.style(of: "runs") == Self.source)
    #expect(screen.style(of: "where") == Self.keyword)
    #expect(screen.style(of: "status") == .plain)
    #expect(screen.style(of: #""failed""#) == ScreenStyle(foreground: .indexed(2)))
    #expect(screen.style(of: "ago") == ScreenStyle(foreground: .indexed(6)))
    #expect(screen.style(of: "3") == ScreenStyle(foreground: .indexed(3)))
    terminal.send("\u{1B}[D\u{1B}[Dx")
    terminal.expect("a stage nobody knows") { $0.style(of: "takex") == Self.red }
  }

  @Test func unknownNamesAreRedOnceTheyCannotBecomeKnown() throws {
    let terminal = try folder.shell(database: "auditsh")
    terminal.send("let a = 3\r")
    terminal.expect("auditsh> let a = 3\nauditsh>")
    terminal.send("runs | where stat")
    terminal.expect("a beginning") { $0.style(of: "stat") == .plain }
    terminal.send("is")
    terminal.expect("no field") { $0.style(of: "statis") == Self.red }
    terminal.send("\u{7F}\u{7F}us == \"fail")
    terminal.expect("a beginning of a value") {
      $0.style(of: "\"fail") == ScreenStyle(foreground: .indexed(2))
    }
    terminal.send("\"")
    terminal.expect("no value") { $0.style(of: "\"fail\"") == Self.red }
    terminal.send("\u{15}runs | take $a + $b ")
    terminal.expect("a variable and none") {
      $0.style(of: "$a") == ScreenStyle(foreground: .indexed(5)) && $0.style(of: "$b") == Self.red
    }
  }

  @Test(arguments: [["--color", "never"], []]) func withoutColourNothingIsColouredOrSuggested(
    _ arguments: [String]
  ) throws {
    let terminal = try folder.shell(
      arguments, database: "auditsh", environment: arguments.isEmpty ? ["NO_COLOR": "1"] : [:])
    terminal.send("let z = 3\r\u{0C}let")
    terminal.expect("nothing behind it") { $0.text == "auditsh> let" }
    #expect(terminal.screen.style(of: "let") == .plain)
    #expect(!String(decoding: terminal.transcript, as: UTF8.self).contains("\u{1B}[1;3"))
  }

  @Test func aStatementOfSeveralLinesIsColouredAndSuggestedAsOne() throws {
    let terminal = try folder.shell(database: "auditsh", columns: 40, rows: 12)
    terminal.send("runs\u{1B}\r| where statis > 3")
    terminal.expect("both lines") {
      $0.style(of: "statis") == Self.red && $0.style(of: "runs") == Self.source
    }
    terminal.send("\u{3}let z =\r3\r\u{0C}le")
    terminal.expect("the whole of it") { $0.text == "auditsh> let z =\n   ...> 3" }
    #expect(terminal.screen.style(of: "t z =") == ScreenStyle(isDim: true))
    #expect(terminal.screen.style(of: "3") == ScreenStyle(isDim: true))
    #expect((terminal.screen.row, terminal.screen.column) == (0, 11))
    terminal.send("\u{5}")
    terminal.expect("its colours") {
      $0.style(of: "let") == Self.keyword && $0.style(of: "3") == ScreenStyle(foreground: .indexed(3))
    }
  }

  @Test func aPasteRunsNothingByItself() throws {
    let terminal = try folder.shell(database: "auditsh")
    let lines = (1...200).map { "jobs | where healthScore > \($0) | take 1" }
    terminal.send("\u{1B}[200~" + lines.joined(separator: "\r") + "\u{1B}[201~")
    terminal.expect("   ...> jobs | where healthScore > 200 | take 1")
    #expect(terminal.screen.style(of: "200") == ScreenStyle(foreground: .indexed(3)))
    terminal.send("\u{3}help nothing\r\u{0C}")
    terminal.expect("an empty prompt") { $0.text == "auditsh>" }
    terminal.send("\u{4}")
    #expect(terminal.waitForExit() == 0)
    #expect(folder.contents(of: "auditsh/history") == "help nothing\n")
    #expect(terminal.isCooked && !terminal.screen.marksPastes)
  }

  @Test func whatIsSetOfEditingHoldsAtOnce() throws {
    let terminal = try folder.shell(database: "auditsh")
    terminal.send("set keys vi\r\u{0C}jobz")
    terminal.expect("the line") { $0.text == "auditsh> jobz" }
    terminal.send("\u{1B}")
    terminal.expect("the cursor on the last letter") { $0.column == 12 }
    terminal.send("rsa\u{1B}[200~ |\rtake 1\u{1B}[201~")
    terminal.expect("the paste") { $0.text == "auditsh> jobs |\n   ...> take 1" }
    #expect(terminal.screen.style(of: "jobs") == Self.source)
    terminal.send("\u{3}set highlight off\r\u{0C}jobs")
    terminal.expect("the line") { $0.text == "auditsh> jobs" }
    #expect(terminal.screen.style(of: "jobs") == .plain)
    terminal.send("\u{15}set")
    terminal.expect("a suggestion") { $0.text == "auditsh> set highlight off" }
    terminal.send("\u{15}set suggestions off\r\u{0C}set")
    terminal.expect("nothing behind it") { $0.text == "auditsh> set" }
  }
}
