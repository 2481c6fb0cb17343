import TerminalSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// What stands on the screen while a line is typed, pasted, recalled and resized.
@Suite(.serialized) struct EditingTests {
  private let folder = TemporaryFolder()

  private static let dim = ScreenStyle(isDim: true)
  private static let yellow = ScreenStyle(foreground: .indexed(3))
  private static let red = ScreenStyle(foreground: .indexed(1))

  @Test(arguments: ["C.UTF-8", "C"]) func theRestOfAnEarlierStatementIsSuggested(locale: String) throws {
    let terminal = try folder.probe(
      environment: ["LC_ALL": locale], history: ["runs | take 3", "jobs", "größe x"])
    terminal.send("ru")
    terminal.expect("audit> runs | take 3")
    #expect(terminal.screen.style(of: "ns | take") == Self.dim)
    #expect((terminal.screen.row, terminal.screen.column) == (0, 9))
    // Enter runs what was typed, and the rest goes from the screen.
    terminal.send("\r")
    terminal.expect("audit> ru\ngot 2: \"ru\"\naudit>")
    terminal.send("run")
    terminal.expect("audit> runs | take 3")
    terminal.send("\u{1B}f\u{1B}f!")
    terminal.expect("the words") { $0.line(2) == "audit> runs | take!" && $0.column == 19 }
    terminal.send("\u{15}gr\u{5}\r")
    terminal.expect("\"größe x\"\naudit>")
  }

  @Test func whatWasTakenWithTheRightKeyIsAsItWas() throws {
    let terminal = try folder.probe(history: ["runs | take 3"])
    terminal.send("r")
    terminal.expect("audit> runs | take 3")
    terminal.send("\u{1B}[C")
    terminal.expect("the text, no more dim") { $0.style(of: "| take") == .plain && $0.column == 20 }
    terminal.send("\r")
    terminal.expect("got 13: \"runs | take 3\"")
  }

  @Test(arguments: [(80, 24), (40, 12), (200, 50)]) func theLineIsColouredAlsoWhereItWraps(
    columns: Int, rows: Int
  ) throws {
    let terminal = try folder.probe(columns: columns, rows: rows)
    let filler = String(repeating: "日 ", count: columns / 3)
    terminal.send("12 bad " + filler + "345 bad")
    terminal.send("\u{1B}\r 日本 678 🎉 bad9")
    terminal.expect("678 🎉 bad9")
    for (text, style) in [
      ("12", Self.yellow), ("345", Self.yellow), ("678", Self.yellow), ("bad9", Self.red),
    ] {
      #expect(terminal.screen.style(of: text) == style, "\(text)")
    }
    #expect(terminal.screen.style(of: "🎉") == .plain)
    // A letter in the middle changes the colour of what is behind it, and nothing else.
    terminal.send("\u{1}\u{1B}[C\u{1B}[C\u{1B}[C\u{1B}[Cx")
    terminal.expect("日本 x678 🎉 bad9")
    terminal.expect("no number") { $0.style(of: "x678") == .plain && $0.style(of: "bad9") == Self.red }
  }

  @Test func noColourMeansNone() throws {
    let terminal = try folder.probe(environment: ["NO_COLOR": "1"], history: ["12 bad"])
    terminal.send("12 b")
    terminal.expect("audit> 12 b")
    terminal.send("\u{1}x")
    terminal.expect("audit> x12 b")
    #expect(!terminal.screen.text.contains("bad"))
    #expect(terminal.screen.style(of: "12") == .plain)
  }

  @Test func upSearchesByWhatWasTyped() throws {
    let terminal = try folder.probe(history: [
      "runs | count", "jobs", "runs | take 3", "brands", "runs | count",
    ])
    terminal.send("runs\u{1B}[A")
    terminal.expect("audit> runs | count")
    terminal.send("\u{1B}[A")
    terminal.expect("audit> runs | take 3")
    terminal.send("\u{1B}[A\u{1B}[B")
    terminal.expect("audit> runs | count")
    terminal.send("\u{1B}[B!")
    terminal.expect("what was typed") { $0.line(0) == "audit> runs!" }
  }

