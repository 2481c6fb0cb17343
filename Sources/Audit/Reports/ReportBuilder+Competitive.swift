import Reporting
import Statistics
import Values

extension ReportBuilder {
  func competitive() throws -> Page {
    let changes = try facts.changes(.brand)
    var sections = [
      ReportSection("Who is named", [visibilityChart(), standingTable()]),
      ReportSection("Share of voice", [voiceChart(), voiceTable()]),
      ReportSection("Position and sentiment", [sentimentChart(), sentimentTable()]),
    ]
    var lead = [standing()]
    if let primary = facts.primary, let own = facts.own {
      let rows = headToHead(primary)
      lead.append(rankWords(own, rows))
      sections.append(ReportSection("Head to head", [.table(headToHeadTable(rows, own: own))]))
      sections.append(ReportSection("Where competitors are named and we are not", try missedBlocks(primary)))
    }
    lead.append(changeWords(changes))
    sections.append(ReportSection("Since the previous run", changeBlocks(changes, "Brand")))
    return Page(
      lead: lead,
      tiles: [
        visibilityTile(changes), voiceTile(.mentions, changes), voiceTile(.answers), positionTile(),
      ].compactMap { $0 }, sections: sections)
  }

  private func rankWords(_ own: Scorecard, _ rows: [HeadToHead]) -> Prose {
    let ahead = facts.cards.count { $0.answers > own.answers }
    let better = rows.filter { ($0.holmP ?? 1) < 0.05 && $0.onlyThem > $0.onlyUs }.count
    let worse = rows.filter { ($0.holmP ?? 1) < 0.05 && $0.onlyUs > $0.onlyThem }.count
    return """
      By visibility it is \(strong: "number \(ahead + 1) of \(facts.cards.count)") tracked brands. Against \
      \(ReportWords.count(rows.count, "named competitor")), it is named significantly more often than \
      \(strong: "\(worse)") and less often than \(strong: "\(better)"); with the others there is no significant difference.
      """
  }

  private func standingTable() -> ReportBlock {
    let rows = shown.map { brand in
      let card = facts.cards[brand]
      return Row(
        [
          Cell(card.brand), Self.number(card.answers), Self.share(card.answers, of: card.n),
          Self.share(
            Int((Double(answering) * (card.coverage ?? 0)).rounded()), ofPlatforms: answering),
        ], isOwn: isOwn(brand))
    }
    return .table(
      ReportTable(
        "Visibility: in how many answers a brand is named",
        [
          Column("Brand", isNumber: false), Column("Answers"), Column("Visibility"),
          Column("Platforms that name it"),
        ], rows, note: moreBrands()))
  }

  private var answering: Int { facts.platforms.count { $0.answered > 0 } }

  private static func share(_ part: Int, ofPlatforms n: Int) -> Cell { Cell("\(part) of \(n)") }

  private func voiceTable() -> ReportBlock {
    let rows = shown.map { brand in
      let (card, answers) = (facts.cards[brand], facts.answersCards[brand])
      return Row(
        [
          Cell(card.brand), Self.share(card.voice, intervals[brand]?.voice, n: facts.mentions),
          Self.share(answers.voice, intervals[brand]?.answersVoice, n: namings),
          Self.share(card.weightedVoice, intervals[brand]?.weightedVoice, n: namings),
        ], isOwn: isOwn(brand))
    }
    return .table(
      ReportTable(
        "Share of voice over all \(facts.cards.count) tracked brands",
        [
          Column("Brand", isNumber: false), Column("Mode: mentions"), Column("Mode: answers"),
          Column("Position-weighted"),
        ], rows, note: moreBrands()))
  }

  private func sentimentChart() -> ReportBlock {
    let bars = shown.map { brand in
      let (card, interval) = (facts.cards[brand], intervals[brand]?.netSentiment)
      let range = ReportWords.range(signed: interval).map { " (\($0))" } ?? ""
      let low = card.answers < Comparison.lowSample ? ", low sample" : ""
      return BarChart.Bar(
        card.brand, card.netSentiment, low: interval?.low, high: interval?.high,
        text: ReportWords.signed(card.netSentiment) + (card.netSentiment == nil ? "" : range + low),
        isOwn: isOwn(brand))
    }
    return .chart(
      ReportChart(
        "Net sentiment by brand, with 95% intervals", summary: Self.listed(bars),
        .bars(BarChart([.init(nil, bars)], scale: .balance))))
  }

  private func sentimentTable() -> ReportBlock {
    let rows = shown.map { brand in
      let card = facts.cards[brand]
      let positive = card.positiveShare.map { Int(($0 * Double(card.answers)).rounded()) } ?? 0
      return Row(
        [
          Cell(card.brand), Self.position(card, intervals[brand]?.position),
          Self.net(card.netSentiment, intervals[brand]?.netSentiment, n: card.answers),
          Self.share(positive, of: card.answers),
        ], isOwn: isOwn(brand))
    }
    return .table(
      ReportTable(
        "Position and sentiment, over the answers that name a brand",
        [
          Column("Brand", isNumber: false), Column("Mean position"), Column("Net sentiment"),
          Column("Positive share"),
        ],
        rows, note: moreBrands()))
  }
}
