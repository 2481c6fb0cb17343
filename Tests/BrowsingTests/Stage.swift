import Browsing
import Diagnostics
import Engine
import LineEditor
import Rendering
import Testing
import Values
import Verbs

/// A browser over a real database, without a terminal: keys are pressed, screens are looked at.
final class Stage {
  private(set) var browser: Browser
  private let asker: RowAsker
  var size: ScreenSize
  /// Every statement that was asked.
  private(set) var asked: [String] = []

  static let now: Int64 = 1_795_424_400_000  // 2026-11-23T09:00Z

  private init(_ lists: [BrowseList], _ asker: RowAsker, _ size: ScreenSize, _ options: RenderOptions) {
    self.asker = asker
    self.size = size
    browser = Browser(
      lists.map { .init(title: $0.title, source: $0.source, query: RowQuery($0.shown, asked: $0.asked)) },
      options: options)
    settle()
  }

  /// Runs these statements in a session with a database in memory; the last browses, and `body` plays in it.
  static func play(
    _ statements: [String], columns: Int = 80, rows: Int = 24, unicode: Bool = true, color: Bool = false,
    _ body: (Stage) throws -> Void
  ) throws {
    try withoutActuallyEscaping(body) { body in
      var plays = 0
      var output = SessionOutput.silent
      let options = RenderOptions(width: columns, color: color, unicode: unicode, now: now)
      output.browse = { lists, asker in
        plays += 1
        try body(Stage(lists, asker, ScreenSize(columns: columns, rows: rows), options))
      }
      let session = Session(
        settings: SessionSettings(
          databasePath: ":memory:", createsDatabase: true, now: { now }, hostNow: { now },
          isInteractive: true),
        output: output)
      for text in statements {
        let planned = session.plan(name: "prompt", text: text)
        for problem in planned.diagnostics where problem.severity == .error {
          Issue.record("\(text): \(problem.message)")
        }
        for statement in planned.statements { try session.run(statement) }
      }
      #expect(plays == 1, "the last statement browses")
    }
  }

  /// A run of six questions to two platforms: twelve answers.
  static let launch = "launch saas_weekly --seed 7 --questions 6 --platforms openai,anthropic"

  func press(_ keys: TerminalKey...) {
    for key in keys {
      browser.press(key, size)
      settle()
    }
  }

  /// Types a text, a character a key.
  func type(_ text: String) {
    for scalar in text.unicodeScalars { press(.character(scalar)) }
  }

  /// Asks as the program does while nobody types.
  private func settle() {
    var asks = 0
    while let ask = browser.ask(size) ?? browser.idleAsk(size), asks < 1000 {
      asks += 1
      answer(ask)
    }
    #expect(asks < 1000, "it asks for ever")
  }

  private func answer(_ ask: Ask) {
    asked.append(ask.text)
    do throws(Failure) {
      let rows = try asker.rows(of: ask.text, stops: { false })
      browser.take(Reply(fields: rows.fields, rows: rows.rows, notes: rows.notes), for: ask, size)
    } catch {
      browser.fail(AskProblem(error.message, notes: error.notes), for: ask)
    }
  }

  /// The rows of a statement, asked beside the browser.
  func rows(of text: String) throws -> AskedRows { try asker.rows(of: text, stops: { false }) }

  /// The screen's lines as drawn. Each is held to the screen's width.
  var lines: [String] {
    let drawn = browser.draw(size)
    #expect(drawn.count == size.rows)
    for line in drawn { #expect(DisplayWidth.of(line.text) <= size.columns, "too wide: \(line.text)") }
    return drawn.map { line in
      var text = line.text
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  var screen: String {
    var lines = lines
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  func paintedScreen() -> [String] { browser.draw(size).map { $0.painted(Style(isOn: true)) } }
}

extension SessionOutput {
  /// Shows nothing.
  static var silent: SessionOutput {
    SessionOutput(
      rows: { _, input in try input.each { _ in true } }, record: { _, _ in }, value: { _, _ in },
      lines: { _ in }, json: { _ in }, save: { _, _ in 0 }, note: { _ in }, progress: { _ in },
      startDetached: { _ in })
  }
}
