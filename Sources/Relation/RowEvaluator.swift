import Values

/// A checked expression made ready to be computed for many rows.
package typealias RowFunction = ([Value]) throws(EvaluationProblem) -> Value

/// Where rows go: `push` gives false when no more are wanted; `finish` comes once, after the last.
package struct RowConsumer {
  package var push: ([Value]) throws -> Bool
  package var finish: () throws -> Void

  package init(push: @escaping ([Value]) throws -> Bool, finish: @escaping () throws -> Void) {
    self.push = push
    self.finish = finish
  }
}

/// Computes what SQLite does not: expressions and steps over rows of values.
package enum RowEvaluator {
  /// Compiles an expression whose slots are resolved.
  package static func compile(_ expr: Expr) -> RowFunction {
    var layout = FrameLayout()
    let function = computation(layout.placed(expr))
    let (loads, registers) = (layout.takeLoads(), Registers(layout.count))
    return { row throws(EvaluationProblem) in
      let frame = registers.frame
      for load in loads { frame[load.place] = row[load.column] }
      return try function(frame)
    }
  }

  /// A condition: null is false.
  package static func condition(_ expr: Expr) -> ([Value]) throws(EvaluationProblem) -> Bool {
    var layout = FrameLayout()
    let holds = truth(layout.placed(expr))
    let (loads, registers) = (layout.takeLoads(), Registers(layout.count))
    return { row throws(EvaluationProblem) in
      let frame = registers.frame
      for load in loads { frame[load.place] = row[load.column] }
      return try holds(frame)
    }
  }
}

extension Value {
  /// As it stands in an interpolated string, without quotes.
  package var plainText: String {
    switch self {
    case .null: "null"
    case .text(let text): text
    case .date(let ms): Timestamp.text(ms)
    case .duration(let ms): DurationText.text(ms)
    default: json
    }
  }
}
