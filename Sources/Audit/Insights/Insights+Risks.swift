import Statistics
import Storage
import Values

extension Insights {
  static func risks(_ facts: InsightFacts, _ primary: Int) -> [InsightDraft] {
    [
      visibilityChange(facts, primary, rule: .visibilityDropped),
      competitorLeads(facts, primary), negativeSentiment(facts, primary),
    ].compactMap { $0 } + facts.platforms.compactMap { platformBlind(facts, primary, $0) }
  }

  /// One of three: a significant drop, a significant rise, or a change that is not significant.
  static func visibilityChange(
    _ facts: InsightFacts, _ primary: Int, rule: InsightRule
  ) -> InsightDraft? {
    guard let change = facts.change(of: primary), let delta = change.visibility.delta,
      let p = change.holmP, rounded(delta) != 0
    else { return nil }
    let found: InsightRule =
      !change.isSignificant ? .visibilityMoved : (delta < 0 ? .visibilityDropped : .visibilityRose)
    guard found == rule else { return nil }
    let direction = delta < 0 ? "fell" : "rose"
    let title =
      change.isSignificant
      ? "\(change.brand)'s visibility \(direction) by \(Wording.points(delta))"
      : "\(change.brand)'s visibility \(direction) by \(Wording.points(delta)), which may be chance"
    let summary = """
      Named in \(Wording.share(change.secondAnswers, of: change.secondN)) against \
      \(Wording.share(change.firstAnswers, of: change.firstN)) in the previous run\
      \(change.isSignificant ? "" : ": no significant change"); adjusted \(Wording.p(p)), \
      \(change.test?.rawValue ?? "no")'s test.
      """
    return InsightDraft(
      rule: rule, subject: change.brand, effect: delta, test: .adjusted(p), title: title,
      summary: summary,
      evidence: [
        ("brand", .text(change.brand)), ("delta", .real(delta)), ("p", change.p.map(Value.real) ?? .null),
        ("adjustedP", .real(p)), ("answers", .integer(Int64(change.secondAnswers))),
        ("n", .integer(Int64(change.secondN))), ("previousAnswers", .integer(Int64(change.firstAnswers))),
        ("previousN", .integer(Int64(change.firstN))),
        ("previousRun", facts.previous.map { .text($0.id) } ?? .null),
      ])
  }

  private static func competitorLeads(_ facts: InsightFacts, _ primary: Int) -> InsightDraft? {
    guard let own = facts.visibility(primary) else { return nil }
    let ours = facts.sample.cells[primary].answers
    var leader: (brand: Int, lead: Double)?
    for brand in facts.brands.indices where brand != primary {
      guard let theirs = facts.visibility(brand) else { continue }
      if rounded(theirs - own) >= 0.1, theirs - own > leader?.lead ?? 0 {
        leader = (brand, theirs - own)
      }
    }
    guard let (brand, lead) = leader else { return nil }
    let p = facts.headToHead(brand, on: facts.platforms)
    let (name, ownName) = (facts.brands[brand], facts.brands[primary])
    let theirs = facts.sample.cells[brand].answers
    return InsightDraft(
      rule: .competitorLeads, subject: name, effect: lead, test: .p(p),
      title: "\(name) leads \(ownName) by \(Wording.points(lead)) of visibility",
      summary: """
        \(name) is named in \(Wording.share(theirs, of: facts.sample.n)), \(ownName) in \
        \(Wording.share(ours, of: facts.sample.n)).
        """,
      evidence: [
        ("brand", .text(name)), ("lead", .real(lead)), ("p", .real(p)),
        ("answers", .integer(Int64(theirs))), ("primaryAnswers", .integer(Int64(ours))),
        ("n", .integer(Int64(facts.sample.n))),
      ])
  }

  private static func negativeSentiment(_ facts: InsightFacts, _ primary: Int) -> InsightDraft? {
    let cell = facts.sample.cells[primary]
    guard cell.judged >= 5, let net = Comparison.share(cell.balance, cell.judged), rounded(net) <= -0.2
    else { return nil }
    let p = netSentimentP(facts, primary)
    return InsightDraft(
      rule: .negativeSentiment, subject: facts.brands[primary], effect: net, test: .p(p),
      title: "Answers speak badly of \(facts.brands[primary])",
      summary: """
        Net sentiment is \(Wording.number(net, decimals: 2)) over \(cell.judged) mentions.
        """,
      evidence: [
        ("brand", .text(facts.brands[primary])), ("netSentiment", .real(net)), ("p", .real(p)),
        ("n", .integer(Int64(cell.judged))),
      ])
  }

  static func netSentimentP(_ facts: InsightFacts, _ brand: Int) -> Double {
    facts.bootstrap {
      [Double($0.cells[brand].balance), Double($0.cells[brand].judged)]
    } _: {
      $0[1] > 0 ? $0[0] / $0[1] : nil
    }
  }

  private static func platformBlind(
    _ facts: InsightFacts, _ primary: Int, _ platform: InsightFacts.Platform
  ) -> InsightDraft? {
    guard platform.n > 0, platform.answers[primary] == 0 else { return nil }
    let rivals = facts.brands.indices.filter { $0 != primary }
    guard
      let rival = rivals.max(by: {
        (platform.answers[$0], $1) < (platform.answers[$1], $0)
      }), let share = Comparison.share(platform.answers[rival], platform.n), rounded(share) >= 0.3
    else { return nil }
    let p = facts.headToHead(rival, on: [platform])
    let own = facts.brands[primary]
    return InsightDraft(
      rule: .platformBlind, subject: platform.name, effect: share, test: .p(p),
      title: "\(platform.name) never names \(own)",
      summary: """
        \(own) is in none of \(platform.n) answers of \(platform.name); \(facts.brands[rival]) is in \
        \(Wording.share(platform.answers[rival], of: platform.n)).
        """,
      evidence: [
        ("platform", .text(platform.name)), ("competitor", .text(facts.brands[rival])),
        ("competitorVisibility", .real(share)), ("p", .real(p)), ("n", .integer(Int64(platform.n))),
      ])
  }

  /// Success below one half over the job's last 5 executions up to this run; at least 3 must have ended.
  static func runsFailing(_ facts: InsightFacts, _ connection: Connection) throws -> InsightDraft? {
    guard let job = facts.jobId else { return nil }
    let sql = """
      SELECT count(*), coalesce(sum(status = 'completed'), 0) FROM (
        SELECT status FROM executions WHERE jobId = ? AND completedAt <= ?
          AND status IN ('completed', 'failed', 'timeout')
        ORDER BY completedAt DESC, seq DESC LIMIT 5)
      """
    let counts = try connection.first(sql, [.text(job), .integer(facts.completedAt)]) {
      (ended: $0.int(0), completed: $0.int(1))
    }
    guard let counts, counts.ended >= 3, counts.completed * 2 < counts.ended else { return nil }
    let success = Double(counts.completed) / Double(counts.ended)
    return InsightDraft(
      rule: .runsFailing, subject: job, effect: 1 - success, test: .fact,
      title: "Most of this job's latest runs did not complete",
      summary: "Only \(counts.completed) of the last \(counts.ended) executions completed.",
      evidence: [
        ("completed", .integer(Int64(counts.completed))), ("n", .integer(Int64(counts.ended))),
        ("successRate", .real(success)),
      ])
  }
}
