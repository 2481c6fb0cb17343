/// One brand in one scope. What has no data is nil.
package struct Scorecard: Sendable, Equatable {
  /// The platform, persona or category; `all` where cards are not grouped; empty where questions have none.
  package var key: String
  package var brand: String
  package var isPrimary: Bool
  /// Answered responses in scope.
  package var n: Int
  /// Those that name the brand.
  package var answers: Int
  /// How often they name it.
  package var mentions: Int
  /// answers / n, 0…1, and its 95 % Wilson interval.
  package var visibility: Double?
  package var visibilityLow: Double?
  package var visibilityHigh: Double?
  /// n < 5.
  package var isLowSample: Bool
  /// Share of voice, 0…1, four decimals that sum to 1 over the tracked brands.
  package var voice: Double?
  /// What `voice` counts.
  package var voiceMode: VoiceMode
  /// Σ 1/rank, normalised; four decimals that sum to 1.
  package var weightedVoice: Double?
  /// Mean order of first appearance over the answers that name it, from 1.
  package var position: Double?
  /// (P − N) / (P + N + U), −1…1.
  package var netSentiment: Double?
  /// P / (P + N + U), 0…1.
  package var positiveShare: Double?
  /// Platforms that name it / platforms that answered, 0…1.
  package var coverage: Double?
}
