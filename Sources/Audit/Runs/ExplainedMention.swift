import AuditModel
import Reading

/// A place of an answer that spells a brand, and what was made of it, in words.
package struct ExplainedMention: Sendable, Equatable {
  /// UTF-8 bytes before it.
  package let offset: Int
  package let found: String
  package let brand: String
  /// The spelling, as the list of brands has it.
  package let alias: String
  package let isCounted: Bool
  /// How it matches the alias, or why it does not count.
  package let why: String
  /// −1…1; nil where it does not count, as the next two.
  package let score: Double?
  /// The words that feel something, with how much.
  package let felt: String?
  /// The words that speak of it.
  package let heard: String?
  /// The text around it, on one line.
  package let around: String

  init(_ trace: MentionTrace, brands: [Brand], text bytes: [UInt8]) {
    offset = trace.range.lowerBound
    found = String(decoding: bytes[trace.range], as: UTF8.self)
    brand = brands[trace.brand].name
    alias = trace.alias
    isCounted = trace.rejection == nil
    why = Self.why(trace)
    score = trace.feeling?.score
    felt = trace.feeling.map(Self.felt)
    heard = trace.feeling?.heard.joined(separator: " ")
    around = Self.around(trace.range, bytes)
  }

  private static func why(_ trace: MentionTrace) -> String {
    switch trace.rejection {
    case nil: accepted(trace)
    case .insideWord(let word): "inside a word: \(word)"
    case .address: "in an address: a citation"
    case .otherCase: "only the case of \(trace.alias) counts"
    case .context(let context): "not with \(context)"
    case .covered(let other): "\(other) stands over it"
    case .absent(let phrase): "said to be missing: \(phrase)"
    }
  }

  private static func accepted(_ trace: MentionTrace) -> String {
    let parts = trace.differences.map { difference in
      switch difference {
      case .letterCase: "other case"
      case .typography: "other hyphens, spaces or signs"
      case .possessive: "possessive"
      case .glued: "glued to its neighbour"
      }
    }
    let isExact = !trace.differences.contains(.letterCase) && !trace.differences.contains(.typography)
    return ((isExact ? ["exact"] : []) + parts).joined(separator: ", ")
  }

  private static func felt(_ feeling: MentionFeeling) -> String {
    let words = feeling.words.map { word in
      let tenths = Int((word.value.magnitude * 10).rounded())
      let text = word.text.drop { ".,!?\"()".contains($0) }.prefix { !".,!?\"()".contains($0) }
      return
        "\(text.isEmpty ? word.text[...] : text) \(word.value < 0 ? "−" : "+")\(tenths / 10).\(tenths % 10)"
    }
    return words.joined(separator: ", ") + (feeling.isOpposed ? " (for another)" : "")
  }

  /// About 40 bytes on either side, on one line, the place in ⟦ ⟧.
  private static func around(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
    var start = max(0, range.lowerBound - 40)
    while start > 0, bytes[start] & 0xc0 == 0x80 { start -= 1 }
    var end = min(bytes.count, range.upperBound + 40)
    while end < bytes.count, bytes[end] & 0xc0 == 0x80 { end += 1 }
    func part(_ range: Range<Int>) -> String {
      String(decoding: bytes[range].map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
    return (start > 0 ? "…" : "") + part(start..<range.lowerBound) + "⟦" + part(range) + "⟧"
      + part(range.upperBound..<end) + (end < bytes.count ? "…" : "")
  }
}
