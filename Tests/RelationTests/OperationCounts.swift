import Language
import Planning
import Relation
import Testing
import Values

/// How often each stage, operator, function and aggregate ran in SQLite and in the evaluator.
struct OperationCounts {
  private var inSQLite: [String: Int] = [:]
  private var inEvaluator: [String: Int] = [:]

  /// What no SQL is made of: lists and records, and what is replaced before anything runs.
  static let evaluatorOnly: Set<String> = [
    "expand", "member", "index", "list", "record", "interpolation", "contains list", "in list", "len list",
    "range",
  ]

  mutating func add(_ text: String, _ plan: PlannedPipeline, pushed: Int) {
    guard case .source(let call) = plan.origin, call.source.name != "voids" else { return }
    let written = StageText.all(text, plan.stages)
    #expect(written.count == plan.stages.count, "\(text)")
    for (index, (stage, text)) in zip(plan.stages, written).enumerated() {
      var names: Set<String> = [text.word]
      if text.text.contains(" ?? ") { names.insert("??") }
      if text.text.contains("coalesce(") { names.insert("coalesce") }
      if case .step(let step) = stage { Self.collect(step, &names) }
      for name in names {
        inEvaluator[name, default: 0] += 1
        if index < pushed { inSQLite[name, default: 0] += 1 }
      }
    }
  }

  /// What should run both ways and did so fewer times.
  func rare(below least: Int) -> [String] {
    names.filter {
      (inEvaluator[$0] ?? 0) < least || (inSQLite[$0] ?? 0) < least && !Self.evaluatorOnly.contains($0)
    }
  }

  var text: String {
    "SQLite/evaluator: "
      + names.map { "\($0) \(inSQLite[$0] ?? 0)/\(inEvaluator[$0] ?? 0)" }.joined(separator: ", ")
  }

  /// What was run, and what has to be.
  private var names: [String] {
    let functions = ScalarFunction.allCases.filter { !$0.isService }.map(\.rawValue)
    let operators =
      BinaryOperator.allCases.map(\.rawValue) + ["not", "negate", "interpolation", "list", "record"]
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
    case .arithmetic(let op, let a, let b): (parts, _) = ([a, b], names.insert(op.rawValue))
    case .compare(let op, let a, let b): (parts, _) = ([a, b], names.insert(op.rawValue))
    case .and(let a, let b): (parts, _) = ([a, b], names.insert("and"))
    case .or(let a, let b): (parts, _) = ([a, b], names.insert("or"))
    case .isIn(let a, let b):
      if case .column = b.node { names.insert("in list") } else { names.insert("in") }
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
}
