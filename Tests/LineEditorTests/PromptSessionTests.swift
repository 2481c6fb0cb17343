import TerminalSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// The prompt as a person meets it: a program on a terminal.
@Suite(.serialized) struct PromptSessionTests {
  private let folder = TemporaryFolder()

  @Test func linesComeBackAsTyped() throws {
    let terminal = try folder.probe()
    terminal.send("héllo 日本 🎉 x\u{7F}\r")
    terminal.expect("audit> héllo 日本 🎉\ngot 19: \"héllo 日本 🎉 \"\naudit>")
    terminal.send("b\u{1B}[Ha\u{1B}[Fd\u{1B}[Dc\u{1B}[Dx\u{1B}[3~C\r")
    terminal.expect("\"abxCd\"\naudit>")
    terminal.send("one two\u{1B}bX\u{1B}[1;5D\u{1B}[1;5DY\u{1B}f.\u{5}\u{17}\u{19}\u{19}\r")
    terminal.expect("\"Yone. XtwoXtwo\"")
  }

  @Test func charactersWithoutWidthDoNotShiftTheOthers() throws {
    let terminal = try folder.probe()
    terminal.send("❤\u{FE0F} e\u{301} 👩\u{200D}👧 日本\u{1B}[D\u{1B}[DX\u{1B}[HY")
    terminal.expect("audit> Y❤ e\u{301} 👩👧 X日本")
    terminal.send("\r")
    terminal.expect("\"Y❤\u{FE0F} e\u{301} 👩\u{200D}👧 X日本\"")
  }

  @Test func anIncompleteStatementGoesOnBelow() throws {
    let terminal = try folder.probe()
    terminal.send("(runs\r| take 4\r)\r")
    terminal.expect("audit> (runs\n  ...> | take 4\n  ...> )\ngot 16: \"(runs\\n| take 4\\n)\"\naudit>")
    // Recalled as one; Home and Backspace join two of its lines; Up and Down stay in it.
    terminal.send("\u{1B}[A\u{1}\u{7F}\u{1B}[AX\u{1B}[BY\u{5}\r")
    terminal.expect("got 17: \"(runsX\\n| takeY 4)\"")
  }

  @Test func aDeletedNewlineTakesItsMarkerAlong() throws {
    let terminal = try folder.probe()
    terminal.send("(a\r b)\u{1B}[A\u{5}\u{1B}[3~\r")
    terminal.expect("got 5: \"(a b)\"")
  }

  @Test func aPasteWaitsForEnter() throws {
    let terminal = try folder.probe()
    #expect(terminal.screen.marksPastes)
    let lines = (1...20).map { "jobs |\twhere n == \($0)\r" }.joined()
    terminal.send("\u{1B}[200~" + lines + "\u{1B}\u{1}x\u{1B}[201~")
    terminal.expect("where n == 20")
    #expect(!terminal.screen.text.contains("got"))
    terminal.send("\r")
    terminal.expect("jobs | where n == 20\\nx\"")
  }

  @Test func historyOutlivesTheProgramWithoutDoubles() throws {
    var terminal: PseudoTerminal? = try folder.probe()
    for statement in ["jobs", "(two\rlines)", "jobs", " secret"] {
      terminal?.send(statement + "\r")
      terminal?.expect("\(statement.split(separator: "\r").joined(separator: "\\n"))\"\naudit>")
    }
    terminal?.send("\u{4}")
    terminal?.expect("bye")
    #expect(terminal?.waitForExit() == 0)
    terminal = try folder.probe()
    terminal?.send("\u{1B}[A")
    terminal?.expect("audit> jobs")
    terminal?.send("\u{1B}[A")
    terminal?.expect("audit> (two\n  ...> lines)")
    terminal?.send("\u{1B}[A\u{1B}[A\u{1B}[A\r")
    terminal?.expect("got 11: \"(two\\nlines)\"")
    #expect(folder.contents(of: "history") == "jobs\n(two\\nlines)\njobs\n(two\\nlines)\n")
    #expect(folder.mode(of: "history") == 0o600)
  }

  @Test func controlRSearchesTheHistory() throws {
    let terminal = try folder.probe()
    terminal.send("runs | take 3\rjobs\r")
    terminal.expect("\"jobs\"\naudit>")
    terminal.send("\u{12}tak")
    terminal.expect("search \"tak\": runs | take 3")
    terminal.send("\r")
    terminal.expect("the statement run twice") { $0.lines.filter { $0.hasPrefix("got 13") }.count == 2 }
  }

  @Test func controlCClearsTheLine() throws {
    let terminal = try folder.probe()
    terminal.send("(runs\r| whe")
    terminal.expect("  ...> | whe")
    terminal.send("\u{3}")
    terminal.expect("  ...> | whe^C\ninterrupted\naudit>")
    terminal.send("\u{12}x")
    terminal.expect("no statement with \"x\":")
    terminal.send("\u{3}")
    terminal.expect("audit> ^C\ninterrupted\naudit>")
    terminal.send("jobs\r")
    terminal.expect("got 4: \"jobs\"")
  }

