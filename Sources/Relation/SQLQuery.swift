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
    let steps = pushDown ? Step.unfolded(steps) : steps
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
    query = compiler.query(columns: Step.columns(neededBy: rest))
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
}
