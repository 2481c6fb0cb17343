import AuditModel
import Resources

/// The feeling of an answer for each of the brands it names.
///
/// A mention's score is the compound of the words that speak of it: brand names are masked, the sentence is cut at
/// contrast marks between brands, and where several brands are left in one segment only the eight words on either
/// side count. Text between two hits belongs to the left one up to the strongest mark between them.
/// Phrases of the word list count as one, and under "Pros" nothing is bad, under "Cons" nothing good.
package struct MentionSentiment: Sendable {
  private let lexicon: VADERLexicon

  package init() { lexicon = .shared }

  /// What the scores depend on beside the text: the rules here, VADER's version and the words of our own.
  package static var version: String {
    let words = Resource.sentimentWords.bytes
    var hash = StableHash()
    hash.append(bytes: words)
    return "mentions-\(rules) vader-3.3.2 words-\(hash.id().prefix(8))"
  }

  /// Raised with every change of the rules that can change a score.
  private static let rules = 2

  /// For each hit, in order, the compound of the words that speak of it, −1…1; 0 where nothing is felt and for a
  /// hit inside a link's target. Offsets are UTF-8 bytes of `text`; hits do not overlap.
  package func scores(in text: UnsafeBufferPointer<UInt8>, hits: [BrandHit]) -> [Double] {
    var scores = [Double](repeating: 0, count: hits.count)
    if hits.isEmpty { return scores }
    var reader = SentimentWordReader(text, hits: hits, lexicon: lexicon)
    listen(to: reader.read(), hits: hits) { hit, _, compound, _ in scores[hit] = compound }
    return scores
  }

  /// The same with the words behind each score.
  func feelings(in text: UnsafeBufferPointer<UInt8>, hits: [BrandHit]) -> [MentionFeeling] {
    let none = MentionFeeling(score: 0, heard: [], words: [], isOpposed: false)
    var feelings = [MentionFeeling](repeating: none, count: hits.count)
    if hits.isEmpty { return feelings }
    var reader = SentimentWordReader(text, hits: hits, lexicon: lexicon, keepsTexts: true)
    let words = reader.read()
    let texts = reader.texts
    listen(to: words, hits: hits) { hit, span, compound, felt in
      feelings[hit] = MentionFeeling(
        score: compound, heard: Array(texts[span.words]),
        words: felt.map { .init(text: texts[span.words.lowerBound + $0.place], value: $0.value) },
        isOpposed: span.isOpposed)
    }
    return feelings
  }

  /// Calls `body` for each hit that is a word, with the words that speak of it, their compound, and those of them that
  /// feel something.
  private func listen(
    to words: SentimentWords, hits: [BrandHit],
    _ body: (_ hit: Int, SentimentSegments.Span, _ compound: Double, [VADERFeeling]) -> Void
  ) {
    var felt: [VADERFeeling] = []
    var last: (span: SentimentSegments.Span, score: Double)?
    lexicon.extended.withUnsafeBufferPointer { rows in
      var segments = SentimentSegments(text: words, rows: lexicon.extended, hits: hits)
      words.words.withUnsafeBufferPointer { all in
        segments.spans { hit, span in
          if let last, last.span == span { return body(hit, span, last.score, felt) }
          let scorer = VADERScorer(words: UnsafeBufferPointer(rebasing: all[span.words]), rows: rows)
          let compound = scorer.scores(felt: &felt).compound
          let score = span.isOpposed && compound != 0 ? -compound : compound
          last = (span, score)
          body(hit, span, score, felt)
        }
      }
    }
  }
}
