import Diagnostics

#if canImport(Glibc)
  import Glibc
#endif

/// Files of program text, and what stands beside them.
package enum ScriptFile {
  /// A whole file, or the standard input for `-`. Throws `Failure` (usage) where it cannot be read or is not UTF-8.
  package static func read(_ path: String) throws(Failure) -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw Failure(.usage, "`\(path)` is not UTF-8")
    }
    return text
  }

  /// The same as it stands.
  package static func bytes(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { if descriptor != 0 { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func unreadable(_ path: String) -> Failure {
    Failure(.usage, "`\(path)` cannot be read: \(String(cString: strerror(errno)))")
  }

  /// A file that a text names, seen from that text: relative to its folder; for code that is in no file, to the
  /// working folder.
  package static func path(_ path: String, from text: String) -> String {
    guard !path.hasPrefix("/"), let slash = text.lastIndex(of: "/") else { return path }
    return text[...slash] + path
  }

  /// The one name of a file, through links; the path itself where there is none.
  static func canonical(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
