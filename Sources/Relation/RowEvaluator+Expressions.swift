import Values

/// An expression over a frame.
typealias FrameFunction = (Frame) throws(EvaluationProblem) -> Value

/// A condition over a frame.
typealias FrameCondition = (Frame) throws(EvaluationProblem) -> Bool

/// An expression in a list. A closure that stands in an array by itself is called through a thunk, since an array holds
/// closures as generic code sees them.
struct Computation {
  var call: FrameFunction
}

extension RowEvaluator {
  /// Compiles an expression whose slots are resolved and whose columns are places of a frame.
  static func computation(_ expr: Expr) -> FrameFunction {
    switch expr.node {
    case .literal(let value): return { _ throws(EvaluationProblem) in value }
    case .column(let index): return { frame throws(EvaluationProblem) in frame[index] }
    case .slot: return { _ throws(EvaluationProblem) in .null }
    case .negate(let a):
      let a = computation(a)
      return { frame throws(EvaluationProblem) in try Operations.negate(try a(frame)) }
    case .not(let a):
      let a = truth(a)
      return { frame throws(EvaluationProblem) in .bool(!(try a(frame))) }
    case .arithmetic(let op, let a, let b):
      return arithmetic(op, a, b)
    case .compare, .and, .or:
      let holds = truth(expr)
      return { frame throws(EvaluationProblem) in .bool(try holds(frame)) }
    case .isIn(let a, let b):
      return binary(a, b) { left, right throws(EvaluationProblem) in .bool(Operations.isIn(left, right)) }
    case .contains(let a, let b):
      if a.type.isTextual, case .literal(.text(let part)) = b.node { return contains(a, FoldedPart(part)) }
      return binary(a, b) { left, right throws(EvaluationProblem) in .bool(Operations.contains(left, right)) }
    case .matches(let a, let b): return match(a, b)
    case .coalesce(let list):
      let list = list.map { Computation(call: computation($0)) }
      return { frame throws(EvaluationProblem) in
        for function in list {
          let value = try function.call(frame)
          if !value.isNull { return value }
        }
        return .null
      }
    case .choose(let a, let b, let c):
      let (holds, yes, no) = (truth(a), computation(b), computation(c))
      return { frame throws(EvaluationProblem) in try holds(frame) ? try yes(frame) : try no(frame) }
    case .call(let function, let arguments):
      if arguments.count == 1 { return call(function, arguments[0]) }
      return all(arguments) { values throws(EvaluationProblem) in try Operations.call(function, values) }
    case .ask(let function, let arguments):
      return all(arguments) { values throws(EvaluationProblem) in try function.call(values) }
    case .rank, .word, .member, .index, .list, .record, .interpolation: return compileStructure(expr)
    }
  }

  private static func compileStructure(_ expr: Expr) -> FrameFunction {
    switch expr.node {
    case .rank(let a, let enumeration):
      let a = computation(a)
      return { frame throws(EvaluationProblem) in
        (try a(frame)).text.flatMap { enumeration.rank(of: $0) }.map { .integer(Int64($0)) } ?? .null
      }
    case .word(let a, let enumeration):
      let a = computation(a)
      return { frame throws(EvaluationProblem) in
        guard let index = (try a(frame)).integer, enumeration.cases.indices.contains(Int(index)) else {
          return .null
        }
        return .text(enumeration.cases[Int(index)])
      }
    case .member(let a, let name):
      let a = computation(a)
      return { frame throws(EvaluationProblem) in Operations.member(try a(frame), name) }
    case .index(let a, let b):
      if let places = a.places { return element(among: places, computation(b)) }
      if case .column(let list) = a.node { return element(of: list, computation(b)) }
      return binary(a, b) { list, index throws(EvaluationProblem) in Operations.element(list, index) }
    case .list(let elements): return all(elements) { values throws(EvaluationProblem) in .list(values) }
    case .record(let names, let values):
      return all(values) { values throws(EvaluationProblem) in .record(Record(names: names, values: values)) }
    case .interpolation(let parts):
      let parts = parts.map { Computation(call: computation($0)) }
      return { frame throws(EvaluationProblem) in
        var text = ""
        for part in parts { text += (try part.call(frame)).plainText }
        return .text(text)
      }
    default: return { _ throws(EvaluationProblem) in .null }
    }
  }

