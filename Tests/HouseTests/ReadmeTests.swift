import Foundation
import Testing

/// The session in README.md runs as it stands, on a new database.
struct ReadmeTests {
  @Test func theSessionRuns() throws {
    let session = try #require(try Self.session(), "README.md has no ```auditsh block")
    #expect(session.split(separator: "\n").count == 10, "README.md promises a session of ten lines")
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("auditsh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appendingPathComponent("session.audit")
    try session.write(to: script, atomically: true, encoding: .utf8)

    let process = Process()
    let output = Pipe()
    process.executableURL = try Self.program()
    process.currentDirectoryURL = folder
    process.arguments = [
      "--db", "readme.db", "--now", "2026-01-01T00:00Z", "-q", "--output", "csv", script.path,
    ]
    process.standardOutput = output
    process.standardError = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "README.md's session fails: \(text)")
    // Not the rows themselves, but that there were some: of the run, of brands, of platforms.
    for word in ["completed", "netSentiment", "anthropic"] { #expect(text.contains(word)) }
  }

  private static func session() throws -> String? {
    let text = try Tree.text("README.md")
    return text.firstMatch(of: /```auditsh\n(?<session>[\s\S]*?)```/).map { String($0.session) }
  }

  /// The debug build that stands beside the test program.
  private static func program() throws -> URL {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("auditsh")
  }
}
