import Statistics

/// What the lists of brands that two sides name have in common. What has no data is nil.
package struct OverlapRow: Sendable, Equatable {
  /// The platform, persona or category; `all` where rows are not grouped.
  package var key: String
  /// The tracked brands that each side names, those in most answers first; then the more often named, then by name.
  package var first: [String]
  package var second: [String]
  package var firstN: Int
  package var secondN: Int
  /// Brands in both lists over brands in either, 0…1.
  package var jaccard: Double?
  /// Of the lists as ranked, 0…1; see `RankedLists`, persistence .9.
  package var rankBiasedOverlap: Double?
  /// τ-b of how many answers name each brand in either list, −1…1.
  package var kendall: Double?
  /// Pairs of answers to the same question, persona, platform and repeat, each answered once on both sides.
  package var pairs: Int
  /// Those of them in which at least one answer names a tracked brand.
  package var namingPairs: Int
  /// The mean over `namingPairs` of Jaccard's index of the brands that the two answers name, 0…1; 95 % interval by
  /// bootstrap over questions.
  package var answerJaccard: Double?
  package var interval: Interval?
  /// Questions of `namingPairs`.
  package var questions: Int

  package var common: [String] { first.filter(Set(second).contains) }
  package var onlyFirst: [String] { first.filter { !second.contains($0) } }
  package var onlySecond: [String] { second.filter { !first.contains($0) } }
}
