import Audit
import Diagnostics

#if canImport(Glibc)
  import Glibc
#endif

/// Where data goes: the standard output, or a file that appears complete or not at all.
final class FileOutput {
  private let file: AtomicFile?

  init(path: String?) throws {
    file = try path.map { try AtomicFile($0) }
  }

  func write(_ bytes: [UInt8]) throws {
    if let file { try file.write(bytes) } else { try Self.write(bytes, to: 1) }
  }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if let file { try file.write(Array(bytes)) } else { try Self.write(bytes, to: 1) }
  }

  func write(_ text: String) throws { try write(Array(text.utf8)) }

  func commit() throws { try file?.commit() }

  static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    try bytes.withUnsafeBufferPointer { try write($0, to: descriptor) }
  }

  static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) throws {
    var done = 0
    while done < bytes.count {
      let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count >= 0 {
        done += count
      } else if errno == EPIPE {
        throw Failure(.closedPipe, "")
      } else if errno != EINTR && errno != EAGAIN {
        throw Failure(.run, "cannot write: \(String(cString: strerror(errno)))")
      }
    }
  }
}
