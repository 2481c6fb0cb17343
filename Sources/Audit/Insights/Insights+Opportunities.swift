import Statistics
import Values

extension Insights {
  static func opportunities(_ facts: InsightFacts, _ primary: Int) -> [InsightDraft] {
    [
      unansweredQuestions(facts, primary),
      visibilityChange(facts, primary, rule: .visibilityRose), likedButUnseen(facts, primary),
    ].compactMap { $0 }
  }

  /// Questions whose answers name a competitor at least every second time and the client's brand never.
  private static func unansweredQuestions(_ facts: InsightFacts, _ primary: Int) -> InsightDraft? {
    let found = facts.unanswered
    guard !found.isEmpty else { return nil }
    let share = Double(found.count) / Double(max(1, facts.sample.clusters.count))
    let rivals = found.reduce(0) { $0 + $1.rivals }
    let p = Proportions.mcNemar(onlyFirst: 0, onlySecond: rivals) ?? 1
    let own = facts.brands[primary]
    let noun = found.count == 1 ? "question names" : "questions name"
    return InsightDraft(
      rule: .unansweredQuestions, subject: own, effect: share, test: .p(p),
      title: "\(found.count) \(noun) competitors but never \(own)",
      summary: """
        Of \(facts.sample.clusters.count) questions, \(found.count) got answers that name a competitor at least \
        every second time and \(own) in none of \(found.reduce(0) { $0 + $1.n }) answers.
        """,
      evidence: [
        ("questions", .list(found.prefix(20).map { .text($0.key) })),
        ("count", .integer(Int64(found.count))),
        ("n", .integer(Int64(facts.sample.clusters.count))), ("p", .real(p)),
      ])
  }

  private static func likedButUnseen(_ facts: InsightFacts, _ primary: Int) -> InsightDraft? {
    let cell = facts.sample.cells[primary]
    guard cell.judged >= 5, let net = Comparison.share(cell.balance, cell.judged), rounded(net) >= 0.5,
      let visibility = facts.visibility(primary), rounded(visibility) < 0.3
    else { return nil }
    let p = facts.bootstrap {
      [Double($0.cells[primary].answers), Double($0.n)]
    } _: {
      $0[1] > 0 ? $0[0] / $0[1] - 0.3 : nil
    }
    let own = facts.brands[primary]
    return InsightDraft(
      rule: .likedButUnseen, subject: own, effect: 0.3 - visibility, test: .p(p),
      title: "\(own) is well liked but rarely seen",
      summary: """
        Net sentiment is \(Wording.number(net, decimals: 2)) over \(cell.judged) mentions, yet only \
        \(Wording.share(cell.answers, of: facts.sample.n)) name \(own).
        """,
      evidence: [
        ("brand", .text(own)), ("netSentiment", .real(net)), ("mentions", .integer(Int64(cell.judged))),
        ("visibility", .real(visibility)), ("n", .integer(Int64(facts.sample.n))), ("p", .real(p)),
      ])
  }
}
