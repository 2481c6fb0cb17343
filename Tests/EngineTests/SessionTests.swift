import Foundation
import Testing

/// Fixtures/sessions: what people and CI see, byte for byte, by outcome. RECORD=1 rewrites them and fails once.
struct SessionTests {
  static let folder = Auditsh.repository.appending(path: "Fixtures/sessions")

  static let stories: [String] =
    (FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test(arguments: stories)
  func storyIsTold(_ name: String) throws {
    let file = Self.folder.appending(path: name)
    let told = Transcript(try String(contentsOf: file, encoding: .utf8))
    let played = try told.played()
    #expect(!told.scenes.isEmpty)
    if ProcessInfo.processInfo.environment["RECORD"] != nil {
      try played.text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name); look at it before it is committed")
      return
    }
    for (before, now) in zip(told.scenes, played.scenes) where before.output != now.output {
      let command = now.command.joined(separator: "\n")
      Issue.record(
        """
        \(name): $ \(command)
        --- told
        \(before.output.joined(separator: "\n"))
        --- now
        \(now.output.joined(separator: "\n"))
        """)
    }
  }

  /// The folder's name says how the stories in it end.
  @Test func foldersSayHowStoriesEnd() throws {
    let ends = ["ok": ["0"], "check-errors": ["2"], "syntax-errors": ["2"], "run-errors": ["1", "3", "4"]]
    #expect(Self.stories.count >= ends.count)
    for name in Self.stories {
      let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
      let codes = text.split(separator: "\n").filter { $0.hasPrefix("[exit ") }.map {
        $0.dropFirst(6).dropLast()
      }
      let wanted = try #require(ends[String(name.prefix { $0 != "/" })], "\(name): unknown folder")
      #expect(codes.contains { wanted.contains(String($0)) }, "\(name) has no such end")
    }
  }
}
