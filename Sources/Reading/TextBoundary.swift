/// Where words end. Only the edges of a found name are asked.
enum TextBoundary {
  /// What a code point means for its neighbour.
  enum Kind: Equatable {
    case none
    /// A letter or digit of a script that sets words apart with spaces.
    case word
    /// Hangul: particles follow a name without a space, so only Hangul binds Hangul.
    case hangul
  }

  static func kind(_ scalar: Unicode.Scalar) -> Kind {
    let value = scalar.value
    if value < 0x80 { return TextBytes.isWord(UInt8(value)) ? .word : .none }
    switch value {
    // Kana and their marks, Bopomofo; Thai, Lao, Myanmar, Khmer: written without spaces.
    case 0x3040...0x312f, 0x31a0...0x31ff, 0xff66...0xff9f, 0x0e00...0x0eff, 0x1000...0x109f, 0x1780...0x17ff:
      return .none
    case 0x1100...0x11ff, 0x3130...0x318f, 0xac00...0xd7ff: return .hangul
    default: break
    }
    let properties = scalar.properties
    if properties.isIdeographic { return .none }
    if properties.isAlphabetic { return .word }
    switch properties.generalCategory {
    case .decimalNumber, .nonspacingMark, .spacingMark: return .word
    default: return .none
    }
  }

  /// Whether a name whose first code point is of kind `edge` may begin at the folded byte `start`.
  static func holds(before start: Int, edge: Kind, in view: TextView) -> Bool {
    guard edge != .none, start > 0 else { return true }
    let near = view.bytes[start - 1]
    if near < 0x80, near != UInt8(ascii: "_"), !TextBytes.isWord(near) { return true }
    var previous = start
    // Underscores are emphasis unless a word stands beyond them.
    while previous > 0, view.bytes[previous - 1] == UInt8(ascii: "_") { previous -= 1 }
    guard previous > 0, kind(TextBytes.scalar(view.bytes, before: previous)) == edge else { return true }
    return isBreak(view, at: view.originalStart(start))
  }

  /// Whether a name whose last code point is of kind `edge` may end before the folded byte `end`.
  static func holds(after end: Int, edge: Kind, in view: TextView) -> Bool {
    guard end < view.bytes.count else { return true }
    let near = view.bytes[end]
    // A combining mark belongs to the name's last character, which so is another one.
    if near >= 0x80, TextNormal.joins(TextBytes.scalar(view.bytes, at: end).0) { return false }
    guard edge != .none else { return true }
    if near < 0x80, near != UInt8(ascii: "_"), !TextBytes.isWord(near) { return true }
    var next = end
    while next < view.bytes.count, view.bytes[next] == UInt8(ascii: "_") { next += 1 }
    guard next < view.bytes.count, kind(TextBytes.scalar(view.bytes, at: next).0) == edge else { return true }
    let original = view.originalEnd(end)
    return isFootnote(view, at: original) || isBreak(view, at: original)
      || isBreak(view, at: view.originalStart(end))
  }

  /// A zero-width space beside the edge: folding has dropped it, but it does part words.
  private static func isBreak(_ view: TextView, at original: Int) -> Bool {
    TextBytes.has(view.original, "\u{200b}", at: original)
      || TextBytes.has(view.original, "\u{200b}", at: original - 3)
  }

  /// A superscript digit right behind a name: a footnote's mark, though NFKC makes a digit of it.
  private static func isFootnote(_ view: TextView, at original: Int) -> Bool {
    guard original < view.original.count, view.original[original] >= 0x80 else { return false }
    switch TextBytes.scalar(view.original, at: original).0.value {
    case 0xb2, 0xb3, 0xb9, 0x2070...0x2079: return true
    default: return false
    }
  }
}
