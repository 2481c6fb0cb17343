import Values

extension RowEvaluator {
  /// A hash join. The other side must be rows by now; a source that is still to be read has none.
  static func join(_ join: Join, into next: RowConsumer) -> RowConsumer {
    var partners: [ValueKey: [[Value]]] = [:]
    if case .rows(let rows) = join.side {
      for row in rows where !row[join.right].isNull {
        partners[ValueKey([row[join.right]]), default: []].append(join.kept.map { row[$0] })
      }
    }
    let nulls = [[Value](repeating: .null, count: join.kept.count)]
    return RowConsumer(
      push: { row in
        let key = row[join.left]
        let found = key.isNull ? [] : partners[ValueKey([key])] ?? []
        for partner in found.isEmpty && join.isLeft ? nulls : found {
          if try !next.push(row + partner) { return false }
        }
        return true
      }, finish: next.finish)
  }
}
