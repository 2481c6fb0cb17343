import Audit
import Diagnostics
import LineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// Where data goes: the standard output, or a file that appears complete or not at all.
final class FileOutput {
  private let file: AtomicFile?
  /// What was written, where it goes nowhere else.
  private(set) var captured: [UInt8]?

  /// What belongs to one drawing, until it is taken.
  private var frame: [UInt8]?

  init(path: String?) throws {
    file = try path.map { try AtomicFile($0) }
  }

  /// Keeps what is written, the first megabyte of it.
  init(capturing: Void) {
    file = nil
    captured = []
  }

  /// Takes what was kept.
  func takeCaptured() -> [UInt8] {
    defer { if captured != nil { captured = [] } }
    return captured ?? []
  }

  /// Holds back what is written from now on.
  func beginFrame() { frame = [] }

  /// What was held back; nothing is any more.
  func takeFrame() -> [UInt8] {
    defer { frame = nil }
    return frame ?? []
  }

  func write(_ bytes: [UInt8]) throws {
    if frame != nil {
      frame?.append(contentsOf: bytes)
    } else if let kept = captured {
      if kept.count < 1 << 20 { captured?.append(contentsOf: bytes) }
    } else if let file {
      try file.write(bytes)
    } else {
      try Self.write(bytes, to: 1)
    }
  }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if file != nil || captured != nil || frame != nil {
      try write(Array(bytes))
    } else {
      try Self.write(bytes, to: 1)
    }
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
      // A terminal or pipe that nobody reads takes nothing more; Ctrl-C does not wait for it.
      if descriptor == 1, done < bytes.count, InterruptSignal.isRaised() {
        throw Failure(.interrupted, "interrupted")
      }
    }
  }
}
