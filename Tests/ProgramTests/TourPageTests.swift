import Assist
import Foundation
import TerminalSupport
import Testing

/// docs/tour.md shows the screens of the tour as a terminal of 80×24 does. RECORD=1 rewrites it and fails once.
@Suite("The tour in docs") struct TourPageTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/tour.md")

  @Test func screensOfThePageAreTrue() throws {
    let now = Self.head + (try screens()).map { "\n```text\n\($0)\n```\n" }.joined() + Self.end
    let told = (try? String(contentsOf: Self.file, encoding: .utf8)) ?? ""
    if ProcessInfo.processInfo.environment["RECORD"] != nil, now != told {
      try now.write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("recorded docs/tour.md; look at it before it is committed")
      return
    }
    #expect(now == told, "RECORD=1 writes the screens anew")
  }

  private static let head = """
    # The tour, screen by screen

    `tour` at the prompt says what to type, waits until you typed it, and goes on. These are its screens on a terminal of
    80 columns and 24 rows, over the history that `simulate 14d` makes on 23 November 2026, cleared before each statement.
    A test draws them anew.

    """

  private static let end = """

    More: [the language](language.md) · [recipes](cookbook.md) · [what is shown and how](showing.md)

    """

  /// Each statement with what it shows, up to the prompt behind it.
  private func screens() throws -> [String] {
    let folder = TemporaryFolder()
    let maker = try folder.auditsh([
      "--db", folder.databasePath("demo"), "--now", "2026-11-23T09:00Z", "-q", "-c", "simulate 14d",
    ])
    #expect(maker.waitForExit(timeout: 60) == 0)
    let terminal = try folder.shell(database: "demo", environment: ["PAGER": "cat"])
    return (["tour"] + TourStep.all.map(\.statement)).map { statement in
      terminal.clear()
      terminal.run(statement)
      return terminal.screen.text
    }
  }
}
