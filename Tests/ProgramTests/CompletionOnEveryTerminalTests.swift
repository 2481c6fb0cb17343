import TerminalSupport
import Testing

/// What completion promises, at the prompt of the program, on terminals of every size and in both locales.
@Suite("Completion on every terminal", .serialized) struct CompletionOnEveryTerminalTests {
  /// What is typed before Tab, and the candidates that are then listed first, each with how its description begins.
  private struct Listing {
    let place: String
    let typed: String
    let candidates: [(name: String, summary: String)]
    /// A word that is no candidate there.
    var absent: String?
  }

  private static let listings = [
    Listing(
      place: "sources, the exact one first", typed: "run",
      candidates: [("run", "one of the runs"), ("runs", "audits: one")], absent: "brands"),
    Listing(
      place: "stages", typed: "runs | s",
      candidates: [("select", "these columns"), ("sort", "in order"), ("summarize", "a row for each")],
      absent: "where"),
    Listing(
      place: "verbs of two words", typed: "job r",
      candidates: [("resume", "let a paused"), ("run", "launch what")], absent: "pause"),
    Listing(
      place: "parameters", typed: "launch ecom_flash --p",
      candidates: [
        ("--platforms PLATFORM,…", "some of"), ("--personas PERSONA,…", "these voic"),
        ("--pace N/s", "calls a se"),
      ], absent: "--seed"),
    Listing(
      place: "words of a parameter", typed: "launch ecom_flash --mode b2",
      candidates: [("b2c", ""), ("b2b", "")]),
    Listing(
      place: "fields with their types", typed: "runs | where sta",
      candidates: [("status", "status ·"), ("startedAt", "date? ·")], absent: "duration"),
    Listing(
      place: "fields behind another pipe",
      typed: "runs | summarize st1 = count(), st2 = max(total) by name | sort st",
      candidates: [("st1", "number"), ("st2", "number")], absent: "startedAt"),
    Listing(
      place: "values inside a text", typed: "runs | where status == \"c",
      candidates: [("completed", "status"), ("cancelled", "status")], absent: "failed"),
    Listing(
      place: "brands", typed: "brands | where name == \"Br",
      candidates: [("Brimboard", "the client"), ("Brühwerk", "brand")], absent: "Fernlane"),
    Listing(
      place: "platforms", typed: "responses | where platform == \"",
      candidates: [("anthropic", "asked by 2"), ("gemini", "asked by 2")]),
    Listing(
      place: "jobs", typed: "job run ",
      candidates: [("latest", "the job"), ("Daily", "active"), ("Nightly", "active")], absent: "Pulse"),
  ]

  @Test(arguments: TerminalVariant.all) func listsTellWhatFits(_ variant: TerminalVariant) throws {
    let folder = try AuditedFolder.make()
    let terminal = try folder.shell(on: variant, database: "demo")
    terminal.clear()
    for listing in Self.listings {
      terminal.send(listing.typed)
      terminal.send("\t")
      terminal.expect(listing.place) { screen in
        listing.candidates.allSatisfy { Self.place(of: $0.name, $0.summary, on: screen) != nil }
          && screen.text.packed.hasPrefix("demo>" + listing.typed.packed)
      }
      let places = listing.candidates.compactMap {
        Self.place(of: $0.name, $0.summary, on: terminal.screen)
      }
      #expect(places == places.sorted(), "\(listing.place): \(terminal.screen.text)")
      if let absent = listing.absent {
        #expect(Self.place(of: absent, "", on: terminal.screen) == nil, "\(listing.place)")
      }
      terminal.clear()
    }
  }

  /// Menus run downward, column by column: a place is (column, row) in one number.
  private static func place(of name: String, _ summary: String, on screen: TerminalScreen) -> Int? {
    for row in screen.cells.indices where !screen.line(row).hasPrefix("demo>") {
      for place in screen.places(of: name, in: row) {
        let isStart = place.lowerBound == 0 || screen.cells[row][place.lowerBound - 1].text == " "
        let rest = screen.cells[row][place.upperBound...].map(\.text).joined()
        let shown = rest.drop { $0 == " " }
        guard isStart, rest.first == " ", shown.hasPrefix(summary) || summary.isEmpty else { continue }
        return place.lowerBound * 1000 + row
      }
    }
    return nil
  }

  @Test(arguments: TerminalVariant.all) func oneCandidateIsPutIn(_ variant: TerminalVariant) throws {
    let folder = try AuditedFolder.make()
    folder.write("[]", to: "answers.json")
    let terminal = try folder.shell(on: variant, database: "demo")
    for (typed, completed) in [
      ("runs | whe", "runs | where"), ("simul", "simulate"), ("launch saas_w", "launch saas_weekly"),
      ("runs | where status == \"fa", "runs | where status == \"failed\""),
      ("responses | where platform == \"ge", "responses | where platform == \"gemini\""),
      ("brands | where name == \"Fern", "brands | where name == \"Fernlane\""),
      // The letters in their order, where nothing begins with them; the case does not count.
      ("runs | where atus", "runs | where status"), ("runs | where STATU", "runs | where status"),
      ("job run Nig", "job run Nightly"), ("help voi", "help voice"),
      ("import answers \(folder.path)/ans", "import answers \(folder.path)/answers.json"),
    ] {
      terminal.clear()
      terminal.send(typed)
      terminal.send("\t")
      terminal.expect(completed) { $0.text.packed == "demo>" + completed.packed }
    }
  }

  @Test(arguments: TerminalVariant.all) func idsComeWithNameAndAge(_ variant: TerminalVariant) throws {
    let folder = try AuditedFolder.make()
    let terminal = try folder.shell(on: variant, database: "demo")
    terminal.clear()
    terminal.send("run \t")
    terminal.expect("both runs") {
      $0.text.contains("  Pulse · completed · now") && $0.text.contains("  Flash · completed · now")
    }
    let line = try #require(terminal.screen.lines.first { $0.contains("Flash") })
    let words = line.split(separator: " ").map(String.init)
    let name = try #require(words.firstIndex(of: "Flash"))
    // What is listed can be typed.
    terminal.clear()
    terminal.run("run \(words[name - 1]) | select name, status")
    terminal.expect("the run") { $0.text.contains("Flash") && $0.text.contains("completed") }
  }
}

extension String {
  /// Without blanks and line ends, which a narrow screen moves.
  fileprivate var packed: String { filter { !$0.isWhitespace } }
}
