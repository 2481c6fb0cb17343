/// VADER 3.3.2 (Hutto & Gilbert 2014), to the last decimal of the Python package: its words, its arithmetic in its
/// order, and its oddities (an emoji's name runs into the letters behind it; "but" changes the first of equal
/// scores). Our own words and brands are no part of it: see `MentionSentiment`.
package enum VADER {
  /// The scores of `text` as a whole.
  package static func scores(_ text: String) -> SentimentScores {
    var text = text
    return text.withUTF8 { scores($0) }
  }

  /// The scores of UTF-8 `text` as a whole. Bytes that are no UTF-8 count as letters without case.
  package static func scores(_ text: UnsafeBufferPointer<UInt8>) -> SentimentScores {
    let lexicon = VADERLexicon.shared
    if let spelled = VADEREmoji.shared.spellOut(text) {
      return spelled.withUnsafeBufferPointer { score($0, lexicon: lexicon) }
    }
    return score(text, lexicon: lexicon)
  }

  private static func score(_ text: UnsafeBufferPointer<UInt8>, lexicon: VADERLexicon) -> SentimentScores {
    var words: [VADERWord] = []
    words.reserveCapacity(text.count / 5 + 1)
    VADERTokenizer(lexicon: lexicon).append(wordsOf: text, to: &words)
    var felt: [VADERFeeling] = []
    return lexicon.plain.withUnsafeBufferPointer { rows in
      words.withUnsafeBufferPointer { VADERScorer(words: $0, rows: rows).scores(felt: &felt) }
    }
  }
}
