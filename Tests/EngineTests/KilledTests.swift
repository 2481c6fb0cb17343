import Foundation
import Testing

/// Scripts/kill-test, in small: its own run kills each case twenty times and takes minutes.
struct KilledTests {
  @Test(arguments: [("simulate", 6), ("launch", 1), ("reread", 3), ("export", 3), ("migration", 3)])
  func whatWasKilledComesOutTheSame(_ name: String, _ days: Int) throws {
    let folder = try Auditsh.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = Auditsh.repository.appending(path: "Scripts/kill-test").path
    let outcome = try Auditsh.bash(
      "'\(script)' --program '\(Auditsh.binary.path)' --kills 2 --days \(days) --data . --only \(name) --small",
      in: folder)
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(outcome.output.contains("2 of 2 equal"), "\(outcome.output)")
  }

  /// Rows that are all or nothing.
  @Test func aKilledImportIsAllOrNothing() throws {
    let folder = try Auditsh.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let answers = (0..<60).map { number in
      #"{"query_id": "q\#(number)", "model": "gpt", "run_label": "a", "response": "Use Sony, not Bose."}"#
    }
    try answers.joined(separator: "\n").write(
      to: folder.appending(path: "responses_a.jsonl"), atomically: true, encoding: .utf8)
    let script = Auditsh.repository.appending(path: "Scripts/kill-test").path
    let outcome = try Auditsh.bash(
      "'\(script)' --program '\(Auditsh.binary.path)' --kills 2 --data . --only import", in: folder)
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(outcome.output.split(separator: "\n").count == 2, "\(outcome.output)")
  }
}
