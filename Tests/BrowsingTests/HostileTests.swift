import Browsing
import LineEditor
import Rendering
import TerminalSupport
import Testing

/// Answers are written by strangers, in any script.
struct HostileTests {
  private let folder = TemporaryFolder()

  /// One imported answer with this text.
  private func play(
    _ text: String, columns: Int = 80, rows: Int = 24, _ body: (Stage) throws -> Void
  ) throws {
    let line =
      ##"{"prompt": "Which \u001b]0;x\u0007 shoe?\nAnd why?", "platform": "open\u001b[2Jai", "text": "##
      + json(text) + "}\n"
    folder.write(line, to: "answers.jsonl")
    folder.write(
      ##"[{"name": "Acme", "isPrimary": true}, {"name": "Łódź Mode"}, {"name": "日本靴"}]"##, to: "brands.json")
    let load =
      "import answers \(folder.path)/answers.jsonl --client Shoes --brands \(folder.path)/brands.json"
    try Stage.play([load, "browse"], columns: columns, rows: rows, body)
  }

  private func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" {
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  @Test(arguments: [(80, 24), (40, 12), (200, 50)])
  func noEscapeReachesTheTerminal(_ size: (Int, Int)) throws {
    let text = "Acme \u{1B}[2J\u{1B}]0;owned\u{7} \u{9B}31m \u{202E}live\u{202C}\r\n\u{0}\u{8}\t\u{7F} end"
    try play(text, columns: size.0, rows: size.1) { stage in
      func check() {
        for line in stage.paintedScreen() {
          // Our own colours begin with ESC [ and end with m; nothing else of the controls is there.
          var rest = line.unicodeScalars[...]
          while let escape = rest.firstIndex(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }) {
            let tail = rest[escape...].dropFirst()
            #expect(rest[escape] == "\u{1B}" && tail.first == "[", "\(line.debugDescription)")
            rest = tail.dropFirst().drop { $0 == ";" || $0.properties.numericType != nil }
            #expect(rest.first == "m", "\(line.debugDescription)")
          }
          #expect(!line.unicodeScalars.contains("\u{202E}"))
        }
      }
      check()
      stage.press(.enter)
      check()
      stage.press(.character("/"))
      stage.type("\u{202E}\u{9B}x")
      check()
      stage.press(.enter)
      check()
      stage.press(.escape, .character("i"))
      check()
      stage.press(.escape)
      #expect(stage.screen.contains("Which ␛]0;x␇ shoe?⏎"))
      stage.press(.character("f"), .enter)
      check()
    }
  }

  @Test func everyScriptKeepsItsColumns() throws {
    let text = """
      日本靴は最高です。とても良い靴なので、日本靴をお勧めします。本当に素晴らしいです。
      👩‍👧‍👦 family 🇩🇪 flag ❤️ heart, cafe\u{301} and café, שלום עולם, مرحبا بالعالم, Łódź Mode is great.
      """
    try play(text, columns: 40, rows: 30) { stage in
      stage.press(.enter)
      #expect(stage.screen.contains("日本靴○は最高です"))
      #expect(stage.screen.contains("Łódź\n  Mode▲ is great"))
      // Both forms of é, whatever the case.
      stage.press(.character("/"))
      stage.type("CAFE\u{301}")
      stage.press(.enter)
      #expect(stage.lines.last?.contains("1 of 2") == true)
      stage.press(.character("n"), .character("n"))
      #expect(stage.lines.last?.contains("1 of 2") == true)
    }
  }

  @Test func aHugeAnswerIsShownInPart() throws {
    let text = "Acme is fine. " + String(repeating: "And so is this. ", count: 8000)
    try play(text) { stage in
      stage.press(.enter, .end)
      #expect(stage.screen.contains("the text goes on: response "))
    }
  }

  /// A mention is marked where it was found, in the tone of what is said there.
  @Test func brandsAreMarkedByWhatIsSaidOfThem() throws {
    try play("Acme is excellent and loved by all.\n\nŁódź Mode is terrible, I hate it.\n\nSome buy acme.") {
      stage in
      stage.press(.enter)
      let text = stage.screen
      #expect(text.contains("Acme▲ is excellent") && text.contains("Łódź Mode▼ is terrible"))
      #expect(text.contains("Some buy acme○."))
      let painted = stage.paintedScreen().joined(separator: "\n")
      #expect(painted.contains("\u{1B}[32mAcme▲\u{1B}[0m"))
      #expect(painted.contains("\u{1B}[31mŁódź Mode▼\u{1B}[0m"))
      #expect(painted.contains("\u{1B}[1macme○\u{1B}[0m"))
    }
  }
}
