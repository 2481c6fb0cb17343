import AuditModel
import Statistics
import Storage
import Values

/// What a finished run gives a reader to think about: risks, opportunities and signals, made by fixed rules
/// (docs/insights.md). Everything throws `StoreProblem`.
package enum Insights {
  /// Replaces the insights of a run and gives the new ones. Ids and texts depend on the data alone. A run that has not
  /// ended has none; a failed one tells only whether its job keeps failing. To be called in a transaction, after
  /// the run and its execution were closed.
  @discardableResult
  package static func refresh(_ run: RunReference, in connection: Connection) throws -> [Insight] {
    try connection.execute("DELETE FROM insights WHERE runId = ?", [.text(run.id)])
    guard let facts = try InsightFacts(run: run, in: connection) else { return [] }
    let found = insights(try drafts(facts, connection), facts)
    for insight in found { try insert(insight, connection) }
    return found
  }

  private static func drafts(
    _ facts: InsightFacts, _ connection: Connection
  ) throws -> [InsightDraft] {
    var drafts: [InsightDraft] = []
    if let failing = try runsFailing(facts, connection) { drafts.append(failing) }
    guard facts.isCompleted else { return drafts }
    if let primary = facts.primary {
      drafts += risks(facts, primary)
      drafts += opportunities(facts, primary)
    }
    drafts += try signals(facts, connection)
    return drafts
  }

  private static func insights(_ drafts: [InsightDraft], _ facts: InsightFacts) -> [Insight] {
    let adjusted = Holm.adjust(
      drafts.map { draft in if case .p(let p) = draft.test { p } else { nil } })
    return zip(drafts, adjusted).map { draft, holm in
      let isSignificant =
        switch draft.test {
        case .p: (holm ?? 1) < 0.05
        case .adjusted(let p): p < 0.05
        case .fact: true
        case .none: false
        }
      var evidence = draft.evidence
      if let holm { evidence.append(("adjustedP", .real(holm))) }
      evidence.append(("significant", .bool(isSignificant)))
      return Insight(
        id: StableHash.id("insight", facts.run.id, draft.rule.rawValue, draft.subject),
        runId: facts.run.id, rule: draft.rule, kind: draft.rule.kind,
        impact: draft.impact(isSignificant: isSignificant), title: draft.title,
        summary: draft.summary, detectedAt: facts.completedAt,
        evidence: Value.record(Record(evidence)).json)
    }
  }

  private static func insert(_ insight: Insight, _ connection: Connection) throws {
    try connection.execute(
      """
      INSERT INTO insights (id, runId, rule, kind, impact, title, summary, detectedAt, evidence)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(insight.id), .text(insight.runId), .text(insight.rule.rawValue),
        .text(insight.kind.rawValue), .text(insight.impact.rawValue), .text(insight.title),
        .text(insight.summary), .integer(insight.detectedAt), .text(insight.evidence),
      ])
  }

  /// Thresholds are asked of numbers rounded to 9 decimals, so that 0.3 − 0.2 counts as 0.1.
  static func rounded(_ x: Double) -> Double { Rounding.halfAway(x, decimals: 9) }
}
