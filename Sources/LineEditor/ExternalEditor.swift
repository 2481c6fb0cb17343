import CLineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// The editor that VISUAL or EDITOR names, else `vi`. It may be given with arguments, as in `code --wait`.
struct ExternalEditor {
  let fileEnding: String

  struct Failed: Error {
    let message: String
  }

  /// Waits for the editor, which is given a file with the text; what the file holds then.
  func edit(_ text: String) -> Result<String, Failed> {
    let folder = Self.setting("TMPDIR") ?? "/tmp"
    // Six letters that mkstemps replaces.
    let places = String(repeating: "X", count: 6)
    var template = Array("\(folder)/auditsh-\(places)\(fileEnding)".utf8CString)
    let descriptor = mkstemps(&template, Int32(fileEnding.utf8.count))
    let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    guard descriptor >= 0 else { return .failure(Failed(message: "no file can be made in \(folder)")) }
    defer { unlink(path) }
    TerminalOutput(descriptor: descriptor).write(text + "\n")
    close(descriptor)
    let command = Self.setting("VISUAL") ?? Self.setting("EDITOR") ?? "vi"
    let status = Self.run(command, path)
    guard status == 0 else {
      let reason = status == 127 << 8 ? "is not there; set EDITOR" : "failed; the line is as it was"
      return .failure(Failed(message: "the editor `\(command)` \(reason)"))
    }
    guard let edited = Self.contents(of: path) else {
      return .failure(Failed(message: "the editor `\(command)` left no file; the line is as it was"))
    }
    return .success(edited)
  }

  private static func setting(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The status as waitpid tells it; -1 where nothing could be started.
  private static func run(_ command: String, _ path: String) -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Ours are handled, SIGPIPE ignored: the editor is to find all as a shell leaves it.
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let arguments: [String] = ["sh", "-c", command + " \"$1\"", "sh", path]
    let words = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", nil, &attributes, words, environ) == 0 else { return -1 }
    cle_set_child(process)
    defer { cle_set_child(0) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { return -1 } }
    return status
  }

  private static func contents(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      if count > 0 { bytes += chunk[..<count] } else if errno != EINTR { return nil }
    }
  }
}
