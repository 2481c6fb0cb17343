import Diagnostics
import Engine
import Foundation
import Language
import Planning
import Relation
import Testing

/// Fixtures/scripts: what the checker says of wrong scripts, word for word, and that it is silent about right ones.
/// Nothing runs. RECORD=1 rewrites what wrong scripts give and fails once.
struct CorpusTests {
  static let folder = Auditsh.repository.appending(path: "Fixtures/scripts")

  static func files(_ name: String, _ ending: String) -> [URL] {
    let all =
      (try? FileManager.default.contentsOfDirectory(
        at: folder.appending(path: name), includingPropertiesForKeys: nil)) ?? []
    return all.filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
  }

  /// A script of a corpus file, and the lines `!! LINE:COLUMN severity code: message; label = note` that belong to it.
  struct Case {
    var script: [String] = []
    var told: [String] = []
    var text: String { script.joined(separator: "\n") }

    func diagnostics() -> [Diagnostic] { Session.check(name: "script", text: text).diagnostics }

    func found() -> [String] {
      let checked = Session.check(name: "script", text: text)
      return checked.diagnostics.map { diagnostic in
        let place = checked.sources[diagnostic.span.source].position(of: diagnostic.span.start)
        return
          "!! \(place.line):\(place.column) \(diagnostic.severity) \(diagnostic.code): \(diagnostic.message)"
          + (diagnostic.label.isEmpty ? "" : "; \(diagnostic.label)")
          + diagnostic.notes.map { " = \($0)" }.joined()
      }
    }
  }

  /// Cases are parted by lines `---`; the first piece says what the file is about.
  static func cases(_ file: URL) throws -> (title: String, cases: [Case]) {
    var pieces: [Case] = [Case()]
    for line in try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line == "---" {
        pieces.append(Case())
      } else if line.hasPrefix("!! ") {
        pieces[pieces.count - 1].told.append(String(line))
      } else {
        pieces[pieces.count - 1].script.append(String(line))
      }
    }
    if let last = pieces.last?.script, last.last == "" { pieces[pieces.count - 1].script.removeLast() }
    return (pieces.removeFirst().text, pieces)
  }

  @Test func wrongScriptsAreToldWhatIsWrong() throws {
    let files = Self.files("wrong", "txt")
    var count = 0
    for file in files {
      let (title, cases) = try Self.cases(file)
      count += cases.count
      var text = title + "\n"
      for wrong in cases {
        let found = wrong.found()
        text += "---\n" + wrong.text + "\n" + found.map { $0 + "\n" }.joined()
        #expect(!found.isEmpty, "\(file.lastPathComponent): nothing is said of\n\(wrong.text)")
        if file.lastPathComponent != "several.txt" {
          #expect(found.count == 1, "one mistake, one message: \(wrong.text)\n\(found)")
        }
        for diagnostic in wrong.diagnostics() {
          #expect(Self.saysWhatToDo(diagnostic), "\(wrong.text)\n\(diagnostic.message)")
        }
        if ProcessInfo.processInfo.environment["RECORD"] == nil {
          #expect(found == wrong.told, "\(file.lastPathComponent):\n\(wrong.text)")
        }
      }
      if ProcessInfo.processInfo.environment["RECORD"] != nil {
        try text.write(to: file, atomically: true, encoding: .utf8)
        Issue.record("recorded \(file.lastPathComponent); look at it before it is committed")
      }
    }
    #expect(count >= 150)
  }

  /// A suggestion, a note, or a message that names what is wanted here.
  private static func saysWhatToDo(_ diagnostic: Diagnostic) -> Bool {
    !diagnostic.label.isEmpty || !diagnostic.notes.isEmpty
      || ["expected ", " takes ", " must be "].contains { diagnostic.message.contains($0) }
  }

  /// Advice about other languages' words does not get in the way of this one's.
  @Test func noWordOfOursIsForeign() {
    let sources = Session.declarations.catalog.sources
    for name in sources.map(\.name) + sources.map(\.singular) + Session.declarations.verbs.map(\.name) {
      let first = name.split(separator: " ").first.map(String.init) ?? ""
      #expect(ForeignWord.atStatement(first) == nil, "\(name)")
      #expect(ForeignWord.stage(name) == nil, "\(name)")
    }
  }

  /// Each script of a file by itself; blank lines part them, so that a script has none.
  @Test func rightScriptsAreLeftAlone() throws {
    var count = 0
    for file in Self.files("right", "audit") {
      let text = try String(contentsOf: file, encoding: .utf8)
      for script in text.split(separator: "\n\n").map(String.init) where !script.isEmpty {
        count += 1
        let right = Case(script: [script])
        #expect(right.found().isEmpty, "\(file.lastPathComponent):\n\(script)\n\(right.found())")
      }
    }
    #expect(count >= 150)
  }
}
