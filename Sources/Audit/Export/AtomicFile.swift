#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A file that appears complete or not at all: written under a temporary name in the same folder, then renamed.
package final class AtomicFile {
  package let path: String
  private let temporary: String
  private var descriptor: Int32
  /// Bytes written so far.
  package private(set) var count = 0

  /// Makes the temporary file. Throws `ExportProblem`.
  package init(_ path: String) throws(ExportProblem) {
    self.path = path
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    temporary = "\(folder).\(name).\(getpid()).tmp"
    guard access(folder.isEmpty ? "." : folder, F_OK) == 0 else {
      throw .missingFolder(path: path)
    }
    // One that a killed process of the same number left.
    unlink(temporary)
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if descriptor < 0 { throw Self.problem(path) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  package func write(_ bytes: [UInt8]) throws(ExportProblem) {
    var done = 0
    while done < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw Self.problem(path)
      }
      done += written
    }
    count += bytes.count
  }

  /// Flushes the file to the disk and gives it its name; the folder's entry is flushed too.
  package func commit() throws(ExportProblem) {
    guard fsync(descriptor) == 0, rename(temporary, path) == 0 else { throw Self.problem(path) }
    close(descriptor)
    descriptor = -1
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if handle >= 0 {
      fsync(handle)
      close(handle)
    }
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
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .cannotWrite(path: path, reason: "it is not a folder")
    }
  }
}
