import Reporting
import Storage
import Values

/// Brands × platforms, platforms × questions, and what the platforms cite.
extension ReportBuilder {
  func heatBlocks(_ tallies: [ReportSample.Tally], _ places: [Int]) -> [ReportBlock] {
    guard !places.isEmpty, !shown.isEmpty else { return [.prose("No brand and no platform to show.")] }
    let rows = shown.map { brand in
      HeatMap.Row(
        facts.cards[brand].brand, places.map { Self.heat(tallies[$0], brand) }, isOwn: isOwn(brand))
    }
    let columns = [Column("Brand", isNumber: false)] + places.map { Column(facts.sample.platforms[$0]) }
    let table = shown.map { brand in
      Row(
        [Cell(facts.cards[brand].brand)]
          + places.map { Self.share(tallies[$0].cells[brand].answers, of: tallies[$0].n) },
        isOwn: isOwn(brand))
    }
    let rest = facts.sample.platforms.count - places.count
    var note = moreBrands()
    if rest > 0 {
      note =
        (note.map { $0 + " " } ?? "")
        + "The \(places.count) platforms with the most answers, \(Self.more(rest))."
    }
    return [
      .chart(
        ReportChart(
          "Visibility by brand and platform",
          summary:
            "A table of shares in colours; the table below has each with its interval and n. * marks a low sample.",
          .heat(HeatMap(columns: places.map { facts.sample.platforms[$0] }, rows: rows)))),
      .table(ReportTable("Visibility by brand and platform, in numbers", columns, table, note: note)),
    ]
  }

  private static func heat(_ tally: ReportSample.Tally, _ brand: Int) -> HeatMap.Cell {
    guard let share = tally.visibility(brand) else { return .init(nil, ReportWords.noData) }
    let star = tally.n < Comparison.lowSample ? "*" : ""
    return .init(share, ReportWords.fixed(share * 100, 0) + "%" + star)
  }

  /// Per platform: how many questions never name us, and the categories where none does.
  func neverBlocks(_ primary: Int, _ tallies: [ReportSample.Tally]) -> [ReportBlock] {
    let us = ReportWords.short(facts.cards[primary].brand)
    let blind = tallies.indices.filter { tallies[$0].n > 0 && tallies[$0].cells[primary].answers == 0 }
    let words: Prose =
      blind.isEmpty
      ? "Every platform that answered names \(name: us) at least once, though not for every question."
      : """
      \(strong: blind.prefix(8).map { ReportWords.short(facts.sample.platforms[$0]) }.joined(separator: ", ")) never named \
      \(name: us) in this run.
      """
    let rows = tallies.indices.prefix(Self.rowLimit).map { neverRow(primary, $0) }
    return [
      .prose(words),
      .table(
        ReportTable(
          "Questions whose answers never name \(us)",
          [
            Column("Platform", isNumber: false), Column("Questions answered"), Column("Never named"),
            Column("Categories without one mention", isNumber: false),
          ], rows)),
    ]
  }

  private func neverRow(_ primary: Int, _ place: Int) -> Row {
    let sample = facts.sample
    var questions: [String: Bool] = [:]
    var categories: [String: (n: Int, named: Int)] = [:]
    func category(_ call: ReportSample.Call) -> String { sample.questions[call.question].category ?? "" }
    for call in sample.calls where call.platform == place && call.isAnswered {
      questions[sample.questions[call.question].key, default: false] = false
      categories[category(call), default: (0, 0)].n += 1
    }
    for naming in sample.namings where naming.brand == primary && sample.calls[naming.call].platform == place
    {
      let call = sample.calls[naming.call]
      questions[sample.questions[call.question].key] = true
      categories[category(call), default: (0, 0)].named += 1
    }
    let never = questions.values.count { !$0 }
    let empty = categories.filter { $0.value.named == 0 && !$0.key.isEmpty }.sorted { $0.key < $1.key }
    let listed = empty.prefix(5).map { "\(ReportWords.short($0.key)) (n = \($0.value.n))" }.joined(
      separator: ", ")
    return Row([
      Cell(sample.platforms[place]), Self.number(questions.count), Self.share(never, of: questions.count),
      Cell(listed.isEmpty ? "none" : listed + Self.more(empty.count - 5, ", and ")),
    ])
  }

  /// The hosts that answers cite most. As words: an address from an answer is no link of ours.
  func sourceBlocks() throws -> [ReportBlock] {
    let sql = """
      SELECT domain, count(DISTINCT responseSeq), count(DISTINCT platform), max(brand) FROM citations WHERE runSeq = ?
      GROUP BY domain ORDER BY 2 DESC, 1 LIMIT 15
      """
    let rows = try facts.connection.rows(sql, [.integer(facts.run.seq)]) { row in
      Row([
        Cell(ReportWords.short(row.text(0))), Self.share(row.int(1), of: facts.n), Self.number(row.int(2)),
        Cell(row.optionalText(3).map { ReportWords.short($0) } ?? "no tracked brand"),
      ])
    }
    guard !rows.isEmpty else { return [.prose("No answer of this run cites a source.")] }
    let all = try facts.connection.integer(
      "SELECT count(DISTINCT domain) FROM citations WHERE runSeq = ?", [.integer(facts.run.seq)])
    let rest = Int(all ?? 0) - rows.count
    return [
      .table(
        ReportTable(
          "Sites that answers cite most",
          [
            Column("Site", isNumber: false), Column("Answers that cite it"), Column("Platforms"),
            Column("Belongs to", isNumber: false),
          ], rows, note: rest > 0 ? Prose(text: Self.more(rest, "And ", "site") + ".") : nil))
    ]
  }
}
