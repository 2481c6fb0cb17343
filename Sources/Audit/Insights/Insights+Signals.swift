import Storage
import Values

extension Insights {
  static func signals(_ facts: InsightFacts, _ connection: Connection) throws -> [InsightDraft] {
    var drafts = try brandsAppeared(facts, connection)
    if let primary = facts.primary,
      let moved = visibilityChange(facts, primary, rule: .visibilityMoved)
    {
      drafts.append(moved)
    }
    if let low = lowSample(facts) { drafts.append(low) }
    return drafts
  }

  /// Brands that no earlier completed run of the job (or, without one, of its client and scenario) named.
  private static func brandsAppeared(
    _ facts: InsightFacts, _ connection: Connection
  ) throws -> [InsightDraft] {
    guard facts.previous != nil else { return [] }
    let sql = """
      SELECT 1 FROM runs r JOIN runs b ON \(DerivedSQL.isSameSeries("r", "b")) AND b.status = 'completed'
        AND (\(DerivedSQL.runStart("b")), b.seq) < (\(DerivedSQL.runStart("r")), r.seq)
      JOIN rollups u ON u.runSeq = b.seq AND u.brand = ?2
      WHERE r.seq = ?1 LIMIT 1
      """
    return try facts.brands.indices.compactMap { brand in
      let answers = facts.sample.cells[brand].answers
      guard answers > 0,
        try connection.integer(sql, [.integer(facts.run.seq), .text(facts.brands[brand])]) == nil
      else { return nil }
      let name = facts.brands[brand]
      let share = facts.visibility(brand) ?? 0
      let test = facts.change(of: brand)?.holmP.map(InsightDraft.Test.adjusted) ?? .none
      return InsightDraft(
        rule: .brandAppeared, subject: name, effect: share, test: test,
        title: "\(name) is named for the first time",
        summary:
          "No earlier run names \(name); this one does in \(Wording.share(answers, of: facts.sample.n)).",
        evidence: [
          ("brand", .text(name)), ("visibility", .real(share)), ("answers", .integer(Int64(answers))),
          ("n", .integer(Int64(facts.sample.n))),
        ])
    }
  }

  /// Fewer than 5 answers of the run, or else of some of its platforms.
  private static func lowSample(_ facts: InsightFacts) -> InsightDraft? {
    let isWholeRun = facts.sample.n < Comparison.lowSample
    let few = facts.platforms.filter { $0.n < Comparison.lowSample }
    guard isWholeRun || !few.isEmpty else { return nil }
    let list = few.map { "\($0.name) \($0.n)" }.joined(separator: ", ")
    return InsightDraft(
      rule: .lowSample, subject: "", effect: 0, test: .none,
      title: isWholeRun ? "Too few answers to go by" : "Too few answers of some platforms",
      summary: isWholeRun
        ? "The run has \(facts.sample.n) answers; below \(Comparison.lowSample) a share says little."
        : "Below \(Comparison.lowSample) answers a share says little: \(list).",
      evidence: [
        ("n", .integer(Int64(facts.sample.n))),
        (
          "platforms",
          .record(Record(few.map { ($0.name, .integer(Int64($0.n))) }))
        ),
      ])
  }
}
