import AuditModel
import Resources

/// The feeling of an answer for each of the brands it names.
///
/// A mention's score is the compound of the words that speak of it: brand names are masked, the sentence is cut at
/// contrast marks between brands, and where several brands are left in one segment only the eight words on either
/// side count. Text between two hits belongs to the left one up to the strongest mark between them.
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
  private static let rules = 1

  /// For each hit, in order, the compound of the words that speak of it, −1…1; 0 where nothing is felt and for a
  /// hit inside a link's target. Offsets are UTF-8 bytes of `text`; hits do not overlap.
  package func scores(in text: UnsafeBufferPointer<UInt8>, hits: [BrandHit]) -> [Double] {
    var scores = [Double](repeating: 0, count: hits.count)
    if hits.isEmpty { return scores }
    var reader = SentimentWordReader(text, hits: hits, lexicon: lexicon)
    let words = reader.read()
    var felt: [VADERFeeling] = []
    var last: (span: SentimentSegments.Span, score: Double)?
    lexicon.extended.withUnsafeBufferPointer { rows in
      var segments = SentimentSegments(text: words, rows: lexicon.extended, hits: hits)
      words.words.withUnsafeBufferPointer { all in
        segments.spans { hit, span in
          if let last, last.span == span {
            scores[hit] = last.score
            return
          }
          let scorer = VADERScorer(words: UnsafeBufferPointer(rebasing: all[span.words]), rows: rows)
          let compound = scorer.scores(felt: &felt).compound
          scores[hit] = span.isOpposed && compound != 0 ? -compound : compound
          last = (span, scores[hit])
        }
      }
    }
    return scores
  }
}
