import Statistics

/// One number of two brands within the same answers; a delta is the first brand's less the second's.
package struct BrandsRow: Sendable, Equatable {
  package enum Measure: String, Sendable, CaseIterable {
    case visibility
    case voice = "share of voice"
    case netSentiment = "net sentiment"
    /// Of the answers that name both: which comes first.
    case namedFirst = "named first"
  }

  package var measure: Measure
  /// The platform, persona or category; `all` where rows are not grouped.
  package var key: String
  package var numbers: ComparisonRow.Pair
  /// The delta, first − second.
  package var delta: Double? { numbers.delta.map { 0 - $0 } }
  package var test: ComparisonRow.Test?
  /// What the numbers are made of: of visibility answers that name the brand and answers; of voice what counts of
  /// the brand and of all; of sentiment positive less negative mentions and all; of named first the answers in which
  /// the brand comes first and those that name both.
  package var firstX: Int
  package var firstN: Int
  package var secondX: Int
  package var secondN: Int
  /// Answers by whether they name the brands.
  package var paired: PairedCounts
  package var questions: Int

  /// What is found, in words about the first brand.
  package var verdict: String {
    guard let delta else { return "nothing to compare" }
    guard let p = numbers.holmP, p < 0.05 else {
      let isLow = min(firstN, secondN) < Comparison.lowSample
      return isLow ? "no significant difference (low sample)" : "no significant difference"
    }
    return switch (measure, delta > 0) {
    case (.visibility, true): "named more often"
    case (.visibility, false): "named less often"
    case (.voice, true): "larger share of voice"
    case (.voice, false): "smaller share of voice"
    case (.netSentiment, true): "better liked"
    case (.netSentiment, false): "less liked"
    case (.namedFirst, true): "named first more often"
    case (.namedFirst, false): "named first less often"
    }
  }
}
