import Values

// `derive both = [platform, brand] | where both[1] == "Acme"`: a part of a list or of a record that was put together from
// columns is that column, and what nobody reads need not be put together. So no list is made for each row, and SQLite,
// which has none, can run steps that look into one.
extension Step {
  /// Resolved steps that give the same rows with fewer lists and records on the way.
  package static func unfolded(_ steps: [Step]) -> [Step] {
    var steps = steps
    for place in steps.indices {
      guard case .project(var columns) = steps[place].kind else { continue }
      let structures = columns.indices.filter { columns[$0].value.isStructure }
      guard !structures.isEmpty else { continue }
      unfold(columns, in: &steps, behind: place)
      guard let needed = Self.columns(neededBy: Array(steps[(place + 1)...])) else { continue }
      for index in structures where !needed.contains(index) && !columns[index].value.canFail {
        columns[index].value.node = .literal(.null)
        columns[index].value.isNullable = true
      }
      steps[place].kind = .project(columns)
    }
    return steps
  }

  /// Has the steps behind a projection read its columns in place of its structures' parts, as far as they get its columns.
  private static func unfold(_ columns: [Column], in steps: inout [Step], behind place: Int) {
    for next in (place + 1)..<max(place + 1, steps.count) {
      steps[next] = steps[next].mapped { (expr: Expr) -> Expr in expr.unfolded(columns) }
      switch steps[next].kind {
      case .filter, .sort, .take, .skip, .distinct, .first, .last, .only: continue
      case .project, .summarize, .count, .expand, .join: return
      }
    }
  }
}

extension Expr {
  fileprivate var isStructure: Bool {
    switch node {
    case .list, .record: true
    default: false
    }
  }

  fileprivate func unfolded(_ columns: [Column]) -> Expr {
    if let part = part(of: columns) { return part }
    var copy = self
    copy.node = mappedNode { (expr: Expr) -> Expr in expr.unfolded(columns) }
    return copy
  }

  /// The column that a part of a structure is, or the constant.
  private func part(of columns: [Column]) -> Expr? {
    let element: Expr
    switch node {
    case .index(let list, let index):
      guard case .column(let place) = list.node, case .list(let elements) = columns[place].value.node,
        case .literal(.integer(let number)) = index.node
      else { return nil }
      let count = Int64(elements.count)
      guard (-count..<count).contains(number) else { return nil }
      element = elements[Int(number < 0 ? count + number : number)]
    case .member(let record, let name):
      guard case .column(let place) = record.node,
        case .record(let names, let values) = columns[place].value.node,
        let index = names.firstIndex(where: { $0.sameBytes(as: name) })
      else { return nil }
      element = values[index]
    default: return nil
    }
    switch element.node {
    case .literal: return element
    case .column(let source):
      // As long as the projection keeps it.
      guard
        let kept = columns.firstIndex(where: {
          if case .column(source) = $0.value.node { true } else { false }
        })
      else { return nil }
      return Expr(.column(kept), element.type, nullable: element.isNullable, unit: element.unit)
    default: return nil
    }
  }
}