  @Test func openShellsShareTheirHistory() throws {
    let one = try folder.probe()
    let other = try folder.probe()
    one.send("from one\r")
    one.expect("got 8")
    other.send("\r")
    other.expect("got 0: \"\"\naudit>")
    other.send("\u{1B}[A")
    other.expect("audit> from one")
    other.send("\r")
    other.expect("got 8")
    #expect(folder.contents(of: "history") == "from one\nfrom one\n")
    one.send("\r\u{1B}[A\u{1B}[A\u{1B}[A")
    one.expect("got 0: \"\"\naudit> from one")
  }

  @Test(arguments: [(80, 24), (40, 12)]) func aPasteOf2000LinesIsWholeAndRunsNothing(
    columns: Int, rows: Int
  ) throws {
    let terminal = try folder.probe(columns: columns, rows: rows)
    let text = (1...2000).map { "line \($0) of a long paste with 日本" }.joined(separator: "\n")
    terminal.send("\u{1B}[200~" + text + "\u{1B}[201~")
    terminal.expect("line 2000 of a long paste")
    #expect(!terminal.screen.text.contains("got"))
    // The rows around the cursor are shown, wherever it is.
    terminal.send("\u{1B}[A\u{1B}[A\u{1}X")
    terminal.expect("Xline 1998 of a long")
    terminal.send("\u{7F}\r")
    terminal.expect("the next prompt") { $0.lines.last == "audit>" }
    #expect(folder.contents(of: "history") == text.replacing("\n", with: "\\n") + "\n")
  }

  @Test func aStatementHigherThanTheScreenIsEditedAnywhere() throws {
    let terminal = try folder.probe(columns: 40, rows: 6)
    terminal.send("\u{1B}[200~" + (1...20).map { "row \($0)" }.joined(separator: "\n") + "\u{1B}[201~")
    terminal.expect("the end") { $0.lines.last == "  ...> row 20" && $0.lines.count == 6 }
    terminal.send(String(repeating: "\u{1B}[A", count: 19) + "\u{1}a")
    terminal.expect("the start") { $0.lines.first == "audit> arow 1" && $0.lines.last == "  ...> row 6" }
    terminal.send(String(repeating: "\u{1B}[B", count: 19) + "\u{5}z\r")
    terminal.expect("the next prompt") { $0.lines.last == "audit>" }
    #expect(folder.contents(of: "history")?.hasSuffix("\\nrow 19\\nrow 20z\n") == true)
  }

  /// However often and fast: what is typed is what runs, and a screen drawn anew shows it whole.
  @Test(arguments: TerminalVariant.all) func resizing200TimesWhileTypingLosesNothing(
    _ variant: TerminalVariant
  ) throws {
    let terminal = try folder.probe(on: variant, history: ["12 one two three four five six seven"])
    var typed = ""
    for step in 0..<200 {
      let piece = step % 25 == 24 ? "日" : step % 9 == 8 ? " " : "\(step % 10)"
      typed += piece
      terminal.send(piece)
      terminal.resize(columns: 20 + (step * 37) % 90, rows: 12 + (step * 7) % 30)
    }
    terminal.resize(columns: variant.columns, rows: variant.rows)
    terminal.send("!\u{0C}")
    terminal.expect("the whole line") {
      $0.text.replacing("\n", with: "") == "audit> " + typed + "!" && $0.line($0.row).hasSuffix("!")
    }
    terminal.send("\u{15}\u{15}x\r")
    terminal.expect("got 1: \"x\"")
  }

  /// A window that rests between sizes shows the line once, and the cursor in its place.
  @Test(arguments: TerminalVariant.all) func aResizeLeavesARightScreen(_ variant: TerminalVariant) throws {
    let terminal = try folder.probe(on: variant)
    var typed = String(repeating: "日 12345 ", count: variant.columns / 8)
    terminal.send(typed)
    for columns in [variant.columns / 2, variant.columns + 13, 25, variant.columns] {
      terminal.expect("the line at rest") { $0.text.packed == "audit>" + typed.packed }
      terminal.resize(columns: columns, rows: variant.rows)
      typed += "x"
      terminal.send("x")
      terminal.expect("the whole line, once, and the cursor behind it") {
        $0.text.packed == "audit>" + typed.packed
          && ($0.line($0.row).hasSuffix("x") || $0.column == 0)
      }
    }
  }

