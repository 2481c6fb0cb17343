import Browsing
import Diagnostics
import Engine
import LineEditor
import Planning
import Rendering
import Testing
import Values
import Verbs

/// What a person sees and gets while looking through a database.
struct BrowsingTests {
  static let sizes = [(80, 24), (40, 12), (200, 50), (120, 30), (10, 4)]

  @Test(arguments: sizes, [true, false])
  func everyPageFitsEveryScreen(_ size: (Int, Int), unicode: Bool) throws {
    try Stage.play([Stage.launch, "browse"], columns: size.0, rows: size.1, unicode: unicode) { stage in
      func look(_ page: String) {
        let screen = stage.screen
        if !unicode {
          let own = screen.unicodeScalars.filter { "─│▸▲▼○●✓✗…·›↑↓█–".unicodeScalars.contains($0) }
          #expect(own.isEmpty, "\(page) is not ASCII:\n\(screen)")
        }
        #expect(size.0 < 20 || screen.contains("q ") || screen.contains("Esc ") || screen.contains("any key"))
      }
      look("the list")
      stage.press(.enter)
      look("an answer")
      stage.press(.escape, .character("?"))
      look("the keys")
      stage.press(.enter, .character("f"))
      look("the filters")
      stage.press(.enter)
      look("the values")
      stage.press(.escape, .character("s"))
      look("the orders")
      stage.press(.escape, .escape, .character("i"))
      look("a card")
    }
  }

  @Test func enterGoesInAndEscapeComesBack() throws {
    try Stage.play([Stage.launch, "browse"]) { stage in
      #expect(stage.lines[0].hasPrefix(" runs › "))
      #expect(stage.lines[0].hasSuffix("1 of 12 answers"))
      stage.press(.down, .enter)
      #expect(stage.lines[0].contains("› answer"))
      #expect(stage.lines[0].hasSuffix("2 of 12 answers"))
      #expect(stage.screen.contains("asked as"))
      stage.press(.tab)
      #expect(stage.lines[0].hasSuffix("3 of 12 answers"))
      stage.press(.left)
      #expect(stage.lines[0].hasSuffix("3 of 12 answers"))
      stage.press(.escape)
      #expect(stage.lines[0].hasSuffix("1 of 1 run"))
      #expect(!stage.browser.hasEnded)
      stage.press(.left)
      #expect(!stage.browser.hasEnded, "← leaves nothing by mistake")
      stage.press(.character("q"))
      #expect(stage.browser.hasEnded)
    }
  }

