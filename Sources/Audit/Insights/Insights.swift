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
    let facts = try InsightFacts(run: run, in: connection)
    let found = try facts.map { insights(try drafts($0, connection), $0) } ?? []
    guard try stored(of: run, in: connection) != found else { return found }
    try connection.execute("DELETE FROM insights WHERE runId = ?", [.text(run.id)])
    for insight in found { try insert(insight, connection) }
    return found
  }

  /// Replaces the insights of all of a client's runs, the earliest first. To be called in a transaction.
  static func refresh(client: String, in connection: Connection) throws {
    let sql = "SELECT seq, id FROM runs u WHERE clientId = ? ORDER BY \(DerivedSQL.runStart("u")), seq"
    let runs = try connection.rows(sql, [.text(client)]) {
      RunReference(seq: $0.integer(0), id: $0.text(1))
    }
    for run in runs { try refresh(run, in: connection) }
  }

  /// Replaces the insights of the runs that `run` shares a history with (its job's; without a job its client's and
  /// scenario's), the earliest first; with `from` those of that run and of later ones. To be called in a transaction.
  static func refreshHistory(
    of run: RunReference, from first: RunReference? = nil, in connection: Connection
  ) throws {
    let sql = """
      SELECT u.seq, u.id FROM runs u JOIN runs this ON this.seq = ?1 LEFT JOIN runs f ON f.seq = ?2
      WHERE \(DerivedSQL.isSameSeries("this", "u"))
        AND (f.seq IS NULL
          OR (\(DerivedSQL.runStart("u")), u.seq) >= (\(DerivedSQL.runStart("f")), f.seq))
      ORDER BY \(DerivedSQL.runStart("u")), u.seq
      """
    let runs = try connection.rows(sql, [.integer(run.seq), .optional(first?.seq)]) {
      RunReference(seq: $0.integer(0), id: $0.text(1))
    }
    for run in runs { try refresh(run, in: connection) }
  }

  /// What refreshing the insights of several runs did.
  package struct Summary: Sendable, Equatable {
    package var runs = 0
    package var insights = 0
    /// Runs whose insights became others.
    package var changed = 0
    package var isInterrupted = false
  }

  /// Refreshes the insights of `runs`, or of every run that has ended, oldest first, a run a transaction. Throws
  /// `StoreProblem`.
  package static func refresh(_ runs: [RunReference]?, in context: AuditContext) throws -> Summary {
    let sql = "SELECT seq, id FROM runs WHERE status IN ('completed', 'failed') ORDER BY completedAt, seq"
    let runs =
      try runs
      ?? context.store.read { try $0.rows(sql) { RunReference(seq: $0.integer(0), id: $0.text(1)) } }
    var summary = Summary()
    for run in runs {
      if context.isCancelled() {
        summary.isInterrupted = true
        break
      }
      try context.store.write { connection in
        let before = try stored(of: run, in: connection)
        let after = try refresh(run, in: connection)
        summary.insights += after.count
        if after != before { summary.changed += 1 }
      }
      summary.runs += 1
      context.report(
        ProgressEvent(
          activity: "insights", done: summary.runs, total: runs.count, isLast: summary.runs == runs.count))
    }
    return summary
  }

  /// The insights of a run as they stand, in the order in which they were found.
  private static func stored(of run: RunReference, in connection: Connection) throws -> [Insight] {
    let sql = """
      SELECT id, rule, kind, impact, title, summary, detectedAt, evidence FROM insights WHERE runId = ? ORDER BY seq
      """
    return try connection.rows(sql, [.text(run.id)]) { row -> Insight? in
      guard let rule = InsightRule(rawValue: row.text(1)), let kind = InsightKind(rawValue: row.text(2)),
        let impact = Severity(rawValue: row.text(3))
      else { return nil }
      return Insight(
        id: row.text(0), runId: run.id, rule: rule, kind: kind, impact: impact, title: row.text(4),
        summary: row.text(5), detectedAt: row.integer(6), evidence: row.text(7))
    }.compactMap { $0 }
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
