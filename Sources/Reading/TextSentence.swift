/// Where the sentence around a hit begins and ends, as far as contexts care.
enum TextSentence {
  /// Nothing farther than this many bytes from a hit is its context.
  static let reach = 240

  static func around(_ hit: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var start = hit.lowerBound
    let first = max(0, start - reach)
    while start > first, !isEnd(bytes, at: start - 1) { start -= 1 }
    var end = hit.upperBound
    let last = min(bytes.count, end + reach)
    while end < last, !isEnd(bytes, at: end) { end += 1 }
    return start..<end
  }

  /// A line end, or a stop with a space, a capital (glued sentences) or nothing behind it.
  private static func isEnd(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch bytes[index] {
    case 0x0a, 0x0d, UInt8(ascii: "|"): return true
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
      guard index + 1 < bytes.count else { return true }
      let next = bytes[index + 1]
      return TextBytes.isSpace(next) || TextBytes.isUpper(next) || TextBytes.isDecoration(next)
        || next == UInt8(ascii: ")")
    case 0x82: return index >= 2 && bytes[index - 1] == 0x80 && bytes[index - 2] == 0xe3
    default: return false
    }
  }
}
