import Statistics

/// One row of a comparison of two runs; `first` is before, `second` after, a delta is second − first.
package struct ComparisonRow: Sendable, Equatable {
  /// How the visibility was tested.
  package enum Test: String, Sendable, CaseIterable {
    /// Exact, on pairs of equal question, persona, platform and repeat.
    case mcNemar = "McNemar"
    case pooledZ = "pooled z"
    case fisher = "Fisher"
  }

  /// A number in both runs.
  package struct Pair: Sendable, Equatable {
    package var first: Double?
    package var second: Double?
    /// 95 %, of the delta; nil where it is undefined or was not asked for.
    package var interval: Interval?

    package var delta: Double? {
      guard let first, let second else { return nil }
      return second - first
    }
  }

  /// The brand, platform, persona or category; empty where questions have none.
  package var key: String
  package var brand: String
  /// Answered responses.
  package var firstN: Int
  package var secondN: Int
  /// Those that name the brand.
  package var firstAnswers: Int
  package var secondAnswers: Int
  /// Pairs of answers, where at least 80 % are paired and none twice; else nil.
  package var pairs: Int?
  /// 0…1, the delta's interval is Newcombe's.
  package var visibility: Pair
  package var test: Test?
  /// 1 where the test is undefined but there are answers on both sides; nil without answers.
  package var p: Double?
  /// Holm's p over all the rows.
  package var holmP: Double?
  /// 0…1 within the row's scope; intervals by bootstrap over questions.
  package var voice: Pair
  package var voiceMode: VoiceMode
  /// −1…1.
  package var netSentiment: Pair

  /// The adjusted p is below .05.
  package var isSignificant: Bool { (holmP ?? 1) < 0.05 }

  /// Fewer than 5 answers on a side.
  package var isLowSample: Bool { min(firstN, secondN) < Comparison.lowSample }

  /// The visibility's change in words.
  package var verdict: String {
    guard let delta = visibility.delta else { return "no answers to compare" }
    if isSignificant { return delta > 0 ? "named more often" : "named less often" }
    return isLowSample ? "no significant change (low sample)" : "no significant change"
  }
}
