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

/// Two runs to be compared: from `first` (before) to `second` (after).
package struct ComparisonRequest: Sendable {
  package var first: RunReference
  package var second: RunReference
  package var dimension: ComparisonDimension
  /// Which brand the rows are about where they are no brands; nil means the primary one.
  package var brand: String?
  package var mode: VoiceMode
  /// Whether voice and sentiment get intervals; they cost 2000 draws each.
  package var hasIntervals: Bool

  package init(
    first: RunReference, second: RunReference, dimension: ComparisonDimension = .brand,
    brand: String? = nil, mode: VoiceMode = .mentions, hasIntervals: Bool = true
  ) {
    self.first = first
    self.second = second
    self.dimension = dimension
    self.brand = brand
    self.mode = mode
    self.hasIntervals = hasIntervals
  }
}
