import CLineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// The bytes typed, as characters and keys. Reads what there is at once, so a paste is not a system call a byte.
struct KeyInput {
  enum Event: Equatable {
    case character(Unicode.Scalar)
    case key(Key)
    /// What stood between the marks of a paste, as it came.
    case paste([Unicode.Scalar])
    /// A signal came in; its flag says which.
    case signal
    case end
    case failed(errno: Int32)
  }

  let descriptor: Int32
  /// Whether a terminal sends keys; else all that comes is text.
  let hasKeys: Bool
  private var pending: ArraySlice<UInt8> = []
  private var returned: [Event] = []

  /// How long the rest of a key's sequence may take, in milliseconds: an Escape that is followed by nothing is one.
  private static let sequenceDelay: Int32 = 30
  /// What comes in one paste does not pause for so many milliseconds, as a rule.
  private static let pasteDelay: Int32 = 100
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  init(descriptor: Int32, hasKeys: Bool) {
    self.descriptor = descriptor
    self.hasKeys = hasKeys
  }

  /// Whether a key can be had without waiting.
  var isReady: Bool {
    !returned.isEmpty || !pending.isEmpty || cle_input_ready(descriptor, 0) != 0
  }

  /// A Ctrl-C that was pressed behind Enter is for what Enter starts: raises it, and drops what was typed before it.
  /// The terminal must be back in its own modes, so that later ones are raised by it.
  mutating func raiseSignals() {
    if cle_input_ready(descriptor, 0) != 0 { _ = fill() }
    for index in pending.indices {
      // What a paste or another sequence holds is no key.
      if pending[index] == 0x1B { return }
      if pending[index] < 0x20, cle_raise_signal(wchar_t(pending[index])) != 0 {
        pending = pending[(index + 1)...]
      }
    }
  }

  /// Takes what was typed while the terminal gathered lines: there, Ctrl-D ended one and is handed on as a NUL. To be
  /// called once the terminal gathers none.
  mutating func takeTypedAhead() {
    guard cle_input_ready(descriptor, 0) != 0 else { return }
    let before = pending.count
    _ = fill()
    for index in pending.indices.dropFirst(before) where pending[index] == 0 { pending[index] = 4 }
  }

  /// Makes an event come next.
  mutating func giveBack(_ event: Event) {
    returned.append(event)
  }

  /// The next key; bytes that are no UTF-8 come as U+FFFD, sequences nobody knows do not come.
  mutating func next() -> Event {
    if let event = returned.popLast() { return event }
    while true {
      if hasKeys, pending.first == 0x1B {
        if let event = takeSequence() { return event }
        continue
      }
      if let scalar = takeCharacter() {
        // Its handler sets the flag.
        return cle_raise_signal(wchar_t(scalar.value)) != 0 ? .signal : .character(scalar)
      }
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
    let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first
    // Those stand for keys.
    return !hasKeys ? scalar : scalar.map { (0x80...0x9F).contains($0.value) ? "\u{FFFD}" : $0 }
  }

  /// At an Escape: the key it begins, or nil where that is one nobody knows (it is passed) or the Escape itself, which
  /// is the next character then.
  private mutating func takeSequence() -> Event? {
    guard let second = byte(1) else { return takeEscape() }
    if second == UInt8(ascii: "\r") || second == UInt8(ascii: "\n") { return take(2, .newline) }
    if second == UInt8(ascii: "O") {
      guard let third = byte(2), let key = Key.sequences[String(UnicodeScalar(third))] else {
        return takeEscape()
      }
      return take(3, key)
    }
    guard second == UInt8(ascii: "[") else { return takeEscape() }
    var count = 2
    while let next = byte(count) {
      count += 1
      // The Linux console's function keys have a second bracket.
      if (0x40...0x7E).contains(next), !(count == 3 && next == UInt8(ascii: "[")) {
        let name = String(decoding: pending.dropFirst(2).prefix(count - 2), as: UTF8.self)
        let event = take(count, Key.sequences[name])
        return event == .key(.paste) ? takePaste() : event
      }
      if !(0x20...0x5B).contains(next) { break }
    }
    return takeEscape()
  }

  private mutating func takeEscape() -> Event {
    pending = pending.dropFirst()
    return .character("\u{1B}")
  }

  private mutating func take(_ count: Int, _ key: Key?) -> Event? {
    pending = pending.dropFirst(count)
    return key.map(Event.key)
  }

  /// A byte of the sequence at hand, waiting a moment for it.
  private mutating func byte(_ ahead: Int) -> UInt8? {
    if pending.count <= ahead, cle_input_ready(descriptor, Self.sequenceDelay) != 0 { _ = fill() }
    return pending.count > ahead ? pending[pending.startIndex + ahead] : nil
  }

  /// Up to the mark at the paste's end, which may take its time. A control character in it is no key: a Ctrl-C that
  /// somebody put into what is pasted must not have the rest run. Where no mark comes, one that is pressed after a
  /// pause gives the paste up.
  private mutating func takePaste() -> Event {
    var bytes = Array(pending)
    pending = []
    var searched = 0
    while true {
      if let end = Self.end(of: bytes, from: searched) {
        pending = bytes[(end + Self.pasteEnd.count)...]
        return .paste(Array(String(decoding: bytes[..<end], as: UTF8.self).unicodeScalars))
      }
      searched = max(0, bytes.count - Self.pasteEnd.count)
      let hasPaused = cle_input_ready(descriptor, Self.pasteDelay) == 0
      guard cle_wait(descriptor) == 1 else {
        if cle_interrupt_raised() != 0 { return .signal }
        continue
      }
      if let stopped = fill(), stopped != .signal { return stopped }
      if hasPaused, let byte = pending.first, cle_raise_signal(wchar_t(byte)) != 0 {
        pending = pending.dropFirst()
        return .signal
      }
      bytes += pending
      pending = []
    }
  }

  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + pasteEnd.count <= bytes.count {
      if bytes[index] == 0x1B, bytes[index...].starts(with: pasteEnd) { return index }
      index += 1
    }
    return nil
  }

  private mutating func fill() -> Event? {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &chunk, chunk.count)
    if count > 0 {
      pending = ArraySlice(Array(pending) + chunk[..<count])
      return nil
    }
    if count == 0 { return .end }
    return errno == EINTR || errno == EAGAIN ? .signal : .failed(errno: errno)
  }
}
