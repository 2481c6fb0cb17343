import Values

extension Step {
  /// The column of what comes out that its rows are sorted by in the first place; nil where no step sorts, and where
  /// they are sorted by what is no column there.
  package static func sorting(_ steps: [Step]) -> String? {
    var place: Int?
    for step in steps {
      switch step.kind {
      case .sort(let terms): place = terms.first?.value.plainColumn
      case .project(let columns):
        place = place.flatMap { sorted in columns.firstIndex { $0.value.plainColumn == sorted } }
      case .filter, .take, .skip, .distinct, .expand, .join: continue
      case .summarize, .count, .first, .last, .only: place = nil
      }
    }
    return place.flatMap { steps.last?.output[$0].name }
  }
}

extension Expr {
  /// The column that it is, from 0; nil for what is computed.
  fileprivate var plainColumn: Int? {
    if case .column(let index) = node { index } else { nil }
  }
}
