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
    switch expr.node {
    case .literal(let value): return { _ throws(EvaluationProblem) in value }
    case .column(let index): return { row throws(EvaluationProblem) in row[index] }
    case .slot: return { _ throws(EvaluationProblem) in .null }
    case .negate(let a):
      let a = compile(a)
      return { row throws(EvaluationProblem) in try Operations.negate(try a(row)) }
    case .not(let a):
      let a = condition(a)
      return { row throws(EvaluationProblem) in .bool(!(try a(row))) }
    case .arithmetic(let op, let a, let b):
      return arithmetic(op, a, b)
    case .compare, .and, .or:
      let holds = condition(expr)
      return { row throws(EvaluationProblem) in .bool(try holds(row)) }
    case .isIn(let a, let b):
      return binary(a, b) { left, right throws(EvaluationProblem) in .bool(Operations.isIn(left, right)) }
    case .contains(let a, let b):
      if a.type.isTextual, case .literal(.text(let part)) = b.node { return contains(a, FoldedPart(part)) }
      return binary(a, b) { left, right throws(EvaluationProblem) in .bool(Operations.contains(left, right)) }
    case .matches(let a, let b): return match(a, b)
    case .coalesce(let list):
      let list = list.map(compile)
      return { row throws(EvaluationProblem) in
        for function in list {
          let value = try function(row)
          if !value.isNull { return value }
        }
        return .null
      }
    case .choose(let a, let b, let c):
      let (holds, yes, no) = (condition(a), compile(b), compile(c))
      return { row throws(EvaluationProblem) in try holds(row) ? try yes(row) : try no(row) }
    case .call(let function, let arguments):
      return all(arguments) { values throws(EvaluationProblem) in try Operations.call(function, values) }
    case .ask(let function, let arguments):
      return all(arguments) { values throws(EvaluationProblem) in try function.call(values) }
    case .rank, .word, .member, .index, .list, .record, .interpolation: return compileStructure(expr)
    }
  }

  private static func compileStructure(_ expr: Expr) -> RowFunction {
    switch expr.node {
    case .rank(let a, let enumeration):
      let a = compile(a)
      return { row throws(EvaluationProblem) in
        (try a(row)).text.flatMap { enumeration.rank(of: $0) }.map { .integer(Int64($0)) } ?? .null
      }
    case .word(let a, let enumeration):
      let a = compile(a)
      return { row throws(EvaluationProblem) in
        guard let index = (try a(row)).integer, enumeration.cases.indices.contains(Int(index)) else {
          return .null
        }
        return .text(enumeration.cases[Int(index)])
      }
    case .member(let a, let name):
      let a = compile(a)
      return { row throws(EvaluationProblem) in Operations.member(try a(row), name) }
    case .index(let a, let b):
      return binary(a, b) { list, index throws(EvaluationProblem) in Operations.element(list, index) }
    case .list(let elements): return all(elements) { values throws(EvaluationProblem) in .list(values) }
    case .record(let names, let values):
      return all(values) { values throws(EvaluationProblem) in .record(Record(names: names, values: values)) }
    case .interpolation(let parts):
      return all(parts) { values throws(EvaluationProblem) in .text(values.map(\.plainText).joined()) }
    default: return { _ throws(EvaluationProblem) in .null }
    }
  }

  static func binary(
    _ a: Expr, _ b: Expr, _ body: @escaping (Value, Value) throws(EvaluationProblem) -> Value
  ) -> RowFunction {
    let left = compile(a)
    if case .literal(let right) = b.node {
      return { row throws(EvaluationProblem) in try body(try left(row), right) }
    }
    let right = compile(b)
    return { row throws(EvaluationProblem) in try body(try left(row), try right(row)) }
  }

  private static func all(
    _ list: [Expr], _ body: @escaping ([Value]) throws(EvaluationProblem) -> Value
  ) -> RowFunction {
    let places = list.compactMap { if case .column(let index) = $0.node { index } else { nil } }
    if places.count == list.count {
      return { row throws(EvaluationProblem) in try body(places.map { row[$0] }) }
    }
    let functions = list.map(compile)
    return { row throws(EvaluationProblem) in
      var values: [Value] = []
      values.reserveCapacity(functions.count)
      for function in functions { values.append(try function(row)) }
      return try body(values)
    }
  }

  private static func contains(_ a: Expr, _ part: FoldedPart) -> RowFunction {
    let text = compile(a)
    return { row throws(EvaluationProblem) in
      guard case .text(let text) = try text(row) else { return .bool(false) }
      return .bool(part.isIn(text))
    }
  }

  private static func match(_ a: Expr, _ b: Expr) -> RowFunction {
    if case .literal(.text(let pattern)) = b.node, let compiled = try? Pattern(pattern) {
      let text = compile(a)
      let matcher = PatternMatcher(compiled)
      return { row throws(EvaluationProblem) in
        guard case .text(let text) = try text(row) else { return .bool(false) }
        return .bool(matcher.matches(text))
      }
    }
    return binary(a, b) { text, pattern throws(EvaluationProblem) in
      guard case .text(let text) = text, case .text(let pattern) = pattern else { return .bool(false) }
      return .bool(try Pattern(pattern).matches(text))
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
