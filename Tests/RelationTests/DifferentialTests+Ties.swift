import Planning
import Relation
import Storage
import Testing
import Values

/// Real sums are equal to 1e-9 only, so rows sorted by them may change places where their keys are that near. Nothing else
/// is forgiven: a key that is the same both ways leaves the order to what comes behind it.
extension DifferentialTests {
  /// Whether the difference is such a change of places, and what comes behind the sort agrees again.
  static func isSwapOfTies(_ plan: PlannedPipeline, _ pushed: Outcome, _ store: Store) throws -> Bool {
    guard let result = pushed.rows else { return false }
    for (place, stage) in plan.stages.enumerated() {
      guard case .step(let step) = stage, case .sort(let terms) = step.kind,
        terms.contains(where: { $0.value.type == .real })
      else { continue }
      var sorted = plan
      sorted.stages = Array(plan.stages[...place])
      guard let ours = try run(sorted, pushDown: true, store).rows,
        let theirs = try run(sorted, pushDown: false, store).rows,
        isSwap(ours, theirs, by: try keys(terms, ours), try keys(terms, theirs))
      else { continue }
      // The rest, run over the rows in SQLite's order, must give what SQLite gave.
      let rest = try evaluated(plan.stages[(place + 1)...], over: ours, store)
      if rest.count == result.count, zip(rest, result).allSatisfy({ isSameRow($0, $1) }) { return true }
    }
    return false
  }

  /// Whether `a` is `b` with rows exchanged whose keys are equal to 1e-9, not to the last bit.
  static func isSwap(_ a: [[Value]], _ b: [[Value]], by keysOfA: [[Value]], _ keysOfB: [[Value]]) -> Bool {
    guard a.count == b.count else { return false }
    var start = 0
    while start < b.count {
      var end = start + 1
      while end < b.count, isSameRow(keysOfB[end - 1], keysOfB[end]) { end += 1 }
      let keys = keysOfA[start..<end] + keysOfB[start..<end]
      let isExact = keys.allSatisfy { ValueKey($0) == ValueKey(keysOfB[start]) }
      var left = Array(b[start..<end])
      for row in a[start..<end] {
        let partner = isExact ? 0 : left.firstIndex { isSameRow(row, $0) } ?? 0
        guard isSameRow(row, left[partner]) else { return false }
        left.remove(at: partner)
      }
      start = end
    }
    return true
  }

  static func isSameRow(_ a: [Value], _ b: [Value]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { same($0, $1) }
  }

  private static func keys(_ terms: [SortTerm], _ rows: [[Value]]) throws -> [[Value]] {
    let functions = try terms.map { RowEvaluator.compile(try $0.value.resolved(bindings)) }
    return try rows.map { row in try functions.map { try $0(row) } }
  }

  @Test func theRefereeForgivesTiesAlone() {
    let rows: [[Value]] = [[.text("a"), .real(2.675)], [.text("b"), .real(2.675)], [.text("c"), .real(3)]]
    let swapped = [rows[1], rows[0], rows[2]]
    func isForgiven(_ a: [[Value]], keys: [Double], was: [Double] = [2.675, 2.675, 3]) -> Bool {
      Self.isSwap(a, rows, by: keys.map { [.real($0)] }, was.map { [.real($0)] })
    }
    #expect(isForgiven(swapped, keys: [2.675, 2.675_000_000_000_000_3, 3]))
    #expect(isForgiven(rows, keys: [2.675, 2.675, 3]))
    // Equal to the last bit: the key behind it decides.
    #expect(!isForgiven(swapped, keys: [2.675, 2.675, 3]))
    // Not near enough.
    #expect(!isForgiven(swapped, keys: [2.675, 2.675_000_1, 3], was: [2.675, 2.675_000_1, 3]))
    // Other rows, or other values.
    #expect(!isForgiven([rows[1], rows[1], rows[2]], keys: [2.675, 2.675_000_000_000_000_3, 3]))
    #expect(!isForgiven([rows[1], rows[2], rows[0]], keys: [2.675, 3, 2.675_000_000_000_000_3]))
    #expect(!isForgiven([rows[1], rows[0]], keys: [2.675, 2.675_000_000_000_000_3]))
    #expect(
      !isForgiven(
        [[.text("b"), .real(2.6751)], rows[0], rows[2]], keys: [2.675, 2.675_000_000_000_000_3, 3]))
  }

  @Test func theRefereeSeesOtherDifferences() throws {
    let store = try Things.store()
    let text = "things | summarize s = avg(x) by word | sort s | take 4"
    let plan = try #require(PipelineGenerator.plan(text))
    var outcome = try Self.run(plan, pushDown: true, store)
    #expect(try Self.isSwapOfTies(plan, outcome, store))
    outcome.rows?.swapAt(0, 2)
    #expect(try !Self.isSwapOfTies(plan, outcome, store))
    outcome.rows = []
    #expect(try !Self.isSwapOfTies(plan, outcome, store))
  }
}