  /// What stands above the keys gives what stands above it, at every turn.
  @Test func thePipelineGivesTheRowsOnTheScreen() throws {
    try Stage.play([Stage.launch, "browse"], rows: 40) { stage in
      func compare() throws {
        let rows = try stage.rows(of: stage.browser.pipeline)
        let shown = stage.lines.filter { $0.hasPrefix("  ") || $0.hasPrefix("▸ ") }.dropFirst()
        #expect(shown.count == rows.rows.count, "\(stage.browser.pipeline)\n\(stage.screen)")
        let platform = try #require(rows.fields.firstIndex { $0.name == "platform" })
        let prompt = try #require(rows.fields.firstIndex { $0.name == "prompt" })
        for (line, row) in zip(shown, rows.rows) {
          #expect(line.contains(row[platform].text ?? "?"))
          #expect(line.contains((row[prompt].text ?? "?").prefix(20)))
        }
      }
      try compare()
      // By platform, and only what names the first brand.
      stage.press(.character("f"), .enter, .enter)
      try compare()
      stage.press(.character("f"), .down, .down, .down, .enter, .enter)
      try compare()
      stage.press(.character("s"), .down, .down, .enter)
      try compare()
      stage.press(.character("s"), .enter)
      try compare()
      #expect(
        stage.browser.pipeline
          == "questions latest | where platform == \"anthropic\" and \"Fernlane\" in brands | sort -sentiment"
      )
      stage.press(.character("f"))
      #expect(stage.lines[3].contains("without: platform anthropic"))
      stage.press(.down, .down, .enter)
      #expect(stage.browser.pipeline == "questions latest | sort -sentiment")
    }
  }

  @Test func theStatementOfAnAnswerGivesIt() throws {
    try Stage.play([Stage.launch, "browse"]) { stage in
      let first = try stage.rows(of: "questions latest | first | select id, prompt")
      stage.press(.enter)
      let id = try #require(first.rows[0][0].text)
      #expect(stage.browser.pipeline == "response \(id)")
      #expect(try stage.rows(of: stage.browser.pipeline).rows.count == 1)
      #expect(stage.lines.contains("  " + (first.rows[0][1].text ?? "?")))
    }
  }

  /// A word that has to be in the answers' text, with signs that the language gives a meaning.
  @Test func aWordOfTheAnswersNarrowsThem() throws {
    try Stage.play([Stage.launch, "browse"]) { stage in
      func contains(_ word: String) {
        stage.press(.character("f"), .end, .enter)
        stage.type(word)
        stage.press(.enter)
      }
      contains("BRIMBOARD")
      let count = try stage.rows(of: "questions latest | where text contains \"brimboard\" | count").rows[0][
        0]
      #expect(stage.lines[0].contains("of \(count.integer ?? -1) answers"))
      contains("a\"b\\c$d$(e)\u{202E}é")
      #expect(stage.screen.contains("There are no answers here."))
      #expect(try stage.rows(of: stage.browser.pipeline).rows.isEmpty)
      stage.press(.enter, .down, .end, .character("i"))
      #expect(stage.screen.contains("There are no answers here."))
    }
  }

  @Test func findingGoesRoundAndBack() throws {
    try Stage.play([Stage.launch, "browse"]) { stage in
      stage.press(.character("/"))
      stage.type("ANTHROPIC")
      #expect(stage.lines.last == " find: ANTHROPIC_")
      stage.press(.enter)
      let platforms = try stage.rows(of: "questions latest | select platform").rows.map { $0[0].text }
      let places = platforms.indices.filter { platforms[$0] == "anthropic" && $0 > 0 }
      #expect(stage.lines[0].hasSuffix("\(places[0] + 1) of 12 answers"))
      stage.press(.character("n"))
      #expect(stage.lines[0].hasSuffix("\(places[1] + 1) of 12 answers"))
      stage.press(.character("N"))
      #expect(stage.lines[0].hasSuffix("\(places[0] + 1) of 12 answers"))
      for _ in places { stage.press(.character("n")) }
      #expect(stage.lines.last == " went on at the other end")
      stage.press(.home, .character("N"))
      #expect(stage.lines[0].hasSuffix("\((places.last ?? 0) + 1) of 12 answers"))
      stage.press(.character("/"))
      stage.type("not in any")
      stage.press(.enter)
      #expect(stage.lines.last == " none of the rows has \"not in any\"")
    }
  }

  @Test func personasLeadToWhatTheyAsked() throws {
    try Stage.play([Stage.launch, "browse personas"]) { stage in
      let persona = try stage.rows(
        of: "questions latest | summarize n = count() by persona | first"
      ).rows[0][0].text
      let id = try #require(persona)
      let all = try stage.rows(of: "personas").rows.map { $0[0].text }
      let place = try #require(all.firstIndex(of: id))
      for _ in 0..<place { stage.press(.down) }
      stage.press(.enter)
      #expect(stage.browser.pipeline == "questions | where persona == \"\(id)\" | sort -respondedAt")
      #expect(stage.lines[0].contains("answers"))
    }
  }

  /// Rows that a verb made can be narrowed and sorted like any others, without making them again.
  @Test func heldRowsAreAskedLikeAnyOthers() throws {
    let second = "launch saas_weekly --seed 8 --questions 6 --platforms openai,anthropic"
    try Stage.play([Stage.launch, second, "compare previous latest | browse"]) { stage in
      #expect(stage.browser.pipeline == "compare previous latest")
      stage.press(.character("s"), .down, .enter)
      #expect(stage.browser.pipeline == "compare previous latest | sort key")
      let rows = try stage.rows(of: stage.browser.pipeline)
      #expect(stage.lines[0].hasSuffix("1 of \(rows.rows.count) rows"))
      stage.press(.enter)
      #expect(stage.browser.pipeline == "compare previous latest | sort key | take 1")
      #expect(stage.screen.contains("verdict"))
      #expect(stage.asked.allSatisfy { $0.hasPrefix("$rows") })
    }
  }

  @Test func whatIsPipedIsAskedAsItStands() throws {
    let text = "questions latest\n  | where platform == \"openai\"\n  | take 4 | browse"
    try Stage.play([Stage.launch, text]) { stage in
      #expect(stage.browser.pipeline == "questions latest | where platform == \"openai\" | take 4")
      #expect(stage.lines[0].hasSuffix("1 of 4 answers"))
      stage.press(.character("f"), .down, .enter, .enter)
      let rows = try stage.rows(of: stage.browser.pipeline).rows
      #expect(rows.count == stage.lines.filter { $0.contains("openai  ") }.count)
    }
  }

  /// `latest` stays the run it was.
  @Test func aNewRunMovesNothing() throws {
    try Stage.play([Stage.launch, "browse"]) { stage in
      let before = stage.screen
      _ = try stage.rows(of: "launch saas_weekly --seed 9 --questions 2 --platforms gemini")
      stage.press(.character("r"), .down, .up)
      #expect(stage.screen == before)
    }
  }

  @Test func itsExamplesOpen() throws {
    let second = "launch saas_weekly --seed 8 --questions 2 --platforms openai"
    let examples = Session.verbs.filter { $0.declaration.inScripts != nil }.flatMap(\.declaration.examples)
    #expect(examples.count > 3)
    for example in examples {
      try Stage.play([Stage.launch, second, example]) { stage in
        #expect(!stage.lines[2].contains("error"), "\(example)\n\(stage.screen)")
        #expect(stage.lines[0].contains("1 of") || stage.screen.contains("There are no"), "\(example)")
        let piped = example.split(separator: "|").dropLast().joined(separator: "|").dropLast()
        if !piped.isEmpty { #expect(stage.browser.pipeline == piped) }
      }
    }
  }

  @Test func anEmptyDatabaseSaysWhatToDo() throws {
    #expect(throws: Failure.self) { try Stage.play(["browse"]) { _ in } }
    try Stage.play(["browse runs"]) { stage in
      #expect(stage.screen.contains("There are no runs here."))
      stage.press(.enter, .end, .down, .pageDown, .character("f"), .escape, .character("n"))
      #expect(stage.screen.contains("There are no runs here."))
    }
  }
}
