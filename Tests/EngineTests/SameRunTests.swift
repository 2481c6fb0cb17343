import Foundation
import Testing

/// The same inputs give the same run, byte for byte, whatever happens on the way.
struct SameRunTests {
  private static let launch = "launch saas_weekly --seed 7 --questions 24 --platforms openai,anthropic"

  private static func folder() throws -> (URL, String) {
    let folder = try Auditsh.makeFolder()
    let outcome = try Auditsh.bash(
      "auditsh --db whole.db -q -c '\(launch)' && \(export("whole"))", in: folder)
    #expect(outcome.code == 0, "\(outcome.output)")
    return (folder, try Auditsh.bash("sha256sum < whole.json", in: folder).output)
  }

  private static func export(_ name: String) -> String {
    "auditsh --db \(name).db -o \(name).json -c 'export auditRun latest'"
  }

  @Test func twoNewDatabasesHoldEqualRuns() throws {
    let (folder, whole) = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try Auditsh.bash(
      "auditsh --db again.db -q -c '\(Self.launch)' && \(Self.export("again")) && sha256sum < again.json",
      in: folder)
    #expect(outcome.code == 0, "\(outcome.output)")
    #expect(outcome.output.hasSuffix(whole))
    let size = try Data(contentsOf: folder.appending(path: "whole.json")).count
    #expect(size > 10_000, "an export of \(size) bytes would prove little")
  }

  /// Killed half-way, with nothing left to say goodbye.
  @Test func aKilledRunResumesToTheSame() throws {
    let (folder, whole) = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let story = """
      auditsh --db killed.db -q -c '\(Self.launch) --pace 40/s' & child=$!
      count() { auditsh --db killed.db --readonly -q -c 'runs | first | select done' --output csv 2>/dev/null; }
      for _ in $(seq 100); do
        done=$(count | tail -1)
        [[ $done =~ ^[0-9]+$ && $done -ge 5 ]] && break
        sleep 0.05
      done
      kill -9 $child
      wait $child
      echo "killed $? $(count | tail -1)"
      auditsh --db killed.db -q -c 'resume latest | select status, done' --output csv
      \(Self.export("killed")) && sha256sum < killed.json
      """
    let outcome = try Auditsh.bash(story, in: folder)
    let lines = outcome.output.split(separator: "\n").map(String.init).filter { !$0.contains("Killed") }
    try #require(lines.count == 4, "\(outcome.output)")
    let killed = lines[0].split(separator: " ").map(String.init)
    #expect(killed[1] == "137")
    let done = try #require(Int(killed[2]))
    #expect((5..<48).contains(done), "killed after \(done) of 48 calls: not half-way")
    #expect(lines[2] == "completed,48")
    #expect(lines[3] + "\n" == whole)
  }
}
