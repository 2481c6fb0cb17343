/// What the rows of a comparison are.
package enum ComparisonDimension: String, Sendable, CaseIterable {
  case brand, platform, persona, category

  /// SQL expression over a response `r` and its question `q`.
  var sql: String {
    switch self {
    case .brand: "''"
    case .platform: "r.platform"
    case .persona: "coalesce(q.persona, '')"
    case .category: "coalesce(q.category, '')"
    }
  }
}

/// Two sides to be compared: from `first` (before) to `second` (after).
package struct ComparisonRequest: Sendable {
  package var first: ComparisonSide
  package var second: ComparisonSide
  package var dimension: ComparisonDimension
  /// Which brand the rows are about where they are no brands; nil means the primary one.
  package var brand: String?
  package var mode: VoiceMode
  /// Whether voice and sentiment get intervals; they cost 2000 draws each.
  package var hasIntervals: Bool
  /// Whether the sides are windows of time: one question may have been asked many times in each.
  package var areWindows: Bool

  package init(
    first: ComparisonSide, second: ComparisonSide, dimension: ComparisonDimension = .brand,
    brand: String? = nil, mode: VoiceMode = .mentions, hasIntervals: Bool = true,
    areWindows: Bool = false
  ) {
    self.first = first
    self.second = second
    self.dimension = dimension
    self.brand = brand
    self.mode = mode
    self.hasIntervals = hasIntervals
    self.areWindows = areWindows
  }

  /// Two runs.
  package init(
    first: RunReference, second: RunReference, dimension: ComparisonDimension = .brand,
    brand: String? = nil, mode: VoiceMode = .mentions, hasIntervals: Bool = true
  ) {
    self.init(
      first: .run(first), second: .run(second), dimension: dimension, brand: brand, mode: mode,
      hasIntervals: hasIntervals)
  }
}
