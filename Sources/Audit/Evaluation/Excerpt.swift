import AuditModel

/// The part of a text around a place, on one line.
enum Excerpt {
  /// Bytes before and behind the place.
  private static let before = 50
  private static let after = 110

  /// Around byte `offset`; without one around the first of the spellings that stands there, else the beginning.
  static func make(of text: String, at offset: Int?, spellings: [String]) -> String {
    let bytes = Array(text.utf8)
    let place = offset ?? spellings.lazy.compactMap { first($0, in: text) }.first ?? 0
    var start = max(0, min(place, bytes.count) - before)
    var end = min(bytes.count, place + after)
    while start > 0, bytes[start] & 0xc0 == 0x80 { start -= 1 }
    while end < bytes.count, bytes[end] & 0xc0 == 0x80 { end += 1 }
    let part = bytes[start..<end].map { $0 < 0x20 ? 0x20 : $0 }
    let words = String(decoding: part, as: UTF8.self)
      .split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    return (start > 0 ? "…" : "") + words + (end < bytes.count ? "…" : "")
  }

  private static func first(_ name: String, in text: String) -> Int? {
    text.firstRange(of: name).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) }
  }
}
