import Values

extension RowEvaluator {
  /// Puts resolved steps in front of a consumer: the first step gets the rows first.
  package static func consumer(
    _ steps: some BidirectionalCollection<Step>, into last: RowConsumer
  ) throws(EvaluationProblem) -> RowConsumer {
    var consumer = last
    for step in steps.reversed() { consumer = try stage(step, into: consumer) }
    return consumer
  }

  private static func stage(_ step: Step, into next: RowConsumer) throws(EvaluationProblem) -> RowConsumer {
    switch step.kind {
    case .filter(let condition):
      let holds = self.condition(condition)
      return RowConsumer(push: { try holds($0) ? try next.push($0) : true }, finish: next.finish)
    case .project(let columns): return project(columns, into: next)
    case .sort(let terms): return sort(terms, into: next)
    case .summarize(let keys, let sums): return summarize(keys, sums, into: next)
    case .take(let count): return slice(skip: 0, take: try number(count, "take"), into: next)
    case .skip(let count): return slice(skip: try number(count, "skip"), take: nil, into: next)
    case .distinct(let columns): return distinct(columns, into: next)
    case .expand(let column): return expand(column, into: next)
    case .join(let join): return self.join(join, into: next)
    case .count:
      var count: Int64 = 0
      return RowConsumer(
        push: { _ in
          count += 1
          return true
        },
        finish: {
          _ = try next.push([.integer(count)])
          try next.finish()
        })
    case .first: return slice(skip: 0, take: 1, into: next)
    case .last, .only: return one(step.kind, into: next)
    }
  }

  private static func project(_ columns: [Column], into next: RowConsumer) -> RowConsumer {
    // `derive` leaves most columns where they are.
    let kept = columns.indices.first { !columns[$0].value.isColumn($0) } ?? columns.count
    let functions = columns[kept...].map { compile($0.value) }
    // Written anew for each row; who keeps a row gets a copy then.
    var result: [Value] = []
    result.reserveCapacity(columns.count)
    return RowConsumer(
      push: { row in
        result.removeAll(keepingCapacity: true)
        result.append(contentsOf: row[..<kept])
        for function in functions { result.append(try function(row)) }
        return try next.push(result)
      }, finish: next.finish)
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

  private static func distinct(_ columns: [Int]?, into next: RowConsumer) -> RowConsumer {
    var seen: Set<ValueKey> = []
    return RowConsumer(
      push: { row in
        let key = ValueKey(columns.map { $0.map { row[$0] } } ?? row)
        return seen.insert(key).inserted ? try next.push(row) : true
      }, finish: next.finish)
  }

  private static func expand(_ column: Int, into next: RowConsumer) -> RowConsumer {
    RowConsumer(
      push: { row in
        guard case .list(let list) = row[column] else { return true }
        for element in list {
          var copy = row
          copy[column] = element
          if try !next.push(copy) { return false }
        }
        return true
      }, finish: next.finish)
  }

  /// Stable; nulls last both ways.
  private static func sort(_ terms: [SortTerm], into next: RowConsumer) -> RowConsumer {
    let functions = terms.map { compile($0.value) }
    let descending = terms.map(\.isDescending)
    var rows: [(keys: [Value], row: [Value])] = []
    return RowConsumer(
      push: { row in
        var keys: [Value] = []
        for function in functions { keys.append(try function(row)) }
        rows.append((keys, row))
        return true
      },
      finish: {
        let order = rows.indices.sorted { a, b in
          for index in descending.indices {
            let (x, y) = (rows[a].keys[index], rows[b].keys[index])
            if x.isNull || y.isNull {
              if x.isNull != y.isNull { return y.isNull }
              continue
            }
            let difference = x.compare(to: y)
            if difference != 0 { return descending[index] ? difference > 0 : difference < 0 }
          }
          return a < b
        }
        for index in order where try !next.push(rows[index].row) { break }
        rows = []
        try next.finish()
      })
  }
}

extension Expr {
  fileprivate func isColumn(_ place: Int) -> Bool { if case .column(place) = node { true } else { false } }
}
