#if canImport(Glibc)
  import Glibc
#endif

/// The history on disk: an entry a line, oldest first, newlines and backslashes escaped. Each entry is appended at
/// once in one write under a lock, so shells that run side by side add to it and none overwrites another.
struct HistoryFile {
  let path: String
  /// How many entries are kept in memory; the file may hold twice as many before it is cut.
  var limit = 10_000

  /// The last `limit` different entries, oldest first; of equal ones the last. A missing file has none.
  func load() throws(LineEditorProblem) -> [String] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return [] }
      throw .historyUnreadable(path: path, errno: errno)
    }
    defer { close(descriptor) }
    let bytes = try readAll(descriptor)
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    var seen = Set<String>()
    var entries: [String] = []
    for line in lines.reversed() where entries.count < limit {
      let entry = Self.unescaped(line)
      if !entry.isEmpty, seen.insert(entry).inserted { entries.append(entry) }
    }
    entries.reverse()
    if lines.count > 2 * limit { try replace(with: entries) }
    return entries
  }

  /// Adds an entry at the end; makes the file, readable for its owner alone, and its folder if they are missing.
  func append(_ entry: String) throws(LineEditorProblem) {
    let descriptor = try openLocked()
    defer { close(descriptor) }
    try write(Self.line(for: entry), to: descriptor)
  }

  /// The lock is on the file that has the path now: one that was replaced while we waited is opened anew.
  private func openLocked() throws(LineEditorProblem) -> Int32 {
    makeFolder()
    while true {
      let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw .historyUnwritable(path: path, errno: errno) }
      while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
      var status = stat()
      if fstat(descriptor, &status) == 0, status.st_nlink == 0 {
        close(descriptor)
        continue
      }
      if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o600) }
      return descriptor
    }
  }

  private func replace(with entries: [String]) throws(LineEditorProblem) {
    let lock = try openLocked()
    defer { close(lock) }
    let newPath = path + ".new"
    let descriptor = open(newPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .historyUnwritable(path: newPath, errno: errno) }
    defer { close(descriptor) }
    try write(entries.flatMap { Self.line(for: $0) }, to: descriptor)
    guard rename(newPath, path) == 0 else { throw .historyUnwritable(path: path, errno: errno) }
  }

  private func makeFolder() {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    mkdir(String(path[..<slash]), 0o700)
  }

  private func readAll(_ descriptor: Int32) throws(LineEditorProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR {
        throw .historyUnreadable(path: path, errno: errno)
      }
    }
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) throws(LineEditorProblem) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw .historyUnwritable(path: path, errno: errno)
      }
    }
  }

  static func line(for entry: String) -> [UInt8] {
    var line: [UInt8] = []
    for byte in entry.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): line += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case UInt8(ascii: "\\"): line += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
      default: line.append(byte)
      }
    }
    return line + [UInt8(ascii: "\n")]
  }

  static func unescaped(_ line: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    var isEscaped = false
    var mayHoldControls = false
    for byte in line {
      if isEscaped {
        bytes.append(byte == UInt8(ascii: "n") ? UInt8(ascii: "\n") : byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        // 0xC2 leads the C1 controls.
        if byte < 0x20 || byte == 0x7F || byte == 0xC2 { mayHoldControls = true }
        bytes.append(byte == UInt8(ascii: "\t") ? UInt8(ascii: " ") : byte)
      }
    }
    // The file may have been written by anything: what could steer the terminal does not come back out of it.
    let text = String(decoding: bytes, as: UTF8.self)
    return mayHoldControls ? DisplayText.clean(text, keepingNewlines: true) : text
  }
}
