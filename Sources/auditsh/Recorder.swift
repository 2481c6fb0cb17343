import Audit
import Diagnostics
import Engine
import Values
import Verbs

#if canImport(Glibc)
  import Glibc
#endif

/// Why a recording cannot begin or go on.
enum RecordProblem: Error {
  case exists(String)
  case hasErrors(String)
  case cannotWrite(String, reason: String)
  case notRecording

  var failure: Failure {
    switch self {
    case .exists(let path):
      Failure(
        .run, "`\(path)` is there already",
        notes: ["record \(path) --append    goes on behind it", "record \(path) --force    replaces it"])
    case .hasErrors(let path):
      Failure(.run, "`\(path)` has errors, so nothing can follow it", notes: ["auditsh check \(path)"])
    case .cannotWrite(let path, let reason):
      Failure(.run, "`\(path)` cannot be written: \(reason)")
    case .notRecording: Failure(.run, "nothing is recorded", notes: ["record monday.audit"])
    }
  }
}

/// Keeps what was typed as a script. Each statement is appended in one write as soon as it has run, so that a shell
/// that is killed leaves a script too.
final class Recorder {
  private var path: String?
  private var descriptor: Int32 = -1
  private var draft = ScriptDraft()
  /// What ran without an error since the shell began, oldest first: a recording may need the names it made.
  private var earlier: [String] = []
  private var written = 0
  private static let remembered = 2_000

  deinit { if descriptor >= 0 { close(descriptor) } }

  var isOn: Bool { path != nil }

  var state: String {
    path.map {
      "recording into \($0): \(written) statement\(written == 1 ? "" : "s") so far; record stop ends it"
    }
      ?? "nothing is recorded: record FILE"
  }

  /// Begins a file. Throws `Failure`.
  func start(_ path: String, _ existing: ShellHost.Recording.Existing, database: String, now: Int64) throws {
    var draft = ScriptDraft()
    let isThere = Host.exists(path)
    if isThere, existing == .refuse { throw RecordProblem.exists(path).failure }
    if isThere, existing == .append, !draft.take(try ScriptFile.read(path)) {
      throw RecordProblem.hasErrors(path).failure
    }
    let mode = existing == .append ? O_APPEND : existing == .replace ? O_TRUNC : O_EXCL
    let opened = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_APPEND | mode, 0o666)
    guard opened >= 0 else {
      throw RecordProblem.cannotWrite(path, reason: String(cString: strerror(errno))).failure
    }
    if descriptor >= 0 { close(descriptor) }
    (self.path, descriptor, self.draft, written) = (path, opened, draft, 0)
    try write(
      (isThere && existing == .append ? "\n" : "")
        + "# recorded \(Timestamp.text(now / 1000 * 1000)) on \(Self.line(database))\n")
  }

  /// Ends it; says how much was kept. Throws `Failure`.
  func stop() throws -> String {
    guard let path else { throw RecordProblem.notRecording.failure }
    close(descriptor)
    (self.path, descriptor) = (nil, -1)
    return "\(written) statement\(written == 1 ? "" : "s") in \(path): auditsh \(path)"
  }

  /// A statement that ran.
  func ran(_ text: String) throws {
    let text = Self.trimmed(text)
    guard !text.isEmpty else { return }
    if path != nil { try keep(text) }
    earlier.append(text)
    if earlier.count > 2 * Self.remembered { earlier.removeFirst(Self.remembered) }
  }

  private func keep(_ text: String) throws {
    guard let texts = draft.add(text, earlier: earlier[...]) else {
      return try write(Self.comment("left out: it cannot stand in a script of its own", text))
    }
    if texts.count > 1 {
      try write("# from before:\n" + texts.dropLast().map { $0 + "\n" }.joined())
    }
    try write(text + "\n")
    written += 1
  }

  /// A statement that failed, or that only a prompt understands.
  func leftOut(_ text: String, because reason: String) throws {
    let text = Self.trimmed(text)
    guard path != nil, !text.isEmpty else { return }
    try write(Self.comment(reason, text))
  }

  private func write(_ text: String) throws {
    do { try FileOutput.write(Array(text.utf8), to: descriptor) } catch {
      let path = path ?? ""
      _ = try? stop()
      throw RecordProblem.cannotWrite(path, reason: "the recording ends here").failure
    }
  }

  private static func comment(_ reason: String, _ text: String) -> String {
    "# \(line(reason))\n"
      + text.split(separator: "\n", omittingEmptySubsequences: false).map { "#   \($0)\n" }.joined()
  }

  /// On one line, whatever stands in it.
  private static func line(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  /// Without what parts statements.
  private static func trimmed(_ text: String) -> String {
    var text = text[...].drop { $0.isWhitespace || $0 == ";" }
    while let last = text.last, last.isWhitespace || last == ";" { text.removeLast() }
    return String(text)
  }
}
