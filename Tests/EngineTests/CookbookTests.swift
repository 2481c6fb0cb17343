import Assist
import Foundation
import Testing

/// Fixtures/cookbook: each task's script runs on a demo database and ends well; the pages of docs that are made from
/// scripts and declarations say what these say. RECORD=1 rewrites the pages and fails once.
struct CookbookTests {
  static let folder = Auditsh.repository.appending(path: "Fixtures/cookbook")
  static let docs = Auditsh.repository.appending(path: "docs")

  static let scripts: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".audit") }.sorted()

  @Test func everyTaskIsDone() throws {
    #expect(Self.scripts.count >= 30)
    let folder = try Auditsh.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Auditsh.copyDemo(to: folder)
    let tickets = "ticket,jobName\nT-7,Weekly SaaS pulse\nT-8,nothing of ours\n"
    try tickets.write(to: folder.appending(path: "tickets.csv"), atomically: true, encoding: .utf8)
    for name in Self.scripts {
      try FileManager.default.copyItem(
        at: Self.folder.appending(path: name), to: folder.appending(path: name))
      let outcome = try Auditsh.bash(
        "rm -f copy.db*; cp demo.db copy.db; auditsh --db copy.db -q \(name)", in: folder)
      #expect(outcome.code == 0, "\(name)\n\(outcome.output)")
      #expect(!outcome.output.contains("warning"), "\(name)\n\(outcome.output)")
      // Scripts for CI may be silent; those who ask a question want an answer.
      #expect(
        name.hasPrefix("ci-") || outcome.output.split(separator: "\n").count > 1, "\(name) shows nothing")
    }
  }

  @Test func pageOfTheCookbookIsTheScripts() throws {
    var page = [
      "# Cookbook", "",
      "Thirty tasks, each a script in `Fixtures/cookbook` that the tests run. This page is made of them.",
    ]
    for (prefix, title) in [
      ("support-", "For support engineers"), ("ci-", "For CI"), ("product-", "For product people"),
    ] {
      page += ["", "## \(title)"]
      for name in Self.scripts where name.hasPrefix(prefix) {
        var lines = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
          .split(separator: "\n").map(String.init)
        let task = lines.removeFirst()
        #expect(task.hasPrefix("# "), "\(name) begins with its task")
        page += ["", task.dropFirst(2) + " (`\(name)`)", "", "```text"] + lines + ["```"]
      }
    }
    try Self.hold("cookbook.md", page)
  }

  @Test func reference() throws {
    try Self.hold("reference.md", try #require(Help.lines(on: "reference")))
  }

  private static func hold(_ name: String, _ lines: [String]) throws {
    let file = docs.appending(path: name)
    let text = lines.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name); look at it before it is committed")
    }
    let held = try String(contentsOf: file, encoding: .utf8)
    #expect(held == text, "docs/\(name) is not what it is made from: RECORD=1 rewrites it")
  }
}
