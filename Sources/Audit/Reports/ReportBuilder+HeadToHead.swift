import Reporting
import Statistics

extension ReportBuilder {
  /// The own brand and one competitor, over all answers of the run.
  struct HeadToHead {
    let brand: Int
    var both = 0
    var onlyUs = 0
    var onlyThem = 0
    /// Answers that name both, and us first.
    var usFirst = 0
    /// Of the exact test of as many answers naming only us as only them; adjusted after Holm over the competitors.
    var holmP: Double?
  }

  /// Against every shown competitor that an answer names.
  func headToHead(_ primary: Int) -> [HeadToHead] {
    var ourRanks: [Int: Int] = [:]
    for naming in facts.sample.namings where naming.brand == primary { ourRanks[naming.call] = naming.rank }
    var rows = shown.filter { $0 != primary && facts.cards[$0].answers > 0 }.map { HeadToHead(brand: $0) }
    let places = Dictionary(rows.enumerated().map { ($1.brand, $0) }, uniquingKeysWith: { a, _ in a })
    for naming in facts.sample.namings {
      guard let place = places[naming.brand] else { continue }
      if let ours = ourRanks[naming.call] {
        rows[place].both += 1
        if ours < naming.rank { rows[place].usFirst += 1 }
      } else {
        rows[place].onlyThem += 1
      }
    }
    for place in rows.indices { rows[place].onlyUs = ourRanks.count - rows[place].both }
    let ps = rows.map { Proportions.mcNemar(onlyFirst: $0.onlyUs, onlySecond: $0.onlyThem) ?? 1 }
    for (place, p) in Holm.adjust(ps).enumerated() { rows[place].holmP = p }
    return rows
  }

  func headToHeadTable(_ rows: [HeadToHead], own: Scorecard) -> ReportTable {
    let us = ReportWords.short(own.brand)
    return ReportTable(
      "\(us) against each competitor, over the same answers",
      [
        Column("Competitor", isNumber: false), Column("Both named"), Column("Only us"), Column("Only them"),
        Column("Lead in visibility"), Column("Us first, where both"), Column("Verdict", isNumber: false),
      ],
      rows.map { row in
        let counts = PairedCounts(
          both: row.both, onlyFirst: row.onlyUs, onlySecond: row.onlyThem,
          neither: facts.n - row.both - row.onlyUs - row.onlyThem)
        let interval = Proportions.newcombe(counts).map {
          "\(ReportWords.signed($0.low * 100, 1)) to \(ReportWords.signed($0.high * 100, 1)), "
        }
        return Row([
          Cell(facts.cards[row.brand].brand), Self.number(row.both), Self.number(row.onlyUs),
          Self.number(row.onlyThem),
          Cell(
            ReportWords.points(Comparison.share(row.onlyUs - row.onlyThem, facts.n)),
            "\(interval ?? "")n = \(ReportWords.grouped(facts.n))", flag: Self.flag(facts.n)),
          Self.share(row.usFirst, of: row.both),
          Cell(Self.verdict(row), "adjusted \(ReportWords.p(row.holmP))"),
        ])
      },
      note:
        "“Us” is \(name: us). The lead is Newcombe's paired difference with its 95% interval; the test is McNemar's."
    )
  }

  private static func verdict(_ row: HeadToHead) -> String {
    guard (row.holmP ?? 1) < 0.05 else { return "no significant difference" }
    return row.onlyUs > row.onlyThem ? "we are named more often" : "they are named more often"
  }
}
