#if canImport(Glibc)
  import Glibc
#endif

/// The history on disk: an entry a line, oldest first, newlines and backslashes escaped. Each entry is appended at
/// once in one write under a lock, so shells that run side by side add to it and none overwrites another.
struct HistoryFile {
  let path: String
  /// How many entries are kept in memory; the file may hold twice as many before it is cut.
  var limit = 10_000
  /// How many bytes of the file are read, its last ones; twice as many are there before it is cut.
  var byteLimit = 8 << 20

  /// The longest entry kept, in bytes: what is longer is a file's content rather than something to type again.
  static let longestEntry = 256 << 10

  /// How far a file has been read.
  struct Mark: Equatable {
    var inode: ino_t = 0
    var offset: off_t = 0
  }

  /// The entries behind `mark` in the order of the file, or (`isWhole`) the last `limit` different ones where there is
  /// no mark or the file is another one by now. A missing file has none.
  func read(
    after mark: Mark?
  ) throws(LineEditorProblem) -> (entries: [String], mark: Mark, isWhole: Bool) {
    // Not to wait for the other end of a pipe that stands there.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return ([], Mark(), true) }
      throw .historyUnreadable(path: path, errno: errno)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .historyUnreadable(path: path, errno: EINVAL)
    }
    let isWhole = mark.map { $0.inode != status.st_ino || $0.offset > status.st_size } ?? true
    var start = isWhole ? 0 : mark?.offset ?? 0
    let isCut = status.st_size - start > off_t(byteLimit)
    if isCut { start = status.st_size - off_t(byteLimit) }
    if !isWhole, start == status.st_size { return ([], Mark(inode: status.st_ino, offset: start), false) }
    var bytes = try readAll(descriptor, from: start)[...]
    // A line that is being written waits for its end; one whose start was left out is none.
    let end = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    bytes = bytes[..<end]
    if isCut { bytes = bytes.drop { $0 != UInt8(ascii: "\n") } }
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    let entries = entries(of: lines)
    if isWhole, lines.count > 2 * limit || status.st_size > 2 * byteLimit { try replace(with: entries) }
    return (entries, Mark(inode: status.st_ino, offset: start + off_t(end)), isWhole)
  }

  /// The last `limit` different entries, oldest first; of equal ones the last.
  private func entries(of lines: [ArraySlice<UInt8>]) -> [String] {
    var seen = Set<String>()
    var entries: [String] = []
    for line in lines.reversed() where entries.count < limit && line.count <= Self.longestEntry {
      let entry = Self.unescaped(line)
      if !entry.isEmpty, seen.insert(entry).inserted { entries.append(entry) }
    }
    entries.reverse()
    return entries
  }

  /// Adds an entry at the end; makes the file, readable for its owner alone, and its folder if they are missing.
  func append(_ entry: String) throws(LineEditorProblem) {
    guard entry.utf8.count <= Self.longestEntry else { return }
    let descriptor = try openLocked()
    defer { close(descriptor) }
    var last: UInt8 = UInt8(ascii: "\n")
    let size = lseek(descriptor, 0, SEEK_END)
    if size > 0 { _ = pread(descriptor, &last, 1, size - 1) }
    // A line that was torn ends here, and this one is whole.
    let start = last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
    try write(start + Self.line(for: entry), to: descriptor)
  }

  /// The lock is on the file that has the path now: one that was replaced while we waited is opened anew.
  private func openLocked() throws(LineEditorProblem) -> Int32 {
    makeFolder()
    while true {
      let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
      guard descriptor >= 0 else { throw .historyUnwritable(path: path, errno: errno) }
      while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        close(descriptor)
        throw .historyUnwritable(path: path, errno: EINVAL)
      }
      if status.st_nlink == 0 {
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
    let descriptor = open(newPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .historyUnwritable(path: newPath, errno: errno) }
    defer { close(descriptor) }
    try write(entries.flatMap { Self.line(for: $0) }, to: descriptor)
    guard rename(newPath, path) == 0 else { throw .historyUnwritable(path: path, errno: errno) }
  }

  private func makeFolder() {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    mkdir(String(path[..<slash]), 0o700)
  }

  private func readAll(_ descriptor: Int32, from start: off_t) throws(LineEditorProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    lseek(descriptor, start, SEEK_SET)
    while bytes.count <= byteLimit {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { break }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR {
        throw .historyUnreadable(path: path, errno: errno)
      }
    }
    return bytes
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
}
