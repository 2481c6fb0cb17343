/// A context that says that a hit is not the brand (see `BrandAlias.denyContexts`).
struct BrandDenial: Sendable, Equatable {
  enum Place: Sendable { case before, behind, sentence }

  var place: Place
  var key: [UInt8]

  /// nil for a context without any word.
  init?(_ text: String) {
    var words = text[...]
    place = .sentence
    for ellipsis in ["…", "..."] {
      if words.hasPrefix(ellipsis) {
        place = .before
        words = words.dropFirst(ellipsis.count)
      }
      if words.hasSuffix(ellipsis) {
        place = .behind
        words = words.dropLast(ellipsis.count)
      }
    }
    key = TextFolder.key(String(words))
    if key.isEmpty { return nil }
  }

  /// Whether the context holds around the hit at the folded bytes `hit`, in the sentence `sentence`.
  func holds(in view: TextView, hit: Range<Int>, sentence: Range<Int>) -> Bool {
    let bytes = view.bytes
    switch place {
    case .before:
      var end = hit.lowerBound
      while end > sentence.lowerBound, Self.isLoose(bytes[end - 1]) { end -= 1 }
      if key == Self.number { return Self.isNumber(bytes, sentence.lowerBound..<end) }
      let before = TextFolder.key(bytes[sentence.lowerBound..<end])
      return before.count >= key.count && before.suffix(key.count).elementsEqual(key)
        && Self.isEdge(before, before.count - key.count)
    case .behind:
      var start = hit.upperBound
      while start < sentence.upperBound, Self.isLoose(bytes[start]) { start += 1 }
      let behind = TextFolder.key(bytes[start..<sentence.upperBound])
      return behind.starts(with: key) && Self.isEdge(behind, key.count)
    case .sentence:
      let whole = TextFolder.key(bytes[sentence])
      return Self.contains(whole, key)
    }
  }

  /// Stands for any number before the hit.
  private static let number = Array("#".utf8)

  /// Whether a number that is no price ends the range (`3.8 HP`, but neither `$899 HP` nor `1. HP`).
  private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard let last = range.last, TextBytes.isDigit(bytes[last]) else { return false }
    var start = last
    while start > range.lowerBound,
      TextBytes.isDigit(bytes[start - 1]) || ".,".utf8.contains(bytes[start - 1])
    {
      start -= 1
    }
    guard start > range.lowerBound else { return true }
    let sign = TextBytes.scalar(bytes, before: start)
    return sign.properties.generalCategory != .currencySymbol
  }

  /// What may stand between the context and the name: spaces, hyphens, emphasis, quotes.
  private static func isLoose(_ byte: UInt8) -> Bool {
    TextBytes.isSeparator(byte) || TextBytes.isSkipped(byte) || TextBytes.isDecoration(byte)
  }

  private static func contains(_ text: [UInt8], _ key: [UInt8]) -> Bool {
    guard text.count >= key.count else { return false }
    for start in 0...(text.count - key.count) where text[start] == key[0] {
      if text[start..<(start + key.count)].elementsEqual(key), isEdge(text, start),
        isEdge(text, start + key.count)
      {
        return true
      }
    }
    return false
  }

  /// Whether no word runs across `index`.
  private static func isEdge(_ text: [UInt8], _ index: Int) -> Bool {
    guard index > 0, index < text.count else { return true }
    return text.withUnsafeBufferPointer { bytes in
      let kind = TextBoundary.kind(TextBytes.scalar(bytes, before: index))
      return kind == .none || kind != TextBoundary.kind(TextBytes.scalar(bytes, at: index).0)
    }
  }
}
