import Values

/// What a chart is to show; what is not said is chosen by the rows.
package struct ChartWish: Sendable, Equatable {
  /// The column to draw.
  package var value: String?
  /// The columns that name what is drawn.
  package var labels: [String]
  package var kind: ChartKind?

  package init(value: String? = nil, labels: [String] = [], kind: ChartKind? = nil) {
    self.value = value
    self.labels = labels
    self.kind = kind
  }
}