  /// The commonest functions of a text without a list of their one argument.
  private static func call(_ function: ScalarFunction, _ argument: Expr) -> FrameFunction {
    let argument = computation(argument)
    return { frame throws(EvaluationProblem) in
      let value = try argument(frame)
      switch (function, value) {
      case (.lower, .text(let text)): return .text(text.lowercased())
      case (.upper, .text(let text)): return .text(text.uppercased())
      default: return try Operations.call(function, [value])
      }
    }
  }

  /// An element of a list whose elements lie in these places: none is made.
  private static func element(among places: [Int], _ index: @escaping FrameFunction) -> FrameFunction {
    { frame throws(EvaluationProblem) in
      guard let index = (try index(frame)).integer else { return .null }
      return Operations.index(index, of: places.count).map { frame[places[$0]] } ?? .null
    }
  }

  /// An element of the list in a place: looked up where it lies.
  private static func element(of list: Int, _ index: @escaping FrameFunction) -> FrameFunction {
    { frame throws(EvaluationProblem) in
      guard let index = (try index(frame)).integer, case .list(let list) = frame[list] else { return .null }
      return Operations.index(index, of: list.count).map { list[$0] } ?? .null
    }
  }

  static func binary(
    _ a: Expr, _ b: Expr, _ body: @escaping (Value, Value) throws(EvaluationProblem) -> Value
  ) -> FrameFunction {
    let left = computation(a)
    if case .literal(let right) = b.node {
      return { frame throws(EvaluationProblem) in try body(try left(frame), right) }
    }
    let right = computation(b)
    return { frame throws(EvaluationProblem) in try body(try left(frame), try right(frame)) }
  }

  private static func all(
    _ list: [Expr], _ body: @escaping ([Value]) throws(EvaluationProblem) -> Value
  ) -> FrameFunction {
    if let places = places(list) {
      return { frame throws(EvaluationProblem) in try body(places.map { frame[$0] }) }
    }
    let functions = list.map { Computation(call: computation($0)) }
    return { frame throws(EvaluationProblem) in
      var values: [Value] = []
      values.reserveCapacity(functions.count)
      for function in functions { values.append(try function.call(frame)) }
      return try body(values)
    }
  }

  private static func contains(_ a: Expr, _ part: FoldedPart) -> FrameFunction {
    let text = computation(a)
    return { frame throws(EvaluationProblem) in
      guard case .text(let text) = try text(frame) else { return .bool(false) }
      return .bool(part.isIn(text))
    }
  }

  private static func match(_ a: Expr, _ b: Expr) -> FrameFunction {
    if case .literal(.text(let pattern)) = b.node, let compiled = try? Pattern(pattern) {
      let text = computation(a)
      let matcher = PatternMatcher(compiled)
      return { frame throws(EvaluationProblem) in
        guard case .text(let text) = try text(frame) else { return .bool(false) }
        return .bool(matcher.matches(text))
      }
    }
    return binary(a, b) { text, pattern throws(EvaluationProblem) in
      guard case .text(let text) = text, case .text(let pattern) = pattern else { return .bool(false) }
      return .bool(try Pattern(pattern).matches(text))
    }
  }

  /// Where the elements lie, if all of them are columns.
  fileprivate static func places(_ list: [Expr]) -> [Int]? {
    let places = list.compactMap { if case .column(let index) = $0.node { index } else { nil } }
    return places.count == list.count ? places : nil
  }
}

extension Expr {
  /// Where the elements of a list lie that is put together from columns.
  fileprivate var places: [Int]? { if case .list(let list) = node { RowEvaluator.places(list) } else { nil } }
}
