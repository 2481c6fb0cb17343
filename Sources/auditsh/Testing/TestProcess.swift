import Rendering
import Values

#if canImport(Glibc)
  import Glibc
#endif

/// A worker that is running, and what it has said so far.
final class TestProcess {
  let path: String
  let startedAt = Host.now()
  private let begun = Host.elapsed()
  private let pid: pid_t
  /// Where its lines come from; −1 once it has ended.
  private(set) var descriptor: Int32
  private(set) var results: [TestResult] = []
  private var buffer: [UInt8] = []
  /// The test that has begun and not ended.
  private var open: String?

  /// Nil where it cannot be started.
  init?(path: String, arguments: [String]) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    var argv: [UnsafeMutablePointer<CChar>?] = (["auditsh", "test-worker"] + arguments).map { strdup($0) }
    argv.append(nil)
    defer { for pointer in argv { free(pointer) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, "/proc/self/exe", &actions, nil, argv, environ)
    close(ends[1])
    guard code == 0 else {
      close(ends[0])
      return nil
    }
    (self.path, self.pid, descriptor) = (path, pid, ends[0])
  }

  /// Reads what is there; at the end of it the worker is gone.
  func read() {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(descriptor, &piece, piece.count)
    if count < 0, errno == EINTR { return }
    guard count > 0 else { return finish() }
    buffer += piece[..<count]
    while let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
      take(Array(buffer[..<end]))
      buffer.removeSubrange(...end)
    }
  }

  private func take(_ line: [UInt8]) {
    guard case .record(let record)? = try? JSONParser.parse(utf8: line) else { return }
    if let name = record["begin"]?.text {
      open = name
      return
    }
    open = nil
    results.append(
      TestResult(
        name: record["name"]?.text ?? "",
        status: record["status"]?.text.flatMap(TestResult.Status.init) ?? .error,
        milliseconds: record["milliseconds"]?.integer ?? 0, file: record["file"]?.text ?? "",
        line: Int(record["line"]?.integer ?? 0), column: Int(record["column"]?.integer ?? 0),
        message: record["message"]?.text ?? "", details: record["details"]?.text ?? "",
        output: record["output"]?.text ?? "", exitCode: Int32(clamping: record["exitCode"]?.integer ?? 3)))
  }

  private func finish() {
    close(descriptor)
    descriptor = -1
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    guard open != nil || signal != 0 || status != 0 else { return }
    let why = signal != 0 ? "signal \(signal)" : "exit code \(status >> 8 & 0xff)"
    let message = "the process of this file ended early (\(why))"
    results.append(
      TestResult(
        name: open ?? "(process)", status: .error, milliseconds: Host.elapsed() - begun, message: message,
        details: "error: \(message)", exitCode: 3))
  }

  /// Stops it, and waits for its end.
  func stop() {
    guard descriptor >= 0 else { return }
    kill(pid, SIGKILL)
    close(descriptor)
    descriptor = -1
    waitpid(pid, nil, 0)
  }

  var report: TestFile {
    TestFile(path: path, results: results, milliseconds: Host.elapsed() - begun, startedAt: startedAt)
  }
}
