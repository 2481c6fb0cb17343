import Values

/// What most rows spend their time in: whole numbers, reals and comparisons, without the way through every kind.
extension RowEvaluator {
  /// A condition: null is false.
  static func truth(_ expr: Expr) -> FrameCondition {
    switch expr.node {
    case .and(let a, let b):
      let (a, b) = (truth(a), truth(b))
      return { frame throws(EvaluationProblem) in try a(frame) ? try b(frame) : false }
    case .or(let a, let b):
      let (a, b) = (truth(a), truth(b))
      return { frame throws(EvaluationProblem) in try a(frame) ? true : try b(frame) }
    case .compare(let op, let a, let b): return comparison(op, a, b)
    default:
      let value = computation(expr)
      return { frame throws(EvaluationProblem) in
        if case .bool(true) = try value(frame) { true } else { false }
      }
    }
  }

  private static func comparison(
    _ op: Comparison, _ a: Expr, _ b: Expr
  ) -> FrameCondition {
    if case .literal(.integer(let limit)) = b.node {
      if case .column(let index) = a.node {
        return { frame throws(EvaluationProblem) in
          if case .integer(let n) = frame[index] { return holds(op, n, limit) }
          return Operations.compare(op, frame[index], .integer(limit))
        }
      }
    }
    let left = computation(a)
    if case .literal(.text(let wanted)) = b.node, op == .equal || op == .notEqual {
      return { frame throws(EvaluationProblem) in
        guard case .text(let text) = try left(frame) else { return op == .notEqual }
        return text.sameBytes(as: wanted) == (op == .equal)
      }
    }
    let right = computation(b)
    return { frame throws(EvaluationProblem) in
      let (x, y) = (try left(frame), try right(frame))
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

  static func arithmetic(_ op: Arithmetic, _ a: Expr, _ b: Expr) -> FrameFunction {
    if case .column(let index) = a.node, case .literal(.integer(let number)) = b.node, a.type == .integer,
      b.type == .integer
    {
      return { frame throws(EvaluationProblem) in
        if case .integer(let n) = frame[index], let result = whole(op, n, number) { return .integer(result) }
        return try Operations.arithmetic(op, frame[index], .integer(number))
      }
    }
    let (left, right) = (computation(a), computation(b))
    if a.type == .real || b.type == .real, a.type.isNumber, b.type.isNumber {
      // What is typed real may hold a whole number; SQLite reckons it as a real too.
      return { frame throws(EvaluationProblem) in
        guard let x = try left(frame).number, let y = try right(frame).number else { return .null }
        return try Operations.arithmetic(op, .real(x), .real(y))
      }
    }
    return { frame throws(EvaluationProblem) in
      let (x, y) = (try left(frame), try right(frame))
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
