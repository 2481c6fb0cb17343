import AuditModel
import Reporting
import Storage
import Values

extension ReportBuilder {
  func executive() throws -> Page {
    let changes = try facts.changes(.brand)
    let insights = try storedInsights()
    let trend = try ReportTrend(facts)
    var lead = [standing()]
    if facts.primary != nil { lead.append(changeWords(changes)) }
    if let words = sentimentWords() { lead.append(words) }
    return Page(
      lead: lead,
      tiles: [visibilityTile(changes), voiceTile(.mentions, changes), sentimentTile(changes), answersTile()]
        .compactMap { $0 },
      sections: [
        ReportSection("What stands out", findings(insights)),
        ReportSection("What to do next", [.steps(try nextSteps(insights))]),
        ReportSection("Against the competition", [voiceChart(), brandTable()]),
        ReportSection("Trend", trendBlocks(trend)),
        ReportSection("Since the previous run", changeBlocks(changes, "Brand")),
        ReportSection(
          "Coverage and issues", [.prose(coverageWords()), reliabilityTable()] + (try issueBlocks())),
      ])
  }

  struct StoredInsight {
    var rule: InsightRule?
    var kind: String
    var impact: String
    var title: String
    var summary: String
  }

  /// The run's insights, those with the greatest impact first.
  func storedInsights() throws -> [StoredInsight] {
    let sql = """
      SELECT rule, kind, impact, title, summary FROM insights WHERE runId = ?
      ORDER BY \(DerivedSQL.severityOrder("impact")), seq
      """
    return try facts.connection.rows(sql, [.text(facts.run.id)]) { row in
      StoredInsight(
        rule: InsightRule(rawValue: row.text(0)), kind: row.text(1), impact: row.text(2), title: row.text(3),
        summary: row.text(4))
    }
  }

  private func findings(_ insights: [StoredInsight]) -> [ReportBlock] {
    guard !insights.isEmpty else { return [.prose("No rule found anything to point out in this run.")] }
    let limit = 10
    var blocks: [ReportBlock] = [
      .findings(
        insights.prefix(limit).map {
          ReportFinding(
            kind: ReportWords.sentence($0.kind), impact: $0.impact, title: $0.title, text: $0.summary)
        })
    ]
    if insights.count > limit {
      blocks.append(
        .prose(
          Prose(text: Self.more(insights.count - limit, "And ", "finding") + " in the insights of the run.")))
    }
    return blocks
  }

  func brandTable() -> ReportBlock {
    let rows = shown.map { brand in
      let card = facts.cards[brand]
      return Row(
        [
          Cell(card.brand), Self.share(card.answers, of: card.n),
          Self.share(card.voice, intervals[brand]?.voice, n: facts.mentions), Self.number(card.mentions),
          Self.net(card.netSentiment, intervals[brand]?.netSentiment, n: card.answers),
        ], isOwn: isOwn(brand))
    }
    return .table(
      ReportTable(
        "Brands, the most visible first",
        [
          Column("Brand", isNumber: false), Column("Visibility"), Column("Share of voice (mentions)"),
          Column("Mentions"), Column("Net sentiment"),
        ], rows, note: moreBrands()))
  }

  private func coverageWords() -> Prose {
    let share = ReportWords.percent(Comparison.share(report.completed, report.total))
    let platforms = ReportWords.count(facts.platforms.count { $0.answered > 0 }, "platform")
    return """
      \(ReportWords.grouped(report.completed)) of \(ReportWords.grouped(report.total)) planned calls were made \
      (\(strong: share)); \(ReportWords.grouped(facts.n)) were answered, by \(platforms), and \
      \(ReportWords.grouped(facts.failed)) failed.
      """
  }
}
