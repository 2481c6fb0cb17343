import Reporting
import Statistics
import Storage
import Values

/// Parts that several types of report have.
extension ReportBuilder {
  func voiceChart() -> ReportBlock {
    let bars = shown.map { brand in
      Self.bar(
        facts.cards[brand].brand, facts.cards[brand].voice, intervals[brand]?.voice, n: facts.mentions,
        isOwn: isOwn(brand))
    }
    return .chart(
      ReportChart(
        "Share of voice (mode: mentions), with 95% intervals",
        summary: Self.listed(bars) + " Of \(ReportWords.count(facts.mentions, "mention")).",
        .bars(BarChart([.init(nil, bars)]))))
  }

  func visibilityChart() -> ReportBlock {
    let bars = shown.map { brand in
      Self.bar(facts.cards[brand].brand, facts.cards[brand].answers, of: facts.n, isOwn: isOwn(brand))
    }
    return .chart(
      ReportChart(
        "Visibility by brand, with 95% intervals",
        summary: Self.listed(bars) + " n = \(ReportWords.count(facts.n, "answer")).",
        .bars(BarChart([.init(nil, bars)]))))
  }

  /// Bars in words, for those who cannot see them.
  static func listed(_ bars: [BarChart.Bar]) -> String {
    bars.map { "\(ReportWords.short($0.label)) \($0.text)" }.joined(separator: "; ") + "."
  }

  func changeBlocks(
    _ changes: ReportFacts.Changes, _ noun: String, name: (String) -> String = { $0 }
  ) -> [ReportBlock] {
    guard case .rows(let rows) = changes else { return [.prose(changeWords(changes))] }
    let moved = rows.filter(\.isSignificant)
    let limit = Self.rowLimit
    let listed = rows.prefix(limit).map { changeRow($0, name($0.key)) }
    let words: Prose =
      moved.isEmpty
      ? "There is \(strong: "no significant change") in any row since \(since)."
      : "\(strong: ReportWords.count(moved.count, "row")) of \(rows.count) changed significantly since \(since)."
    let rest = rows.count - limit
    let about: Prose =
      noun == "Brand" || facts.own == nil
      ? "" : " Rows are about \(name: ReportWords.short(facts.own?.brand ?? ""))."
    return [
      .prose(words),
      .table(
        ReportTable(
          "Visibility before and now",
          [
            Column(noun, isNumber: false), Column("Before"), Column("Now"), Column("Change"),
            Column("Adjusted p"), Column("Verdict", isNumber: false),
          ], listed,
          note: "Intervals are 95%; p is adjusted after Holm over all \(rows.count) rows." + about
            + (rest > 0 ? " Another \(ReportWords.grouped(rest)) rows are not shown." : ""))),
    ]
  }

  private var since: String { "the run of " + (facts.previousAt.map(ReportWords.day) ?? "before") }

  private func changeRow(_ row: ComparisonRow, _ name: String) -> Row {
    let interval = row.visibility.interval.map {
      "\(ReportWords.signed($0.low * 100, 1)) to \(ReportWords.signed($0.high * 100, 1))"
    }
    return Row(
      [
        Cell(ReportWords.short(name.isEmpty ? "none" : name)), Self.share(row.firstAnswers, of: row.firstN),
        Self.share(row.secondAnswers, of: row.secondN),
        Cell(ReportWords.points(row.visibility.delta), interval),
        Cell(
          row.holmP.map { $0 < 0.001 ? "< 0.001" : ($0 >= 0.9995 ? "1" : ReportWords.fixed($0, 3)) }
            ?? ReportWords.noData, row.test?.rawValue),
        Cell(row.verdict),
      ], isOwn: facts.own.map { row.key.sameBytes(as: $0.brand) } ?? false)
  }

  /// What went wrong, high first.
  func issueBlocks() throws -> [ReportBlock] {
    let sql = """
      SELECT id, severity, label, count FROM (\(DerivedSQL.issues)) WHERE runSeq = ?
      ORDER BY \(DerivedSQL.severityOrder("severity")), id
      """
    let rows = try facts.connection.rows(sql, [.integer(facts.run.seq)]) { row in
      Row([Cell(row.text(2), row.text(0)), Cell(row.text(1)), Self.number(row.int(3))])
    }
    guard !rows.isEmpty else {
      return [.prose("No call failed and no platform was degraded: there are no issues.")]
    }
    let rest = rows.count - Self.rowLimit
    return [
      .table(
        ReportTable(
          "Issues of this run, the most severe first",
          [
            Column("Issue", isNumber: false), Column("Severity", isNumber: false), Column("Count"),
          ], Array(rows.prefix(Self.rowLimit)),
          note: rest > 0 ? "The first \(Self.rowLimit), \(Self.more(rest))." : nil))
    ]
  }

  /// A platform a row: how it answered.
  func reliabilityTable() -> ReportBlock {
    let rows = facts.platforms.prefix(Self.rowLimit).map { platform in
      Row([
        Cell(platform.name), Self.number(platform.attempted), Self.number(platform.answered),
        Self.number(platform.failed), Self.share(platform.failed, of: platform.attempted),
        Self.number(platform.rateLimited),
        Cell(
          platform.meanLatency.map { ReportWords.fixed($0, 2) + " s" } ?? ReportWords.noData,
          "n = \(ReportWords.grouped(platform.attempted))"),
        Cell(platform.slowest.map { ReportWords.fixed($0, 2) + " s" } ?? ReportWords.noData),
      ])
    }
    let rest = facts.platforms.count - Self.rowLimit
    return .table(
      ReportTable(
        "How the platforms answered",
        [
          Column("Platform", isNumber: false), Column("Calls"), Column("Answered"), Column("Failed"),
          Column("Error rate"), Column("Rate limited"), Column("Mean latency"), Column("Slowest"),
        ], Array(rows), note: rest > 0 ? "The first \(Self.rowLimit) by name, \(Self.more(rest))." : nil))
  }
}
