import Values

/// A statement with its arguments (`?1`, `?2`, …) and the type of its rows.
package struct SQLQuery: Sendable {
  package var sql: String
  package var arguments: [Value]
  package var fields: [Field]
  /// The places of the columns that are read; the others are null.
  package var read: [Int]

  package init(sql: String, arguments: [Value], fields: [Field], read: [Int]? = nil) {
    self.sql = sql
    self.arguments = arguments
    self.fields = fields
    self.read = read ?? Array(fields.indices)
  }
}

/// A pipeline over a source, cut in two: what SQLite runs, and the steps that remain.
package struct Split: Sendable {
  package var query: SQLQuery
  /// How many steps SQLite runs.
  package var pushed: Int
  /// What is left for `RowEvaluator`, in order.
  package var rest: [Step]

  /// `steps` are resolved; SQLite gets the longest prefix it can run with the same meaning, or (`pushDown` false, for
  /// the differential test) none. `scope` is the value that narrows the source: a run's number, a mode.
  package init(_ source: Source, scope: Value?, steps: [Step], pushDown: Bool = true)
    throws(EvaluationProblem)
  {
    var compiler = SQLCompiler(source, scope: scope)
    var pushed = 0
    var rest: [Step] = []
    if pushDown {
      while pushed < steps.count {
        let step = steps[pushed]
        guard let (after, count) = try Self.longer(compiler, steps[pushed...]) else { break }
        compiler = after
        pushed += count
        // `only` is checked by the evaluator; SQLite gives it two rows at most.
        if case .only = step.kind {
          rest.append(step)
          break
        }
      }
    }
    rest += steps[pushed...]
    self.pushed = pushed
    self.rest = rest
    query = compiler.query(columns: Self.needed(rest))
  }

  /// The compiler with the first of the steps, and how many it took; nil where SQLite cannot run it.
  ///
  /// SQLite computes the columns and conditions of all rows before it sorts them, the evaluator row by row until `take`
  /// wants no more. So what can fail is left to the evaluator where the rows behind it are cut short, unless the window
  /// stands right behind the columns: there it is put in front of them.
  private static func longer(
    _ compiler: SQLCompiler, _ steps: ArraySlice<Step>
  ) throws(EvaluationProblem) -> (SQLCompiler, Int)? {
    guard let step = steps.first else { return nil }
    let following = steps.dropFirst()
    guard step.canFail, following.cutsShort else { return try compiler.adding(step).map { ($0, 1) } }
    guard case .project = step.kind else { return nil }
    var (longer, count) = (compiler, 1)
    for window in following {
      guard window.isWindow, let after = try longer.adding(window) else { break }
      (longer, count) = (after, count + 1)
    }
    guard count > 1, let after = try longer.adding(step), !following.dropFirst(count - 1).cutsShort else {
      return nil
    }
    return (after, count)
  }

  /// The columns that the remaining steps read; nil for all. The others become null: what isn't shown isn't decoded.
  private static func needed(_ rest: [Step]) -> Set<Int>? {
    var needed: Set<Int>?
    for step in rest.reversed() {
      switch step.kind {
      case .filter(let condition): needed?.formUnion(condition.columns)
      case .sort(let terms): for term in terms { needed?.formUnion(term.value.columns) }
      case .take, .skip, .first, .last, .only: break
      case .project(let columns):
        // What can fail fails in the evaluator also where nobody reads it.
        let read = columns.indices.filter { needed?.contains($0) ?? true || columns[$0].value.canFail }
        needed = read.reduce(into: []) { columns[$1].value.collectColumns(into: &$0) }
      case .summarize(let keys, let sums):
        needed = []
        for key in keys { needed?.formUnion(key.value.columns) }
        for sum in sums { needed?.formUnion(sum.argument?.columns ?? []) }
      case .count: needed = []
      case .distinct(let chosen):
        guard let chosen else {
          needed = nil
          continue
        }
        needed?.formUnion(chosen)
      case .expand(let column): needed?.insert(column)
      case .join(let join):
        let width = step.output.count - join.kept.count
        needed = needed?.filter { $0 < width }.union([join.left])
      }
    }
    return needed
  }
}

extension Expr {
  /// The columns of the row that it reads.
  package var columns: Set<Int> {
    var set: Set<Int> = []
    collectColumns(into: &set)
    return set
  }

  func collectColumns(into set: inout Set<Int>) {
    switch node {
    case .literal, .slot: break
    case .column(let index): set.insert(index)
    case .negate(let a), .not(let a), .rank(let a, _), .word(let a, _), .member(let a, _):
      a.collectColumns(into: &set)
    case .arithmetic(_, let a, let b), .compare(_, let a, let b), .and(let a, let b), .or(let a, let b),
      .isIn(let a, let b), .contains(let a, let b), .matches(let a, let b), .index(let a, let b):
      a.collectColumns(into: &set)
      b.collectColumns(into: &set)
    case .choose(let a, let b, let c):
      for expr in [a, b, c] { expr.collectColumns(into: &set) }
    case .coalesce(let list), .list(let list), .interpolation(let list), .record(_, let list),
      .call(_, let list), .ask(_, let list):
      for expr in list { expr.collectColumns(into: &set) }
    }
  }
}
