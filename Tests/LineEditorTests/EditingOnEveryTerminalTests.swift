import TerminalSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What editing promises, on terminals of every size and in both locales.
@Suite(.serialized) struct EditingOnEveryTerminalTests {
  private let folder = TemporaryFolder()
  private static let dim = ScreenStyle(isDim: true)

  @Test(arguments: TerminalVariant.all) func aSuggestionIsTakenByRightOrControlE(_ variant: TerminalVariant)
    throws
  {
    let terminal = try folder.probe(on: variant, history: ["jobs", "runs | take 3"])
    for key in ["\u{1B}[C", "\u{1B}OC", "\u{5}", "\u{1B}[F"] {
      terminal.send("ru")
      terminal.expect("a grey rest") { $0.style(of: "ns | take 3") == Self.dim && $0.column == 9 }
      terminal.send(key)
      terminal.expect("the rest, taken") { $0.style(of: "ns | take") == .plain && $0.column == 20 }
      terminal.clear()
    }
    terminal.send("runs | take 3")
    terminal.expect("nothing behind it") { $0.text == "audit> runs | take 3" }
  }

  @Test(arguments: TerminalVariant.all) func historyIsSharedSearchedAndHasNoDoubles(
    _ variant: TerminalVariant
  )
    throws
  {
    let terminal = try folder.probe(on: variant, history: ["runs | count", "brands"])
    let other = try folder.probe(on: variant)
    for statement in ["runs | take 3", "jobs", "jobs"] { other.run(statement) }
    terminal.run("")
    for recalled in ["jobs", "runs | take 3", "brands", "runs | count"] {
      terminal.send("\u{1B}[A")
      terminal.expect("\(recalled) recalled") { $0.line($0.row) == "audit> " + recalled }
    }
    terminal.send("\u{1B}[B")
    terminal.expect("the newer one") { $0.line($0.row) == "audit> brands" }
    terminal.clear()
    // By what was typed.
    terminal.send("runs\u{1B}[A")
    terminal.expect("audit> runs | take 3")
    terminal.send("\u{1B}[A")
    terminal.expect("audit> runs | count")
    terminal.clear()
    terminal.send("\u{12}cou")
    terminal.expect("search \"cou\": runs | count")
    terminal.send("\r")
    terminal.expect("got 12: \"runs | count\"")
  }

  @Test(arguments: TerminalVariant.all) func severalLinesAreOneStatement(_ variant: TerminalVariant) throws {
    let terminal = try folder.probe(on: variant)
    terminal.run("(runs\r| take 4\r)")
    terminal.expect("got 16: \"(runs\\n| take 4\\n)\"")
    terminal.send("\u{1B}[A")
    terminal.expect("all its lines") { $0.text.hasSuffix("audit> (runs\n  ...> | take 4\n  ...> )") }
    terminal.send("\u{1B}[A\u{5}0")
    terminal.expect("  ...> | take 40")
    terminal.send("\u{1B}[B\u{5}\r")
    terminal.expect("got 17: \"(runs\\n| take 40\\n)\"")
    terminal.clear()
    // A paste runs nothing, however many lines it has and whatever is in them.
    let lines = (1...30).map { "jobs |\twhere n == \($0)\r" }.joined()
    terminal.send("\u{1B}[200~" + lines + "\u{3}\u{4}\u{1B}[Ax\u{1B}[201~")
    terminal.expect("its end") { $0.lines.last?.hasSuffix("[Ax") == true && $0.marksPastes }
    #expect(!terminal.screen.text.contains("got"))
    let before = terminal.screen.prompts
    terminal.send("\u{15}\u{7F}\r")
    terminal.expectPrompt(after: before)
    #expect(folder.contents(of: "history")?.hasSuffix("where n == 29\\njobs | where n == 30\n") == true)
  }

  @Test(arguments: TerminalVariant.all) func wideCharactersKeepTheirPlaces(_ variant: TerminalVariant) throws
  {
    let terminal = try folder.probe(on: variant)
    terminal.send("日本 🎉 e\u{301} größe")
    terminal.expect("them all") { $0.text == "audit> 日本 🎉 e\u{301} größe" && $0.column == 22 }
    terminal.send("\u{1}\u{1B}[C\u{1B}[C\u{1B}[C\u{1B}[CX\u{1B}[H\u{1B}[3~\u{5}\u{7F}\u{7F}")
    terminal.expect("what was changed") { $0.text == "audit> 本 🎉X e\u{301} grö" && $0.column == 19 }
    terminal.send("\r")
    terminal.expect("\"本 🎉X e\u{301} grö\"")
  }

  @Test(arguments: TerminalVariant.all) func keysOfEmacs(_ variant: TerminalVariant) throws {
    let terminal = try folder.probe(on: variant)
    // A word back, the rest cut and put in front; a word forward, one deleted and got back.
    terminal.send("one two three\u{1B}b\u{0B}\u{1}\u{19} \u{1B}f!")
    terminal.expect("the words") { $0.text == "audit> three one! two" && $0.column == 17 }
    terminal.send("\u{17}")
    terminal.expect("a word less") { $0.text == "audit> three  two" }
    terminal.send("\u{1F}")
    terminal.expect("the word again") { $0.text == "audit> three one! two" }
    terminal.send("\u{1}\u{1B}[C\u{4}\u{5}\u{2}\u{8}\r")
    terminal.expect("got 13: \"tree one! tw \"")
  }

  @Test(arguments: TerminalVariant.all) func keysOfVi(_ variant: TerminalVariant) throws {
    let terminal = try folder.probe(
      columns: variant.columns, rows: variant.rows,
      environment: ["LC_ALL": variant.locale, "PROBE_KEYS": "vi"], history: ["earlier"])
    terminal.send("abc\u{1B}")
    terminal.expect("the cursor on the last letter") { $0.text == "audit> abc" && $0.column == 9 }
    terminal.send("0xAd\u{1B}")
    terminal.expect("the cursor on the last letter") { $0.text == "audit> bcd" && $0.column == 9 }
    terminal.send("0D")
    terminal.expect("an empty line") { $0.text == "audit>" }
    terminal.send("k")
    terminal.expect("audit> earlier")
  }

  @Test(arguments: TerminalVariant.all) func anotherEditor(_ variant: TerminalVariant) throws {
    folder.write("#!/bin/sh\nprintf 'edited\\nlines\\n' >> \"$1\"\n", to: "editor", mode: 0o700)
    let terminal = try folder.probe(
      columns: variant.columns, rows: variant.rows,
      environment: ["LC_ALL": variant.locale, "EDITOR": folder.path + "/editor", "TMPDIR": folder.path])
    terminal.send("mine\u{18}\u{5}")
    terminal.expect("audit> mine\n  ...> edited\n  ...> lines")
    #expect(!terminal.screen.text.contains("got"))
    terminal.send("\r")
    terminal.expect("got 17: \"mine\\nedited\\nlines\"")
  }

  /// A completion that takes its time hears Ctrl-C, which gives the line up as ever.
  @Test func controlCStopsASlowCompletion() throws {
    let terminal = try folder.probe()
    terminal.send("slow\t")
    usleep(100_000)
    terminal.interrupt()
    #expect(terminal.screen.text.contains("audit> slow^C"))
    terminal.run("slow")
    terminal.expect("got 4: \"slow\"")
  }
}
