/// The dashboard's comparison: competitors and three signals, each with a weight 0…1 for each competitor.
package struct ComparisonMatrix: Sendable, Equatable {
  package struct Signal: Sendable, Equatable {
    package let label: String
    package let weights: [Double]
  }

  /// Most frequent first; the client's own brand is one of them.
  package let competitors: [String]
  /// Share of Voice, Positive Sentiment, Platform Coverage.
  package let signals: [Signal]
  /// Answered responses behind it.
  package let n: Int
}
