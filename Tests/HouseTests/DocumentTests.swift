import Testing

/// What a reader finds: essays, documents, and links that lead somewhere.
struct DocumentTests {
  @Test func everyRoomHasItsEssay() throws {
    for room in try Tree.folders(in: "Sources") {
      let home = House.essayElsewhere[room] ?? room
      let path = "Sources/\(home)/\(home).docc/\(home).md"
      guard Tree.exists(path) else {
        Issue.record(
          "\(room) has no essay: write half a page in \(path): why it exists, what goes in and comes out")
        continue
      }
      let words = try Tree.text(path).split { $0.isWhitespace }.count
      #expect(
        words >= 100, "\(path) has \(words) words: say why \(home) exists, what goes in and what comes out")
    }
  }

  @Test func documentsAreThereAndNameEveryRoom() throws {
    for path in House.documents {
      #expect(Tree.exists(path), "\(path) is missing: readers are sent there")
    }
    for path in ["README.md", "ARCHITECTURE.md"] where Tree.exists(path) {
      let text = try Tree.text(path)
      for room in House.rooms where !room.name.hasSuffix("-probe") {
        #expect(
          text.contains("`\(room.name)`"), "\(path) does not name `\(room.name)`: add a line to its table")
      }
    }
  }

  @Test func linksLeadSomewhere() throws {
    let pages = try House.documents.filter(Tree.exists) + Tree.files(below: "docs", ["md"])
    for page in Set(pages).sorted() {
      let folder = page.split(separator: "/").dropLast().map { $0 + "/" }.joined()
      for link in try Tree.text(page).matches(of: /\]\(([^)#\s]+)(?:#[^)]*)?\)/) where !link.1.contains(":") {
        #expect(Tree.exists(folder + link.1), "\(page) links to \(link.1), which is not there: mend the link")
      }
    }
  }

  @Test func scriptsCanBeRun() throws {
    for name in ["setup", "build", "run", "test", "check", "bench"] {
      #expect(
        Tree.exists("Scripts/\(name)"), "Scripts/\(name) is missing; README.md and CONTRIBUTING.md name it")
    }
    let ci = try Tree.text(".ci/run")
    #expect(ci.contains("Scripts/test"), ".ci/run runs Scripts/test, so that a person can run what CI runs")
  }
}
