import Language
import Planning
import Relation
import Testing
import Values

/// How often each stage, operator, function and aggregate ran in SQLite and in the evaluator.
struct OperationCounts {
  private var inSQLite: [String: Int] = [:]
  private var inEvaluator: [String: Int] = [:]

  /// What no SQL is made of, and why.
  static let evaluatorOnly = [
    "record": "SQLite has no value with members; the members that are columns are read in its place"
  ]

  /// Adds a pipeline whose first `pushed` steps ran in SQLite. `steps` are its own, resolved: what is constant is none of
  /// them, and what SQLite runs has no structures whose parts are columns.
  mutating func add(_ text: String, _ plan: PlannedPipeline, _ steps: [Step], pushed: Int) {
    guard case .source(let call) = plan.origin, call.source.name != "voids" else { return }
    let written = StageText.all(text, plan.stages)
    #expect(written.count == plan.stages.count && steps.count == plan.stages.count, "\(text)")
    for (index, step) in steps.enumerated() { count(step, written[index], &inEvaluator) }
    for (index, step) in Step.unfolded(steps).prefix(pushed).enumerated() {
      count(step, written[index], &inSQLite)
    }
  }

  private func count(_ step: Step, _ text: StageText, _ counts: inout [String: Int]) {
    var names: Set<String> = [text.word]
    // What is no expression of its own once it runs.
    for (name, sign) in [("??", " ?? "), ("coalesce", "coalesce("), ("now", "now()"), ("ago", "ago(")]
    where text.text.contains(sign) {
      names.insert(name)
    }
    Self.collect(step, &names)
    for name in names { counts[name, default: 0] += 1 }
  }

  /// What should run both ways and did so fewer times.
  func rare(below least: Int) -> [String] {
    names.filter {
      (inEvaluator[$0] ?? 0) < least || (inSQLite[$0] ?? 0) < least && Self.evaluatorOnly[$0] == nil
    }
  }

  /// What should be left to the evaluator and was not.
  var unexpected: [String] { Self.evaluatorOnly.keys.filter { inSQLite[$0] != nil } }

  var text: String {
    "SQLite/evaluator: "
      + names.map { "\($0) \(inSQLite[$0] ?? 0)/\(inEvaluator[$0] ?? 0)" }.joined(separator: ", ")
  }

  /// What was run, and what has to be.
  private var names: [String] {
    let functions = ScalarFunction.allCases.filter { !$0.isService }.map(\.rawValue)
    let operators =
      BinaryOperator.allCases.map(\.rawValue) + [
        "not", "negate", "interpolation", "list", "record", "member", "index", "contains list", "in list",
        "len list", "% real", "* duration", "/ duration", "== null list",
      ]
    let stages = Keyword.stages.filter { $0 != "assert" } + ["join left"]
    let aggregates = Aggregate.allCases.map { $0.rawValue + "()" } + ["count(x)"]
    return Set(inEvaluator.keys).union(functions).union(operators).union(stages).union(aggregates).sorted()
  }

  private static func collect(_ step: Step, _ names: inout Set<String>) {
    switch step.kind {
    case .filter(let condition): collect(condition, &names)
    case .project(let list): for column in list { collect(column.value, &names) }
    case .sort(let terms): for term in terms { collect(term.value, &names) }
    case .summarize(let keys, let sums):
      for key in keys { collect(key.value, &names) }
      for sum in sums {
        names.insert(sum.aggregate.rawValue + (sum.aggregate == .count && sum.argument != nil ? "(x)" : "()"))
        if let argument = sum.argument { collect(argument, &names) }
      }
    default: break
    }
  }

  private static func collect(_ expr: Expr, _ names: inout Set<String>) {
    var parts: [Expr] = []
    switch expr.node {
    case .literal, .column, .slot: break
    case .negate(let a): (parts, _) = ([a], names.insert("negate"))
    case .not(let a): (parts, _) = ([a], names.insert("not"))
    case .rank(let a, _): (parts, _) = ([a], names.insert("rank"))
    case .word(let a, _): (parts, _) = ([a], names.insert("word"))
    case .member(let a, _): (parts, _) = ([a], names.insert("member"))
    case .arithmetic(let op, let a, let b): (parts, _) = ([a, b], names.insert(word(op, a, b)))
    case .compare(let op, let a, let b):
      parts = [a, b]
      names.insert(op.rawValue)
      switch a.type {
      case .list, .record: names.insert("== null list")
      default: break
      }
    case .and(let a, let b): (parts, _) = ([a, b], names.insert("and"))
    case .or(let a, let b): (parts, _) = ([a, b], names.insert("or"))
    case .isIn(let a, let b):
      if case .literal = b.node { names.insert("in") } else { names.insert("in list") }
      parts = [a, b]
    case .contains(let a, let b):
      names.insert(a.type.isTextual ? "contains" : "contains list")
      parts = [a, b]
    case .matches(let a, let b): (parts, _) = ([a, b], names.insert("~"))
    case .index(let a, let b): (parts, _) = ([a, b], names.insert("index"))
    case .choose(let a, let b, let c): (parts, _) = ([a, b, c], names.insert("if"))
    case .coalesce(let list): parts = list
    case .list(let list): (parts, _) = (list, names.insert("list"))
    case .interpolation(let list): (parts, _) = (list, names.insert("interpolation"))
    case .record(_, let list): (parts, _) = (list, names.insert("record"))
    case .call(let function, let list):
      let isOnList = function == .len && !(list.first?.type.isTextual ?? true)
      names.insert(isOnList ? "len list" : function.rawValue)
      parts = list
    case .ask(_, let list): parts = list
    }
    for part in parts { collect(part, &names) }
  }

  /// The operator, with the type that makes it another one.
  private static func word(_ op: Arithmetic, _ a: Expr, _ b: Expr) -> String {
    switch (op, a.type, b.type) {
    case (.remainder, .real, _), (.remainder, _, .real): "% real"
    case (.multiply, .duration, _), (.multiply, _, .duration): "* duration"
    case (.divide, .duration, .integer), (.divide, .duration, .real): "/ duration"
    default: op.rawValue
    }
  }
}
