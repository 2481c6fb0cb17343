import Reporting
import Statistics
import Storage
import Values

extension ReportBuilder {
  static let platformLimit = 8

  func platform() throws -> Page {
    let changes = try facts.changes(.platform)
    let tallies = facts.sample.tallyByPlatform()
    // By how much they answered; the charts show that many.
    let order = tallies.indices.sorted { (-tallies[$0].n, $0) < (-tallies[$1].n, $1) }
    let places = Array(order.prefix(Self.platformLimit)).sorted()
    var sections = [
      ReportSection("How each platform answered", [reliabilityTable()]),
      ReportSection("Issues", try issueBlocks()),
    ]
    var lead = [platformWords(tallies)]
    if let primary = facts.primary {
      sections.insert(
        ReportSection(
          "Us and the strongest competitor", rivalBlocks(primary, tallies, places)), at: 0)
      sections.insert(ReportSection("Every brand on every platform", heatBlocks(tallies, places)), at: 1)
      sections.insert(ReportSection("Where we are never named", neverBlocks(primary, tallies)), at: 2)
      sections.append(ReportSection("Since the previous run", changeBlocks(changes, "Platform")))
    } else {
      sections.insert(ReportSection("Every brand on every platform", heatBlocks(tallies, places)), at: 0)
      lead.append(standing())
    }
    sections.append(ReportSection("What the platforms cite", try sourceBlocks()))
    return Page(lead: lead + [reliabilityWords()], tiles: platformTiles(), sections: sections)
  }

  private func platformWords(_ tallies: [ReportSample.Tally]) -> Prose {
    guard let primary = facts.primary, let own = facts.own else { return "" }
    let places = tallies.indices.filter { tallies[$0].n > 0 }
      .sorted { (tallies[$1].visibility(primary) ?? 0, $0) < (tallies[$0].visibility(primary) ?? 0, $1) }
    guard let best = places.first, let worst = places.last else { return "No platform answered." }
    let us = ReportWords.short(own.brand)
    func words(_ place: Int) -> Prose {
      let tally = tallies[place]
      return """
        \(name: ReportWords.short(facts.sample.platforms[place])) (\(strong: ReportWords.percent(tally.visibility(primary))), \
        \(tally.cells[primary].answers) of \(ReportWords.count(tally.n, "answer")))
        """
    }
    guard best != worst else { return "\(name: us) is asked about on one platform: \(words(best))." }
    return
      "\(name: us) is most visible on \(words(best)) and least on \(words(worst)). \(Self.overlap(tallies[best], tallies[worst], primary))"
  }

  private func reliabilityWords() -> Prose {
    let attempted = facts.platforms.reduce(0) { $0 + $1.attempted }
    let worst = facts.platforms.filter { $0.failed > 0 }
      .max {
        Double($0.failed) / Double(max(1, $0.attempted)) < Double($1.failed) / Double(max(1, $1.attempted))
      }
    guard let worst else { return "All \(ReportWords.count(attempted, "call")) were answered." }
    return """
      \(strong: "\(ReportWords.grouped(facts.failed)) of \(ReportWords.grouped(attempted))") calls failed, most often those \
      to \(name: ReportWords.short(worst.name)) (\(worst.failed) of \(ReportWords.grouped(worst.attempted))).
      """
  }

  private func platformTiles() -> [ReportTile] {
    let attempted = facts.platforms.reduce(0) { $0 + $1.attempted }
    let errors = Self.share(facts.failed, of: attempted)
    let timed = facts.platforms.compactMap { platform in
      platform.meanLatency.map { ($0 * Double(platform.attempted), platform.attempted) }
    }
    let calls = timed.reduce(0) { $0 + $1.1 }
    let mean = calls > 0 ? timed.reduce(0) { $0 + $1.0 } / Double(calls) : nil
    let naming = facts.own.flatMap(\.coverage)
    let answering = facts.platforms.count { $0.answered > 0 }
    var tiles = [visibilityTile()].compactMap { $0 }
    if let naming {
      tiles.append(
        ReportTile(
          "Platforms that name us", "\(Int((naming * Double(answering)).rounded())) of \(answering)",
          "of the \(answering) that answered"))
    }
    tiles.append(ReportTile("Error rate", errors.text, Self.spelled(errors), flag: errors.flag))
    tiles.append(
      ReportTile(
        "Mean latency", mean.map { ReportWords.fixed($0, 2) + " s" } ?? ReportWords.noData,
        "n = \(ReportWords.count(calls, "timed call"))", flag: Self.flag(calls)))
    return tiles
  }

