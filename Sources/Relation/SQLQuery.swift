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
      for step in steps {
        guard let after = try compiler.adding(step) else { break }
        compiler = after
        pushed += 1
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
}
