import Foundation

/// A folder that goes, with all in it, with the test that made it.
package final class TemporaryFolder {
  package let path: String

  package init() {
    var template = Array("/tmp/auditsh-test-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp/auditsh-test"
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Nil if there is no such file.
  package func contents(of name: String) -> String? {
    bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  package func bytes(of name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path + "/" + name).map(Array.init)
  }

  package func write(_ text: String, to name: String, mode: mode_t = 0o600) {
    write(Array(text.utf8), to: name, mode: mode)
  }

  package func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o600) {
    let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, mode)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// The rights of a file, nil if there is none.
  package func mode(of name: String) -> mode_t? {
    var status = stat()
    return stat(path + "/" + name, &status) == 0 ? status.st_mode & 0o777 : nil
  }
}
