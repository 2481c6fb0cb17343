import Values

/// What most rows spend their time in: whole numbers, reals and comparisons, without the way through every kind.
extension RowEvaluator {
  /// A condition: null is false.
  package static func condition(_ expr: Expr) -> ([Value]) throws(EvaluationProblem) -> Bool {
    switch expr.node {
    case .and(let a, let b):
      let (a, b) = (condition(a), condition(b))
      return { row throws(EvaluationProblem) in try a(row) ? try b(row) : false }
    case .or(let a, let b):
      let (a, b) = (condition(a), condition(b))
      return { row throws(EvaluationProblem) in try a(row) ? true : try b(row) }
    case .compare(let op, let a, let b): return comparison(op, a, b)
    default:
      let function = compile(expr)
      return { row throws(EvaluationProblem) in
        if case .bool(true) = try function(row) { true } else { false }
      }
    }
  }

  private static func comparison(
    _ op: Comparison, _ a: Expr, _ b: Expr
  ) -> ([Value]) throws(EvaluationProblem) -> Bool {
    if case .literal(.integer(let limit)) = b.node {
      if case .column(let index) = a.node {
        return { row throws(EvaluationProblem) in
          if case .integer(let n) = row[index] { return holds(op, n, limit) }
          return Operations.compare(op, row[index], .integer(limit))
        }
      }
    }
    let left = compile(a)
    if case .literal(.text(let wanted)) = b.node, op == .equal || op == .notEqual {
      return { row throws(EvaluationProblem) in
        guard case .text(let text) = try left(row) else { return op == .notEqual }
        return text.sameBytes(as: wanted) == (op == .equal)
      }
    }
    let right = compile(b)
    return { row throws(EvaluationProblem) in
      let (x, y) = (try left(row), try right(row))
      switch (x, y) {
      case (.integer(let x), .integer(let y)): return holds(op, x, y)
      case (.real(let x), .real(let y)): return holds(op, x, y)
      default: return Operations.compare(op, x, y)
      }
    }
  }

  @inline(__always)
  private static func holds<T: Comparable>(_ op: Comparison, _ a: T, _ b: T) -> Bool {
    switch op {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  static func arithmetic(_ op: Arithmetic, _ a: Expr, _ b: Expr) -> RowFunction {
    if case .column(let index) = a.node, case .literal(.integer(let number)) = b.node, a.type == .integer,
      b.type == .integer
    {
      return { row throws(EvaluationProblem) in
        if case .integer(let n) = row[index], let result = whole(op, n, number) { return .integer(result) }
        return try Operations.arithmetic(op, row[index], .integer(number))
      }
    }
    let (left, right) = (compile(a), compile(b))
    if a.type == .real || b.type == .real, a.type.isNumber, b.type.isNumber {
      // What is typed real may hold a whole number; SQLite reckons it as a real too.
      return { row throws(EvaluationProblem) in
        guard let x = try left(row).number, let y = try right(row).number else { return .null }
        return try Operations.arithmetic(op, .real(x), .real(y))
      }
    }
    return { row throws(EvaluationProblem) in
      let (x, y) = (try left(row), try right(row))
      if case .integer(let x) = x, case .integer(let y) = y, let result = whole(op, x, y) {
        return .integer(result)
      }
      return try Operations.arithmetic(op, x, y)
    }
  }

  /// Nil where it overflows, is no whole number or is not defined: `Operations` says then what it is.
  @inline(__always)
  private static func whole(_ op: Arithmetic, _ a: Int64, _ b: Int64) -> Int64? {
    let (result, overflow): (Int64, Bool)
    switch op {
    case .add: (result, overflow) = a.addingReportingOverflow(b)
    case .subtract: (result, overflow) = a.subtractingReportingOverflow(b)
    case .multiply: (result, overflow) = a.multipliedReportingOverflow(by: b)
    case .remainder: (result, overflow) = a.remainderReportingOverflow(dividingBy: b)
    case .divide: return nil
    }
    return overflow ? nil : result
  }
}