  @Test func controlCEndsWhatRuns() throws {
    let terminal = try folder.probe()
    terminal.send("sleep\r")
    terminal.expect("sleeping")
    #expect(terminal.isCooked)
    terminal.send("\u{3}")
    terminal.expect("woken\naudit>", timeout: 2)
  }

  @Test func keysPressedWhileSomethingRunsAreNotLost() throws {
    let terminal = try folder.probe()
    terminal.send("sleep\r")
    terminal.expect("sleeping")
    terminal.send("jobs")
    terminal.expect("sleeping\njobs")
    terminal.signal(SIGINT)
    terminal.expect("woken\naudit> jobs")
    terminal.send("\r")
    terminal.expect("got 4: \"jobs\"")
  }

  @Test func tabCompletes() throws {
    let terminal = try folder.probe()
    terminal.send("jo\t| where\r")
    terminal.expect("got 12: \"jobs | where\"\naudit>")
    terminal.send("br\t")
    terminal.expect("audit> brandN")
    terminal.expect("audit> brandN\n brandNames     brandNumbers")
    terminal.send("u\t\r")
    terminal.expect("\"brandNumbers \"")
  }

  @Test func aBlankThatTabPutInGivesWayToAComma() throws {
    let terminal = try folder.probe()
    terminal.send("f(jo\t, x, jo\t)\r")
    terminal.expect("\"f(jobs, x, jobs)\"")
    terminal.send("jo\tx\r")
    terminal.expect("\"jobs x\"")
  }

  @Test func oneWalksThroughTheMenu() throws {
    let terminal = try folder.probe()
    terminal.send("jobs | br\t")
    terminal.expect("audit> jobs | brandN\n brandNames ")
    terminal.send("\t\t")
    terminal.expect("audit> jobs | brandNumbers\n brandNames ")
    // Shift-Tab, and what was typed again.
    terminal.send("\u{1B}[Z")
    terminal.expect("audit> jobs | brandNames\n brandNames ")
    terminal.send("\u{1B}")
    terminal.expect("the menu is gone") { $0.text.hasSuffix("audit> jobs | brandN") }
    terminal.send("\t\u{1B}[B\r")
    terminal.expect("the menu is gone") { $0.text.hasSuffix("audit> jobs | brandNames") }
    terminal.send("x\r")
    terminal.expect("\"jobs | brandNames x\"")
    // A key that is none of the menu's goes on with what was chosen.
    terminal.send("br\t\t|1\r")
    terminal.expect("\"brandNames|1\"")
  }

  @Test func typingNarrowsTheMenuAndEnterRunsWhatIsTyped() throws {
    let terminal = try folder.probe()
    terminal.send("br\tu")
    terminal.expect("audit> brandNu\n brandNumbers")
    terminal.send("\u{7F}")
    terminal.expect("audit> brandN\n brandNames     brandNumbers")
    terminal.send("\r")
    terminal.expect("\"brandN\"")
    #expect(!terminal.screen.text.contains("brandNames"))
  }

  @Test(arguments: [80, 40]) func aListFitsTheWidth(columns: Int) throws {
    let terminal = try folder.probe(columns: columns)
    terminal.send("re\t")
    terminal.expect("the line and the menu below it") {
      $0.lines.count == 4 && $0.lines[0] == "audit> re"
    }
    let summary =
      columns == 80
      ? " retry      run a block again until it passes" : " retry      run a block again until i…"
    #expect(terminal.screen.lines[3] == summary)
  }

  @Test func aResizeRedrawsTheLine() throws {
    let terminal = try folder.probe(columns: 40)
    terminal.send("jobs | where name == \"a long name that wraps\"")
    terminal.expect("wraps\"")
    terminal.resize(columns: 30, rows: 10)
    terminal.expect("the line in 30 columns") {
      $0.lines.suffix(2) == ["audit> jobs | where name == \"a", " long name that wraps\""]
    }
    terminal.send("x\r")
    terminal.expect("wraps\\\"x\"")
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func aDeadlySignalLeavesTheTerminalSane(number: Int32) throws {
    let terminal = try folder.probe()
    terminal.send("half a li")
    terminal.expect("half a li")
    #expect(!terminal.isCooked)
    terminal.signal(number)
    let status = try #require(terminal.waitForExit())
    #expect(status & 0x7F == number)
    #expect(terminal.isCooked)
    #expect(!terminal.screen.marksPastes)
  }

  @Test func aTerminalThatCannotMoveItsCursorGetsPlainLines() throws {
    let terminal = try PseudoTerminal(
      executable: BuiltProgram.path("lineeditor-probe"), environment: ["TERM": "dumb"])
    terminal.expect("audit>")
    #expect(!terminal.transcript.contains(0x1B))
    terminal.send("(a\rb)\r")
    terminal.expect("got 5: \"(a\\nb)\"\naudit>")
    terminal.send("\u{3}")
    terminal.expect("interrupted")
    terminal.send("\u{4}")
    terminal.expect("bye")
  }
}
