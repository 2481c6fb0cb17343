#if canImport(Glibc)
  import Glibc
#endif

/// "Is this name literally in the text?", answered without any of the reader's code: addresses are cut out, the rest
/// is searched as plain ASCII-lowered text.
struct GoldOracle {
  private let text: [UInt8]
  private let lowered: [UInt8]

  init(_ answer: String) {
    text = Self.straight(Self.withoutAddresses(Array(answer.utf8)))
    lowered = Self.lowered(text)
  }

  /// Glued names count (`$999.00Acer`, `EufyCam`): a letter or digit may touch the name where the case says that a
  /// word begins or ends there.
  func names(_ name: String) -> Bool {
    let needle = Self.lowered(Self.straight(Array(name.utf8)))
    var from = 0
    while let start = find(needle, from: from) {
      let end = start + needle.count
      let opens = start == 0 || !isWord(start - 1) || isUpper(start) && !isUpper(start - 1)
      let closes = end == lowered.count || !isWord(end) || isUpper(end) && !isUpper(end - 1)
      if opens && closes && !isDomain(start, end) { return true }
      from = start + 1
    }
    return false
  }

  /// Whether the bytes of `part` stand in `text`.
  static func contains(_ text: String, _ part: String) -> Bool {
    var (text, part) = (text, part)
    return text.withUTF8 { text in
      part.withUTF8 { find(UnsafeRawBufferPointer($0), in: .init(text), from: 0) }
    } != nil
  }

  private func find(_ needle: [UInt8], from start: Int) -> Int? {
    lowered.withUnsafeBytes { text in needle.withUnsafeBytes { Self.find($0, in: text, from: start) } }
  }

  private static func find(
    _ needle: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    guard let base = text.baseAddress, let pattern = needle.baseAddress, let first = needle.first else {
      return nil
    }
    var index = start
    while index + needle.count <= text.count,
      let found = memchr(base + index, Int32(first), text.count - index)
    {
      index = UnsafeRawPointer(found) - base
      if index + needle.count <= text.count, memcmp(found, pattern, needle.count) == 0 { return index }
      index += 1
    }
    return nil
  }

  private func isWord(_ index: Int) -> Bool {
    (0x61...0x7a).contains(lowered[index]) || (0x30...0x39).contains(lowered[index])
  }

  private func isUpper(_ index: Int) -> Bool { (0x41...0x5a).contains(text[index]) }

  /// `amazon.com`, `www.rtings.com`, `me@acme.com`
  private func isDomain(_ start: Int, _ end: Int) -> Bool {
    if start > 0, text[start - 1] == UInt8(ascii: "."), start > 1, isWord(start - 2) { return true }
    let tail = lowered[end...].prefix(5)
    return [".com", ".org", ".net", ".us", ".co", ".tv"].contains { tail.starts(with: $0.utf8) }
  }

  private static func lowered(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
  }

  /// With straight apostrophes and plain spaces.
  private static func straight(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0xe2, index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 {
        result.append(UInt8(ascii: "'"))
        index += 3
      } else if bytes[index] == 0xc2, index + 1 < bytes.count, bytes[index + 1] == 0xa0 {
        result.append(0x20)
        index += 2
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// Without `](…)`, `[1]: …` lines and everything from `http` to the next space.
  private static func withoutAddresses(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var index = 0
    func has(_ text: StaticString, at index: Int) -> Bool {
      index + text.utf8CodeUnitCount <= bytes.count
        && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
    }
    while index < bytes.count {
      let isLineStart = index == 0 || bytes[index - 1] == 0x0a
      let stop: [UInt8]
      if !"]h[".utf8.contains(bytes[index]) {
        kept.append(bytes[index])
        index += 1
        continue
      } else if has("](", at: index) {
        stop = Array(")\n".utf8)
      } else if has("http://", at: index) || has("https://", at: index) {
        stop = Array(" \n)".utf8)
      } else if isLineStart, bytes[index] == UInt8(ascii: "["),
        let close = bytes[index...].prefix(8).firstIndex(of: UInt8(ascii: "]")), has("]: ", at: close)
      {
        stop = [0x0a]
      } else {
        kept.append(bytes[index])
        index += 1
        continue
      }
      while index < bytes.count, !stop.contains(bytes[index]) { index += 1 }
      kept.append(0x20)
    }
    return kept
  }
}
