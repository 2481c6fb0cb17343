import Values

extension RowEvaluator {
  /// A step that has to have rows.
  static func stage(_ step: Step, into next: RowConsumer) throws(EvaluationProblem) -> RowConsumer {
    switch step.kind {
    case .take(let count): slice(skip: 0, take: try number(count, "take"), into: next)
    case .skip(let count): slice(skip: try number(count, "skip"), take: nil, into: next)
    case .first: slice(skip: 0, take: 1, into: next)
    case .last, .only: one(step.kind, into: next)
    case .distinct: distinct(into: next)
    // These are stages of a frame, or sinks of one.
    case .filter, .project, .expand, .join, .summarize, .sort, .count: next
    }
  }

  static func number(_ expr: Expr, _ stage: String) throws(EvaluationProblem) -> Int {
    guard case .literal(.integer(let n)) = expr.node, n >= 0 else { throw .badCount(stage) }
    return Int(n)
  }

  private static func slice(skip: Int, take: Int?, into next: RowConsumer) -> RowConsumer {
    var seen = 0
    return RowConsumer(
      push: { row in
        seen += 1
        if seen <= skip { return true }
        if let take, seen - skip > take { return false }
        let wants = try next.push(row)
        return wants && (take.map { seen - skip < $0 } ?? true)
      }, finish: next.finish)
  }

  private static func one(_ kind: Step.Kind, into next: RowConsumer) -> RowConsumer {
    var kept: [Value]?
    var count = 0
    var isOnly = false
    if case .only = kind { isOnly = true }
    return RowConsumer(
      push: { row in
        kept = row
        count += 1
        return !isOnly || count < 2
      },
      finish: {
        if isOnly, count != 1 { throw EvaluationProblem.notOne(found: count) }
        if let kept { _ = try next.push(kept) }
        try next.finish()
      })
  }

  /// Of rows that are equal in all columns, the first.
  private static func distinct(into next: RowConsumer) -> RowConsumer {
    var seen: KeyTable?
    return RowConsumer(
      push: { row in
        if seen == nil { seen = KeyTable(width: row.count) }
        let isNew = row.withUnsafeBufferPointer { seen?.insert($0).isNew ?? true }
        return isNew ? try next.push(row) : true
      }, finish: next.finish)
  }
}