  @Test func controlLClearsTheScreenAndKeepsTheLine() throws {
    let terminal = try folder.probe()
    terminal.send("one\rtwo (\rthree")
    terminal.expect("  ...> three")
    terminal.send("\u{0C}")
    terminal.expect("the line alone") {
      $0.text == "audit> two (\n  ...> three" && $0.row == 1 && $0.column == 12
    }
    terminal.send(")\r")
    terminal.expect("got 12: \"two (\\nthree)\"")
  }

  @Test func anotherEditorGivesItsTextBackAndRunsNothing() throws {
    folder.write(
      "#!/bin/sh\nprintf 'edited\\nlines\\n' >> \"$1\"\necho in the editor\n", to: "editor", mode: 0o700)
    let terminal = try folder.probe(environment: ["EDITOR": folder.path + "/editor", "TMPDIR": folder.path])
    terminal.send("mine\u{18}\u{5}")
    terminal.expect("in the editor\naudit> mine\n  ...> edited\n  ...> lines")
    #expect(!terminal.screen.text.contains("got") && terminal.screen.marksPastes && !terminal.isCooked)
    terminal.send("!\r")
    terminal.expect("got 18: \"mine\\nedited\\nlines!\"")
  }

  @Test func anEditorThatFailsLeavesTheLine() throws {
    let terminal = try folder.probe(environment: ["VISUAL": "/no/such/editor"])
    terminal.send("mine\u{18}\u{5}")
    terminal.expect("the editor `/no/such/editor` is not there; set EDITOR\naudit> mine")
    terminal.send("!\r")
    terminal.expect("got 5: \"mine!\"")
  }

  @Test func undoGoesBackWordByWord() throws {
    let terminal = try folder.probe()
    terminal.send("one two\u{17}\u{17}")
    terminal.expect("an empty line") { $0.text == "audit>" }
    terminal.send("\u{1F}")
    terminal.expect("audit> one")
    terminal.send("\u{1F}")
    terminal.expect("audit> one two")
    terminal.send("\u{1F}\u{1F}!\r")
    terminal.expect("got 4: \"one!\"")
  }

  @Test func wordsAndRowsAreCutAndPutBack() throws {
    let terminal = try folder.probe()
    terminal.send("(one two\rthree four)\u{1B}[A\u{1}\u{0B}\u{19}\u{19}\r")
    terminal.expect("\"(one two(one two\\nthree four)\"\naudit>", timeout: 2) {
      $0.text.contains("got") || true
    }
    terminal.send("\u{3}a b-c\u{1B}\u{7F}\u{1B}b\u{1B}d\r")
    terminal.expect("got 3: \"a -\"")
  }

  @Test func viKeysEditMoveAndRecall() throws {
    let terminal = try folder.probe(environment: ["PROBE_KEYS": "vi"], history: ["earlier"])
    terminal.send("hello wrld\u{1B}")
    terminal.expect("audit> hello wrld")
    usleep(60_000)
    terminal.send("bxiWo\u{1B}[D\u{1B}[C\u{1B}[F!\r")
    terminal.expect("\"hello Worl")
    terminal.send("one\u{1B}")
    usleep(60_000)
    terminal.send("kk")
    terminal.expect("audit> ")
    terminal.send("i\u{1B}[200~pasted\rtext\u{1B}[201~\r")
    terminal.expect("pasted\\ntext")
  }

  @Test func viEscapeIsQuickAndUndoWorks() throws {
    let terminal = try folder.probe(environment: ["PROBE_KEYS": "vi"], history: ["earlier"])
    terminal.send("abc\u{1B}")
    terminal.expect("the cursor on the last letter") { $0.text == "audit> abc" && $0.column == 9 }
    terminal.send("x")
    terminal.expect("audit> ab")
    terminal.send("u")
    terminal.expect("audit> abc")
    terminal.send("0D")
    terminal.expect("an empty line") { $0.text == "audit>" }
    terminal.send("k")
    terminal.expect("audit> earlier")
    terminal.send("\r")
    terminal.expect("got 7: \"earlier\"")
  }

  @Test func keysNobodyKnowsTypeNothing() throws {
    let terminal = try folder.probe()
    terminal.send("a\u{1B}[15~\u{1B}[[A\u{1B}[<0;3;4M\u{1B}OPb\u{1B}[1;9Zc\r")
    terminal.expect("got")
    terminal.expect("\"abc\"")
  }
}

extension String {
  /// Without blanks and line ends.
  fileprivate var packed: String { filter { !$0.isWhitespace } }
}
