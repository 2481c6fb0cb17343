import Assist
import Diagnostics
import Engine
import Foundation
import Planning
import Relation
import Testing
import Verbs

/// Every example that help shows, and all code in the documents, runs on a demo database.
struct ExampleTests {
  @Test func examplesOfVerbsAndSourcesRun() throws {
    var examples: [String] = Session.declarations.catalog.sources.flatMap(\.examples)
    // What needs a person is tried in ProgramTests and BrowsingTests.
    for verb in Session.verbs.map(\.declaration) where !verb.isForPrompt && verb.inScripts == nil {
      examples += verb.examples
    }
    for topic in HelpTopic.all { examples += topic.examples }
    examples += WordExamples.all.values.joined().sorted()
    for step in TourStep.all where !step.isMistake { examples.append(step.statement) }
    #expect(examples.count > 30)
    let folder = try Auditsh.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Auditsh.copyDemo(to: folder)
    let tickets = "id,opened,priority,runId\n17,2026-11-01,high,\n18,2026-11-02T08:30:00Z,low,\n"
    try tickets.write(to: folder.appending(path: "tickets.csv"), atomically: true, encoding: .utf8)
    for example in examples {
      let file = folder.appending(path: "example.audit")
      try example.write(to: file, atomically: true, encoding: .utf8)
      // Each on a database as it was, and something to go on with for `resume`.
      let stopped =
        "auditsh --db copy.db -q --timeout 200ms -c 'launch ecom_flash --pace 100/s' 2> stopped.txt"
      let setup = example.hasPrefix("resume") ? "; \(stopped)" : ""
      let outcome = try Auditsh.bash(
        "rm -f copy.db*; cp demo.db copy.db\(setup); auditsh --db copy.db -q example.audit", in: folder)
      #expect(outcome.code == 0, "\(example)\n\(outcome.output)")
    }
  }

  /// What the tour has typed wrongly is told, with the right name.
  @Test(arguments: TourStep.all.filter(\.isMistake).map(\.statement))
  func mistakesOfTheTourAreTold(_ statement: String) throws {
    let diagnostic = try #require(Session.check(name: "", text: statement).diagnostics.first)
    #expect(diagnostic.label.hasPrefix("did you mean"))
  }

  /// ```` ```auditsh ```` blocks are scripts, `$ ` lines of ```` ```console ```` blocks are commands.
  @Test func codeInDocumentsRuns() throws {
    let folder = try Auditsh.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Auditsh.copyDemo(to: folder)
    for document in Self.documents {
      for block in Self.blocks(in: try String(contentsOf: document, encoding: .utf8)) {
        var command = block.lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
          .filter { $0.hasPrefix("auditsh ") }.joined(separator: " && ")
        if block.language == "auditsh" {
          let file = folder.appending(path: "block.audit")
          try block.lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
          command = "auditsh -q block.audit"
        }
        guard !command.isEmpty else { continue }
        let outcome = try Auditsh.bash("export AUDITSH_DB=demo.db; \(command)", in: folder)
        #expect(outcome.code == 0, "\(document.lastPathComponent): \(block.lines)\n\(outcome.output)")
      }
    }
  }

  private static var documents: [URL] {
    let manager = FileManager.default
    let docs = Auditsh.repository.appending(path: "docs")
    let all =
      (try? manager.contentsOfDirectory(at: Auditsh.repository, includingPropertiesForKeys: nil)) ?? []
    let more = manager.enumerator(at: docs, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return (all + more).filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
  }

  private static func blocks(in text: String) -> [(language: String, lines: [String])] {
    var blocks: [(language: String, lines: [String])] = []
    var open: (language: String, lines: [String])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
        } else {
          open = (String(line.dropFirst(3)), [])
        }
      } else {
        open?.lines.append(String(line))
      }
    }
    return blocks.filter { $0.language == "auditsh" || $0.language == "console" }
  }
}
