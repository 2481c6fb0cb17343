/// The HTML entities that answers carry. Only what can stand in a name or at its edge is decoded.
enum TextEntity {
  private static let named: [(StaticString, Unicode.Scalar)] = [
    ("amp;", "&"), ("nbsp;", " "), ("quot;", "\""), ("apos;", "'"), ("lt;", "<"), ("gt;", ">"),
    ("rsquo;", "'"), ("lsquo;", "'"), ("trade;", "\u{2122}"), ("reg;", "®"), ("ndash;", "-"),
    ("eacute;", "é"), ("ouml;", "ö"), ("uuml;", "ü"), ("auml;", "ä"),
  ]

  /// The entity at an ampersand and its length in bytes, or nil where none stands there.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int)? {
    guard index + 3 < bytes.count else { return nil }
    if bytes[index + 1] == UInt8(ascii: "#") { return numeric(bytes, at: index) }
    for (name, scalar) in named where TextBytes.has(bytes, name, at: index + 1) {
      return (scalar, name.utf8CodeUnitCount + 1)
    }
    return nil
  }

  private static func numeric(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int)? {
    var position = index + 2
    let isHex = position < bytes.count && bytes[position] | 0x20 == UInt8(ascii: "x")
    if isHex { position += 1 }
    var code: UInt32 = 0
    let first = position
    while position < bytes.count, position - first < 7,
      let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue, isHex || digit < 10
    {
      code = code * (isHex ? 16 : 10) + UInt32(digit)
      position += 1
    }
    guard position > first, position < bytes.count, bytes[position] == UInt8(ascii: ";"), code >= 0x20,
      let scalar = Unicode.Scalar(code)
    else { return nil }
    return (scalar, position + 1 - index)
  }
}
