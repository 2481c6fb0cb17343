/// What a byte of an answer is.
enum TextBytes {
  static func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
  static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
  static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  static func lower(_ byte: UInt8) -> UInt8 { isUpper(byte) ? byte | 0x20 : byte }

  /// Punctuation that Markdown lets a backslash precede.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    (0x21...0x7e).contains(byte) && !isWord(byte)
  }

  /// What may stand between the words of a name; a line end may not.
  static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == UInt8(ascii: "-")
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  /// A byte that names are read across as if it weren't there: Markdown's escape (`Toys\-R\-Us`).
  static func isSkipped(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\\") }

  /// Markdown's emphasis and the straight quotes.
  static func isDecoration(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "'"),
      UInt8(ascii: "["):
      true
    default: false
    }
  }

  /// The code point that begins at `index`, and its length; invalid bytes count as one each.
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
    let first = bytes[index]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first >= 0xf0 ? 4 : (first >= 0xe0 ? 3 : 2)
    guard first >= 0xc2, index + length <= bytes.count else { return ("\u{fffd}", 1) }
    var code = UInt32(first) & (0x7f >> UInt32(length))
    for offset in 1..<length { code = code << 6 | UInt32(bytes[index + offset] & 0x3f) }
    return (Unicode.Scalar(code) ?? "\u{fffd}", length)
  }

  /// The code point that ends right before `index`, which is > 0.
  static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Unicode.Scalar {
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xc0 == 0x80 { start -= 1 }
    return scalar(bytes, at: start).0
  }

  /// Whether `text` stands at `index`.
  static func has(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString, at index: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index >= 0, index + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
    return true
  }
}