  /// Per platform: us, and the competitor that it names most.
  private func rivalBlocks(_ primary: Int, _ tallies: [ReportSample.Tally], _ places: [Int]) -> [ReportBlock]
  {
    let pairs = tallies.indices.map { place in (place, strongest(tallies[place], but: primary)) }
    let groups = places.map { place in
      let tally = tallies[place]
      var bars = [
        Self.bar(facts.cards[primary].brand, tally.cells[primary].answers, of: tally.n, isOwn: true)
      ]
      if let rival = pairs[place].1 {
        bars.append(Self.bar(facts.cards[rival].brand, tally.cells[rival].answers, of: tally.n, isOwn: false))
      }
      return BarChart.Group(facts.sample.platforms[place], bars)
    }
    let summary = groups.map { "\($0.title ?? ""): \(Self.listed($0.bars))" }.joined(separator: " ")
    let rows = pairs.prefix(Self.rowLimit).map { place, rival in
      rivalRow(primary, place, rival, tallies[place])
    }
    return [
      .chart(
        ReportChart(
          "Visibility of \(ReportWords.short(facts.cards[primary].brand)) and of the strongest competitor on each platform, with 95% intervals",
          summary: summary, .bars(BarChart(groups)))),
      .table(
        ReportTable(
          "Visibility by platform",
          [
            Column("Platform", isNumber: false), Column("Us"),
            Column("Strongest competitor", isNumber: false),
            Column("Their visibility"), Column("Our lead"),
          ], rows,
          note: tallies.count > Self.rowLimit
            ? "The first \(Self.rowLimit) by name, \(Self.more(tallies.count - Self.rowLimit))." : nil)),
    ]
  }

  private func strongest(_ tally: ReportSample.Tally, but primary: Int) -> Int? {
    tally.cells.indices.filter { $0 != primary && tally.cells[$0].answers > 0 }
      .max { (tally.cells[$0].answers, -$0) < (tally.cells[$1].answers, -$1) }
  }

  private func rivalRow(_ primary: Int, _ place: Int, _ rival: Int?, _ tally: ReportSample.Tally) -> Row {
    let name = Cell(facts.sample.platforms[place])
    let us = Self.share(tally.cells[primary].answers, of: tally.n)
    guard let rival else {
      return Row([name, us, Cell("none is named"), Cell(ReportWords.noData), Cell(ReportWords.noData)])
    }
    let counts = paired(primary, rival, platform: place)
    let interval = Proportions.newcombe(counts).map {
      "\(ReportWords.signed($0.low * 100, 1)) to \(ReportWords.signed($0.high * 100, 1)), "
    }
    return Row([
      name, us, Cell(facts.cards[rival].brand), Self.share(tally.cells[rival].answers, of: tally.n),
      Cell(
        ReportWords.points(Comparison.share(counts.onlyFirst - counts.onlySecond, tally.n)),
        "\(interval ?? "")n = \(ReportWords.grouped(tally.n))", flag: Self.flag(tally.n)),
    ])
  }

  /// Answers of a platform that name both, one or none.
  private func paired(_ first: Int, _ second: Int, platform: Int) -> PairedCounts {
    var bits: [Int: Int] = [:]
    for naming in facts.sample.namings where facts.sample.calls[naming.call].platform == platform {
      if naming.brand == first { bits[naming.call, default: 0] |= 1 }
      if naming.brand == second { bits[naming.call, default: 0] |= 2 }
    }
    var counts = PairedCounts()
    for bit in bits.values { counts.add(first: bit & 1 != 0, second: bit & 2 != 0) }
    let answered = facts.sample.calls.count { $0.platform == platform && $0.isAnswered }
    counts.neither = answered - bits.count
    return counts
  }
}
