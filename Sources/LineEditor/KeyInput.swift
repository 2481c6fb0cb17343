import CLineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// The bytes typed, as characters. Reads what there is at once, so a paste is not a system call a byte.
struct KeyInput {
  enum Event: Equatable {
    case character(Unicode.Scalar)
    /// A signal came in; its flag says which.
    case signal
    case end
    case failed(errno: Int32)
  }

  let descriptor: Int32
  private var pending: ArraySlice<UInt8> = []

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether a character can be had without waiting.
  var isReady: Bool {
    !pending.isEmpty || cle_input_ready(descriptor, 0) != 0
  }

  mutating func discard() {
    pending = []
  }

  /// Drops what is left of a paste that Ctrl-C stopped, or that had a Ctrl-C in it: none of it may be taken for
  /// what a person types. Its end mark may be lost, so a pause ends it too.
  mutating func discardPaste() {
    let mark = Array("\u{1B}[201~".utf8)
    while cle_input_ready(descriptor, 200) != 0, fill() == nil {
      for end in pending.indices where pending[...end].suffix(mark.count).elementsEqual(mark) {
        pending = pending[(end + 1)...]
        return
      }
      pending = pending.suffix(mark.count - 1)
    }
    pending = []
  }

  /// The next character; bytes that are no UTF-8 come as U+FFFD.
  mutating func next() -> Event {
    while true {
      if let scalar = takeCharacter() { return .character(scalar) }
      guard cle_wait(descriptor) == 1 else { return .signal }
      if let stopped = fill() { return stopped }
    }
  }

  /// A character from what was read, nil if more bytes are needed.
  private mutating func takeCharacter() -> Unicode.Scalar? {
    guard let first = pending.first else { return nil }
    let length =
      first < 0x80 ? 1 : first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
    let tail = pending.dropFirst().prefix(length - 1).prefix { $0 & 0xC0 == 0x80 }
    if tail.count < length - 1, pending.count == tail.count + 1 { return nil }
    let bytes = pending.prefix(1 + tail.count)
    pending = pending.dropFirst(bytes.count)
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.first
  }

  private mutating func fill() -> Event? {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &chunk, chunk.count)
    if count > 0 {
      pending = ArraySlice(Array(pending) + chunk[..<count])
      return nil
    }
    if count == 0 { return .end }
    return errno == EINTR || errno == EAGAIN ? .signal : .failed(errno: errno)
  }
}
