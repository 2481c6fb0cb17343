/// What a byte can mean to the tokenizer, as bits to be or-ed over a word.
enum VADERByte {
  static let space: UInt8 = 1
  static let punctuation: UInt8 = 2
  static let upper: UInt8 = 4
  static let lower: UInt8 = 8
  static let apostrophe: UInt8 = 16
  static let emphasis: UInt8 = 32
  static let beyondASCII: UInt8 = 64

  /// The meaning of each byte.
  static let table: [UInt8] = (0...255).map { (byte: UInt8) in
    switch byte {
    case 9...13, 28...32: space
    case 0x80...: beyondASCII
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): upper
    case UInt8(ascii: "a")...UInt8(ascii: "z"): lower
    case UInt8(ascii: "0")...UInt8(ascii: "9"), 0...32, 127: 0
    case UInt8(ascii: "'"): punctuation | apostrophe
    case UInt8(ascii: "!"), UInt8(ascii: "?"): punctuation | emphasis
    default: punctuation
    }
  }

  /// The length of the white space beyond ASCII at `index`, 0 where there is none: what Python's `split` splits at.
  static func spaceLength(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    guard index + 1 < text.count else { return 0 }
    let second = text[index + 1]
    if text[index] == 0xc2 { return second == 0x85 || second == 0xa0 ? 2 : 0 }
    guard index + 2 < text.count else { return 0 }
    switch (text[index], second, text[index + 2]) {
    case (0xe1, 0x9a, 0x80), (0xe2, 0x80, 0x80...0x8a), (0xe2, 0x80, 0xa8), (0xe2, 0x80, 0xa9),
      (0xe2, 0x80, 0xaf), (0xe2, 0x81, 0x9f), (0xe3, 0x80, 0x80):
      return 3
    default: return 0
    }
  }

  /// The scalar at `index` and its length; bytes that are no UTF-8 come back one by one as U+FFFD.
  static func scalar(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, length: Int) {
    let first = text[index]
    let length =
      first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
    guard length > 1, index + length <= text.count else {
      return length == 1 ? (Unicode.Scalar(first), 1) : ("\u{fffd}", 1)
    }
    var value = UInt32(first) & (0xff >> UInt32(length + 1))
    for place in index + 1..<index + length {
      guard text[place] & 0xc0 == 0x80 else { return ("\u{fffd}", 1) }
      value = value << 6 | UInt32(text[place] & 0x3f)
    }
    guard let scalar = Unicode.Scalar(value) else { return ("\u{fffd}", 1) }
    return (scalar, length)
  }
}
