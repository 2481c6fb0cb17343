import Statistics

/// One row of a comparison of two sides; `first` is before, `second` after, a delta is second − first.
package struct ComparisonRow: Sendable, Equatable {
  /// How a difference was tested.
  package enum Test: String, Sendable, CaseIterable {
    /// Exact, on pairs of equal question, persona, platform and repeat.
    case mcNemar = "McNemar"
    case pooledZ = "pooled z"
    case fisher = "Fisher"
    /// Of windows in which questions were asked more than once; standard error over questions.
    case clusteredT = "clustered t"
    /// Exact, of a share against ½.
    case binomial
    /// Of draws of whole questions.
    case bootstrap
  }

  /// A number on both sides.
  package struct Pair: Sendable, Equatable {
    package var first: Double?
    package var second: Double?
    /// 95 %, of the delta; nil where it is undefined or was not asked for.
    package var interval: Interval?
    /// Of the delta being 0.
    package var p: Double?
    /// Holm's p over all the rows.
    package var holmP: Double?

    package var delta: Double? {
      guard let first, let second else { return nil }
      return second - first
    }
  }

  /// What the numbers of one side are made of.
  package struct Counts: Sendable, Equatable {
    /// What of the brand share of voice counts, and of all tracked brands.
    package var voice = 0
    package var allVoices = 0
    /// Positive less negative mentions, and all that were judged.
    package var balance = 0
    package var judged = 0
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
  package var firstCounts = Counts()
  package var secondCounts = Counts()
  /// Pairs of answers by whether they name the brand, where at least 80 % are paired and none twice; else nil.
  package var paired: PairedCounts?
  /// Questions on either side: the clusters of the bootstrap.
  package var questions: Int
  /// Whether both sides ask the same questions, so that each is drawn for both at once.
  package var sharesQuestions: Bool
  /// 0…1; the delta's interval is Newcombe's, by a clustered t test Student's. Its p is 1 where the test is
  /// undefined but there are answers on both sides; nil without answers.
  package var visibility: Pair
  package var test: Test?
  /// 0…1 within the row's scope; intervals and p by bootstrap over questions.
  package var voice = Pair()
  package var voiceMode: VoiceMode
  /// −1…1.
  package var netSentiment = Pair()

  /// How many pairs.
  package var pairs: Int? { paired?.total }
  package var p: Double? { visibility.p }
  package var holmP: Double? { visibility.holmP }

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
