/// A context that says that a hit is not the brand (see `BrandAlias.denyContexts`).
struct BrandDenial: Sendable, Equatable {
  enum Place: Sendable { case before, behind, sentence }

  /// As it was written.
  let text: String
  var place: Place
  var key: [UInt8]

  /// nil for a context without any word.
  init?(_ text: String) {
    self.text = text
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

  /// Whether the context holds around the hit (folded bytes).
  func holds(in view: TextView, hit: Range<Int>) -> Bool {
    let bytes = view.bytes
    switch place {
    case .before:
      var end = hit.lowerBound
      while end > 0, Self.isLoose(bytes[end - 1]) { end -= 1 }
      if key == Self.number { return Self.isNumber(bytes, 0..<end) }
      guard let start = match(bytes, endingAt: end) else { return false }
      return Self.isEdge(bytes, start)
    case .behind:
      var start = hit.upperBound
      while start < bytes.count, Self.isLoose(bytes[start]) { start += 1 }
      guard let end = match(bytes, startingAt: start, limit: bytes.count) else { return false }
      return Self.isEdge(bytes, end)
    case .sentence:
      let sentence = TextSentence.around(hit, in: bytes)
      return sentence.contains { start in
        guard TextBytes.lower(bytes[start]) == key[0], Self.isEdge(bytes, start),
          let end = match(bytes, startingAt: start, limit: sentence.upperBound)
        else { return false }
        return Self.isEdge(bytes, end)
      }
    }
  }

  /// Where the key begins if it ends before `end`: any run of separators stands for one, case makes no difference.
  private func match(_ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Int? {
    var index = end
    for byte in key.reversed() {
      if byte == 0x20 {
        guard index > 0, TextBytes.isSeparator(bytes[index - 1]) else { return nil }
        while index > 0, TextBytes.isSeparator(bytes[index - 1]) { index -= 1 }
      } else {
        guard index > 0, TextBytes.lower(bytes[index - 1]) == byte else { return nil }
        index -= 1
      }
    }
    return index
  }

  /// Where the key ends if it begins at `start`.
  private func match(_ bytes: UnsafeBufferPointer<UInt8>, startingAt start: Int, limit: Int) -> Int? {
    var index = start
    for byte in key {
      if byte == 0x20 {
        guard index < limit, TextBytes.isSeparator(bytes[index]) else { return nil }
        while index < limit, TextBytes.isSeparator(bytes[index]) { index += 1 }
      } else {
        guard index < limit, TextBytes.lower(bytes[index]) == byte else { return nil }
        index += 1
      }
    }
    return index
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

  /// Whether no word runs across `index`.
  private static func isEdge(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index > 0, index < bytes.count else { return true }
    let kind = TextBoundary.kind(TextBytes.scalar(bytes, before: index))
    return kind == .none || kind != TextBoundary.kind(TextBytes.scalar(bytes, at: index).0)
  }
}
