#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A file that appears complete or not at all: written without a name in the same folder, then given its own. Where a
/// file system has no files without names it is written under a temporary one.
package final class AtomicFile {
  /// As given.
  package let path: String
  /// Where it ends up: a symbolic link's target.
  private let target: String
  /// Nil where there is nothing to rename: a device or pipe is written straight through.
  private let temporary: String?
  /// Whether it has no name yet: what a killed process had written is gone with it.
  private var isNameless = false
  private var descriptor: Int32
  /// Bytes written so far.
  package private(set) var count = 0

  /// Makes the temporary file. Throws `ExportProblem`.
  package init(_ path: String) throws(ExportProblem) {
    self.path = path
    let target = Self.resolved(path)
    self.target = target
    var mode: mode_t?
    var status = stat()
    if stat(target, &status) == 0 {
      if status.st_mode & S_IFMT == S_IFDIR { throw .cannotWrite(path: path, reason: "it is a folder") }
      if status.st_mode & S_IFMT != S_IFREG {
        temporary = nil
        descriptor = open(target, O_WRONLY | O_CLOEXEC)
        if descriptor < 0 { throw Self.problem(path) }
        return
      }
      mode = status.st_mode & 0o777
    }
    let slash = target.lastIndex(of: "/")
    let folder = slash.map { String(target[...$0]) } ?? "./"
    let name = slash.map { String(target[target.index(after: $0)...]) } ?? target
    guard access(folder, F_OK) == 0 else { throw .missingFolder(path: path) }
    // /proc is what names it in the end.
    descriptor =
      access("/proc/self/fd", X_OK) == 0 ? open(folder, O_WRONLY | O_CLOEXEC | Self.withoutName, 0o666) : -1
    isNameless = descriptor >= 0
    // Without a name it gets one for a moment at the end, the same each time: what a kill in that moment leaves, the next
    // file takes away.
    let temporary = isNameless ? "\(folder).\(name).tmp" : "\(folder).\(name).\(getpid()).tmp"
    self.temporary = temporary
    if descriptor < 0 {
      // One that a killed process of the same number left.
      unlink(temporary)
      descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    }
    if descriptor < 0 { throw Self.problem(path) }
    // The permissions of the file that is replaced.
    if let mode { fchmod(descriptor, mode) }
  }

  /// O_TMPFILE, which is too much of a macro for Swift.
  private static let withoutName = 0o20_000_000 | O_DIRECTORY

  /// The end of a chain of symbolic links; the path itself where there is none.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if let temporary, !isNameless { unlink(temporary) }
  }

  package func write(_ bytes: [UInt8]) throws(ExportProblem) {
    guard bytes.withUnsafeBytes(writeAll) else { throw Self.problem(path) }
    count += bytes.count
  }

  package func write(_ bytes: UnsafeRawBufferPointer) throws(ExportProblem) {
    guard writeAll(bytes) else { throw Self.problem(path) }
    count += bytes.count
  }

  /// False where the system refuses; `errno` says why.
  private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var done = 0
    while done < bytes.count {
      let written = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if written < 0 {
        if errno == EINTR { continue }
        return false
      }
      done += written
    }
    return true
  }

  /// Flushes the file to the disk and gives it its name; the folder's entry is flushed too.
  package func commit() throws(ExportProblem) {
    guard let temporary else {
      close(descriptor)
      descriptor = -1
      return
    }
    guard fsync(descriptor) == 0, named(by: temporary) else { throw Self.problem(path) }
    close(descriptor)
    descriptor = -1
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if handle >= 0 {
      fsync(handle)
      close(handle)
    }
  }

  /// Another process may write the same file: it then takes the name away, or moves our file in its place, which is whole
  /// as well; so it is tried again.
  private func named(by temporary: String) -> Bool {
    for _ in 0..<100 {
      let wasNameless = isNameless
      if giveName(temporary), rename(temporary, target) == 0 { return true }
      guard wasNameless, errno == ENOENT || errno == EEXIST else { return false }
      isNameless = true
    }
    return false
  }

  /// A name for as long as it takes to rename it: a link cannot replace a file.
  private func giveName(_ temporary: String) -> Bool {
    guard isNameless else { return true }
    unlink(temporary)
    guard linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 else {
      return false
    }
    isNameless = false
    return true
  }

  private static func problem(_ path: String) -> ExportProblem {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }

  /// Makes a folder and the missing ones above it.
  package static func makeFolder(_ path: String) throws(ExportProblem) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
      if mkdir(String(path[..<end]), 0o777) != 0, errno != EEXIST { throw problem(path) }
    }
    guard isFolder(path) else { throw .cannotWrite(path: path, reason: "it is not a folder") }
  }

  /// Whether a folder is there.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
