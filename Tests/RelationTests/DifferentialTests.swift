import Planning
import Relation
import Storage
import Testing
import Values

#if canImport(Glibc)
  import Glibc
#endif

/// The law of the language: a pipeline gives the same rows whether SQLite or the evaluator runs a step.
struct DifferentialTests {
  /// Runs as many generated pipelines as AUDITSH_PIPELINES says, from the seed AUDITSH_SEED; 2,000 from 1 if unsaid.
  @Test func generatedPipelinesGiveTheSameRowsBothWays() throws {
    let count = Self.setting("AUDITSH_PIPELINES") ?? 2000
    var generator = PipelineGenerator(seed: UInt64(Self.setting("AUDITSH_SEED") ?? 1))
    let store = try Things.store()
    var differences: [String] = []
    var counts = OperationCounts()
    var (ran, pushedTwo, failed, empty) = (0, 0, 0, 0)
    while ran < count, differences.count < 12 {
      guard let (text, plan) = generator.next() else { continue }
      ran += 1
      let pushed = try Self.run(plan, pushDown: true, store)
      let plain = try Self.run(plan, pushDown: false, store)
      if pushed.pushed >= 2 { pushedTwo += 1 }
      // What is constant may fail before anything runs.
      if let steps = try? Self.steps(plan, store) { counts.add(text, plan, steps, pushed: pushed.pushed) }
      if plain.rows == nil { failed += 1 }
      if plain.rows?.isEmpty ?? false { empty += 1 }
      if let difference = Self.difference(pushed, plain, plan) {
        differences.append("\(text)\n  SQL: \(pushed.sql)\n  \(difference)")
      }
    }
    print(
      "differential: \(ran) pipelines, \(pushedTwo) with two or more steps in SQLite, \(failed) failed both ways,",
      "\(empty) gave no rows, \(generator.refused) stages refused"
    )
    print(counts.text)
    #expect(differences.isEmpty, "\n\(differences.joined(separator: "\n"))")
    // A generator that no longer reaches SQLite would prove nothing.
    #expect(pushedTwo * 10 >= ran * 6)
    #expect(counts.rare(below: count / 100).isEmpty, "too seldom run both ways")
    #expect(counts.unexpected.isEmpty, "not the evaluator's alone any more")
    #expect(failed < ran / 10)
    #expect(empty < ran / 2)
  }

  /// What differs; nil where nothing does.
  static func difference(_ pushed: Outcome, _ plain: Outcome, _ plan: PlannedPipeline) -> String? {
    guard let rows = plain.rows else {
      if pushed.rows == nil, pushed.failure == plain.failure { return nil }
      let isOverflow = pushed.failure == EvaluationProblem.overflow.message
      // SQLite leaves out what nobody reads, so an overflow there may stay unseen (and `only` count the rows); never the
      // other way round.
      let isSpared =
        plain.failure == EvaluationProblem.overflow.message
        && (pushed.rows != nil || pushed.failure.hasPrefix("`only` found"))
      return isOverflow || isSpared
        ? nil : "SQLite: \(pushed.rows ?? []) \(pushed.failure), evaluator fails: \(plain.failure)"
    }
    guard let others = pushed.rows else { return "SQLite fails: \(pushed.failure), evaluator: \(rows)" }
    guard rows.count == others.count else { return "rows: SQLite \(others), evaluator \(rows)" }
    for (index, (row, other)) in zip(rows, others).enumerated() {
      guard isSameRow(row, other) else {
        return "row \(index): SQLite \(other), evaluator \(row)"
      }
    }
    guard let fields = PipelineGenerator.fields(plan.type), case .rows = plan.type else { return nil }
    for row in rows {
      for (field, value) in zip(fields, row) where value.isNull && !field.isNullable && field.type != .nothing
      {
        return "`\(field.name)` is null, its type says never: \(row)"
      }
    }
    return nil
  }

  private static func isSameRow(_ a: [Value], _ b: [Value]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
  }

  /// Equal in kind and value, numbers to the last bit.
  static func same(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
    case (.record(let a), .record(let b)):
      a.names == b.names && zip(a.values, b.values).allSatisfy { same($0, $1) }
    case (.integer, .integer): a.same(as: b)
    default:
      if let x = a.number, let y = b.number {
        x == y
      } else {
        a.typeWord == b.typeWord && a.same(as: b)
      }
    }
  }

  private static func setting(_ name: String) -> Int? {
    getenv(name).flatMap { Int(String(cString: $0)) }
  }
}
