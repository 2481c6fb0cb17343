import Planning
import Relation
import Storage
import Values

extension DifferentialTests {
  struct Outcome {
    var rows: [[Value]]?
    var failure = ""
    var pushed = 0
    var sql = ""
  }

  static var bindings: Bindings {
    Bindings(slots: PipelineGenerator.variables.map(\.value), now: Things.now) {
      function throws(EvaluationProblem) in
      throw .service(function, reason: "no service answers here", notes: [])
    }
  }

  static func run(_ plan: PlannedPipeline, pushDown: Bool, _ store: Store) throws -> Outcome {
    var outcome = Outcome()
    do {
      outcome.rows = try rows(plan, pushDown: pushDown, store, &outcome)
    } catch let problem as EvaluationProblem {
      outcome.failure = problem.message
    } catch StoreProblem.evaluation(let message) {
      outcome.failure = message
    } catch let problem as StoreProblem {
      outcome.failure = "\(problem)"
    }
    return outcome
  }

  private static func rows(
    _ plan: PlannedPipeline, pushDown: Bool, _ store: Store, _ outcome: inout Outcome
  ) throws -> [[Value]] {
    guard case .source(let call) = plan.origin else { return try elements(plan) }
    let steps = try plan.stages.compactMap { try step($0, pushDown, store) }
    let split = try Split(call.source, scope: nil, steps: steps, pushDown: pushDown)
    outcome.pushed = split.pushed
    outcome.sql = split.query.sql + "  " + split.query.arguments.map(\.json).joined(separator: " ")
    return try rows(split, pushDown, store)
  }

  private static func rows(_ split: Split, _ pushDown: Bool, _ store: Store) throws -> [[Value]] {
    var rows: [[Value]] = []
    let last = RowConsumer(
      push: { row in
        rows.append(row)
        return true
      }, finish: {})
    let rest = try split.rest.map { try withRows($0, pushDown, store) }
    let consumer = try RowEvaluator.consumer(rest, into: last)
    try store.read { try $0.stream(split.query, consumer.push) }
    try consumer.finish()
    return rows
  }

  /// The steps as they run, joins with the steps of their other side.
  static func steps(_ plan: PlannedPipeline, _ store: Store) throws -> [Step] {
    try plan.stages.compactMap { try step($0, true, store) }
  }

  /// A variable's records as rows.
  private static func elements(_ plan: PlannedPipeline) throws -> [[Value]] {
    guard case .expression(let expr) = plan.origin,
      case .list(let list) = try RowEvaluator.compile(try expr.resolved(bindings))([])
    else { return [] }
    return list.map { if case .record(let record) = $0 { record.values } else { [$0] } }
  }

  private static func step(
    _ stage: PlannedPipeline.StageKind, _ pushDown: Bool, _ store: Store
  ) throws -> Step? {
    switch stage {
    case .step(let step): return try step.resolved(bindings)
    case .join(let join):
      var side = Join.Side.rows([])
      if case .source(let call) = join.right.origin {
        let steps = try join.right.stages.compactMap { try step($0, pushDown, store) }
        side = .source(call.source, scope: nil, steps: steps)
      } else {
        side = .rows(try elements(join.right))
      }
      return Step(
        .join(Join(side: side, left: join.left, right: join.key, kept: join.kept, isLeft: join.isLeft)),
        output: join.output)
    default: return nil
    }
  }

  /// The other side of a join that SQLite doesn't run, read.
  private static func withRows(_ step: Step, _ pushDown: Bool, _ store: Store) throws -> Step {
    guard case .join(var join) = step.kind, case .source(let source, _, let steps) = join.side else {
      return step
    }
    let split = try Split(source, scope: nil, steps: steps, pushDown: pushDown)
    join.side = .rows(try rows(split, pushDown, store))
    return Step(.join(join), output: step.output)
  }
}
