import Reporting
import Statistics
import Values

extension ReportBuilder {
  func visibilityTile(_ changes: ReportFacts.Changes = .none) -> ReportTile? {
    guard let own = facts.own else { return nil }
    let cell = Self.share(own.answers, of: own.n)
    return ReportTile(
      "Visibility", cell.text, Self.spelled(cell),
      change: ownRow(changes).flatMap { change($0.visibility.delta, isSignificant: $0.isSignificant) },
      flag: cell.flag)
  }

  func voiceTile(_ mode: VoiceMode, _ changes: ReportFacts.Changes = .none) -> ReportTile? {
    guard let primary = facts.primary else { return nil }
    let card = (mode == .mentions ? facts.cards : facts.answersCards)[primary]
    let interval = mode == .mentions ? intervals[primary]?.voice : intervals[primary]?.answersVoice
    let cell = Self.share(card.voice, interval, n: mode == .mentions ? facts.mentions : namings)
    let change = ownRow(changes).flatMap { row in
      Self.change(row.voice) {
        ReportWords.points($0)
      } range: {
        "\(ReportWords.signed($0.low * 100, 1)) to \(ReportWords.signed($0.high * 100, 1))"
      }
    }
    return ReportTile(
      "Share of voice (\(mode.rawValue))", cell.text, Self.spelled(cell),
      change: mode == .mentions ? change : nil,
      flag: cell.flag)
  }

  func sentimentTile(_ changes: ReportFacts.Changes = .none) -> ReportTile? {
    guard let primary = facts.primary, let own = facts.own else { return nil }
    let cell = Self.net(own.netSentiment, intervals[primary]?.netSentiment, n: own.answers)
    return ReportTile(
      "Net sentiment", cell.text, Self.spelled(cell),
      change: ownRow(changes).flatMap { row in
        Self.change(row.netSentiment) {
          ReportWords.signed($0)
        } range: {
          "\(ReportWords.signed($0.low)) to \(ReportWords.signed($0.high))"
        }
      },
      flag: cell.flag)
  }

  func positionTile() -> ReportTile? {
    guard let primary = facts.primary, let own = facts.own else { return nil }
    let cell = Self.position(own, intervals[primary]?.position)
    return ReportTile("Mean position", cell.text, Self.spelled(cell), flag: cell.flag)
  }

  func answersTile() -> ReportTile {
    let failed = facts.failed == 0 ? "none failed" : "\(ReportWords.grouped(facts.failed)) failed"
    return ReportTile(
      "Answers", ReportWords.grouped(facts.n),
      "\(ReportWords.grouped(report.completed)) of \(ReportWords.grouped(report.total)) planned calls made, \(failed)",
      flag: Self.flag(facts.n))
  }

  /// A cell's small print with the word that a table has in its method.
  static func spelled(_ cell: Cell) -> String {
    // n and its number stay on a line.
    let detail = cell.detail?.split(separator: " = ").joined(separator: "\u{a0}=\u{a0}") ?? ""
    return detail.hasPrefix("n\u{a0}=") || detail.hasPrefix("all alike") ? detail : "95% interval " + detail
  }

  /// A change that has an interval; one without says too little.
  private static func change(
    _ pair: ComparisonRow.Pair, words: (Double) -> String, range: (Interval) -> String
  ) -> String? {
    guard let delta = pair.delta, let interval = pair.interval else { return nil }
    return "\(words(delta)) since the previous run (\(range(interval)))"
  }

  /// Namings: a brand once for each answer that names it.
  var namings: Int { facts.cards.reduce(0) { $0 + $1.answers } }

  private func ownRow(_ changes: ReportFacts.Changes) -> ComparisonRow? {
    guard let own = facts.own else { return nil }
    return changes.rows.first { $0.brand.sameBytes(as: own.brand) }
  }

  private func change(_ delta: Double?, isSignificant: Bool) -> String? {
    delta.map {
      ReportWords.points($0) + " since the previous run: "
        + (isSignificant ? "significant" : "no significant change")
    }
  }
}
