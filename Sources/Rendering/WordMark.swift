/// How words of the domain's closed sets look: a colour and, for those who see none, a sign. Only values of an
/// enumeration type are marked, never free text.
package struct WordMark: Sendable, Equatable {
  package let tone: Tone
  private let unicodeSign: String
  private let asciiSign: String

  private init(_ tone: Tone, _ unicodeSign: String, _ asciiSign: String) {
    self.tone = tone
    self.unicodeSign = unicodeSign
    self.asciiSign = asciiSign
  }

  package init?(_ word: String) {
    guard let mark = WordMark.marks[word] else { return nil }
    self = mark
  }

  /// Of what feels nothing.
  package static let neutral = WordMark(.dim, "○", "o")

  package func sign(unicode: Bool) -> String { unicode ? unicodeSign : asciiSign }

  private static let marks: [String: WordMark] = {
    var marks: [String: WordMark] = [:]
    for (words, mark) in groups {
      for word in words { marks[word] = mark }
    }
    return marks
  }()

  private static let groups: [([String], WordMark)] = [
    (["completed", "passed", "healthy", "published"], WordMark(.good, "✓", "+")),
    (["active"], WordMark(.good, "●", "*")),
    (["positive", "opportunity"], WordMark(.good, "▲", "^")),
    (["failed", "error", "timeout"], WordMark(.bad, "✗", "x")),
    (["negative", "risk"], WordMark(.bad, "▼", "v")),
    (["high", "critical"], WordMark(.bad, "▲", "!")),
    (["medium", "degraded", "stalled", "retrying"], WordMark(.warning, "◆", "~")),
    (["running"], WordMark(.info, "●", "*")),
    (["pending", "paused", "draft", "neutral", "low", "signal"], WordMark(.dim, "○", "o")),
    (["cancelled", "disabled", "expired", "deleted"], WordMark(.dim, "–", "-")),
  ]
}
