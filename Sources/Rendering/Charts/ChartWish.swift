import Values

/// What a chart is to show; what is not said is chosen by the rows.
package struct ChartWish: Sendable, Equatable {
  /// The column to draw.
  package var value: String?
  /// The columns that name what is drawn.
  package var labels: [String]
  package var kind: ChartKind?
  /// The column that the rows are sorted by, where somebody sorted them: a number there is what they want to see.
  package var sorting: String?

  package init(
    value: String? = nil, labels: [String] = [], kind: ChartKind? = nil, sorting: String? = nil
  ) {
    self.value = value
    self.labels = labels
    self.kind = kind
    self.sorting = sorting
  }
}
