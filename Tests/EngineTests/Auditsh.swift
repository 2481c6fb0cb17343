import Foundation

/// The program as built by this package, and a folder of its own for every story it is told in.
enum Auditsh {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Beside the test bundle.
  static let binary = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "auditsh")

  /// The moment at which every story plays.
  static let now = "2026-01-01T00:00Z"

  struct Outcome {
    var output: String
    var code: Int32
  }

  /// A new folder under the system's temporary one; the caller removes it.
  static func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "auditsh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // `auditsh` in a story is this wrapper: it pins the clock.
    let wrapper = """
      #!/bin/bash
      case "$1" in check|test|fmt|lsp) exec '\(binary.path)' "$@" ;; esac
      case " $* " in *" --now "*) exec '\(binary.path)' "$@" ;; esac
      exec '\(binary.path)' --now \(now) "$@"
      """
    let bin = folder.appending(path: ".bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    // Written by another process: one that a test beside this starts would hold a file of ours open for writing for a
    // moment, and what is open for writing cannot be run (ETXTBSY).
    let made = try bash("cat >.bin/auditsh <<'END'\n\(wrapper)\nEND\nchmod 755 .bin/auditsh", in: folder)
    guard made.code == 0 else { throw FolderFailed(output: made.output) }
    return folder
  }

  /// Runs a line of bash in `folder`; standard output and errors come together, in the order written.
  static func bash(_ line: String, in folder: URL) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": folder.appending(path: ".bin").path + ":/usr/bin:/bin", "HOME": folder.path,
      "LC_ALL": "C.UTF-8", "TZ": "UTC",
    ]
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(output: String(decoding: output, as: UTF8.self), code: process.terminationStatus)
  }

  /// A database with 90 simulated days, made once for all tests of a process and copied for each.
  static func copyDemo(to folder: URL) throws {
    try FileManager.default.copyItem(at: try demo.get(), to: folder.appending(path: "demo.db"))
  }

  private static let demo = Result {
    let folder = try makeFolder()
    let outcome = try bash("auditsh --db demo.db -q -c 'simulate 90d'", in: folder)
    guard outcome.code == 0 else { throw DemoFailed(output: outcome.output) }
    return folder.appending(path: "demo.db")
  }

  struct DemoFailed: Error {
    let output: String
  }

  struct FolderFailed: Error {
    let output: String
  }
}
