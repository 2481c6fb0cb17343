import Values

// `derive both = [platform, brand] | where both[1] == "Acme"`: a part of a list or of a record that was put together from
// columns is that column, and what nobody reads need not be put together. So no list is made for each row, and SQLite,
// which has none, can run steps that look into one. Where the row says which element is read, it is chosen from the
// columns; what a list is searched for is compared with each.
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

  /// What a part of a structure, or a question about one, is without it.
  private func part(of columns: [Column]) -> Expr? {
    switch node {
    case .index(let list, let index):
      guard let elements = Self.elements(of: list, columns) else { return nil }
      return Self.element(of: elements, at: index.unfolded(columns), in: columns, type)
    case .member(let record, let name):
      guard case .column(let place) = record.node,
        case .record(let names, let values) = columns[place].value.node,
        let index = names.firstIndex(where: { $0.sameBytes(as: name) })
      else { return nil }
      return values[index].kept(by: columns)
    case .contains(let list, let wanted), .isIn(let wanted, let list):
      guard let elements = Self.elements(of: list, columns) else { return nil }
      return Self.isAny(elements, wanted.unfolded(columns), columns)
    case .call(.len, let arguments):
      guard let list = arguments.first, let elements = Self.elements(of: list, columns) else { return nil }
      if elements.contains(where: \.canFail) { return nil }
      return Expr(.literal(.integer(Int64(elements.count))), type, unit: unit)
    default: return nil
    }
  }

  private static func elements(of list: Expr, _ columns: [Column]) -> [Expr]? {
    guard case .column(let place) = list.node, case .list(let elements) = columns[place].value.node else {
      return nil
    }
    return elements
  }

  /// So many elements are compared one by one; a longer list is made and looked through.
  private static let few = 8

  /// The element at a place that is constant, or that a column gives: then it is chosen from all of them.
  private static func element(of elements: [Expr], at index: Expr, in columns: [Column], _ type: ValueType)
    -> Expr?
  {
    let count = Int64(elements.count)
    if case .literal(.integer(let number)) = index.node {
      guard (-count..<count).contains(number) else { return nil }
      return elements[Int(number < 0 ? count + number : number)].kept(by: columns)
    }
    guard index.type == .integer, !elements.isEmpty, elements.count <= few else { return nil }
    var chosen = Expr(.literal(.null), type, nullable: true)
    for (place, element) in elements.enumerated().reversed() {
      guard let element = element.kept(by: columns) else { return nil }
      let places = [Int64(place), Int64(place) - count].map { number in
        Expr(.compare(.equal, index, .literal(.integer(number))), .bool)
      }
      chosen = Expr(.choose(Expr(.or(places[0], places[1]), .bool), element, chosen), type, nullable: true)
    }
    return chosen
  }

  /// Whether one of the elements is the value; null is null.
  private static func isAny(_ elements: [Expr], _ wanted: Expr, _ columns: [Column]) -> Expr? {
    guard !elements.isEmpty, elements.count <= few else { return nil }
    var found: Expr?
    for element in elements {
      // `in` looks into records of one field: left to it.
      if case .record = element.type { return nil }
      guard let element = element.kept(by: columns) else { return nil }
      let isEqual = Expr(.compare(.equal, element, wanted), .bool)
      found = found.map { Expr(.or($0, isEqual), .bool) } ?? isEqual
    }
    return found
  }

  /// A constant, or a column as long as a projection keeps it: as the steps behind the projection name it.
  private func kept(by columns: [Column]) -> Expr? {
    switch node {
    case .literal: return self
    case .column(let source):
      guard
        let kept = columns.firstIndex(where: {
          if case .column(source) = $0.value.node { true } else { false }
        })
      else { return nil }
      return Expr(.column(kept), type, nullable: isNullable, unit: unit)
    default: return nil
    }
  }
}
