/// What a share of voice counts.
package enum VoiceMode: String, Sendable, CaseIterable {
  /// Every time a brand is named.
  case mentions
  /// A brand once for each answer that names it.
  case answers
}
