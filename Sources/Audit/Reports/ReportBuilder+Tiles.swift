import Reporting
import Values

extension ReportBuilder {
  func visibilityTile(_ changes: ReportFacts.Changes = .none) -> ReportTile? {
    guard let own = facts.own else { return nil }
    let cell = Self.share(own.answers, of: own.n)
    return ReportTile(
      "Visibility", cell.text, cell.detail ?? "",
      change: ownRow(changes).flatMap { change($0.visibility.delta, isSignificant: $0.isSignificant) },
      flag: cell.flag)
  }

  func voiceTile(_ mode: VoiceMode, _ changes: ReportFacts.Changes = .none) -> ReportTile? {
    guard let primary = facts.primary else { return nil }
    let card = (mode == .mentions ? facts.cards : facts.answersCards)[primary]
    let interval = mode == .mentions ? intervals[primary]?.voice : intervals[primary]?.answersVoice
    let cell = Self.share(card.voice, interval, n: mode == .mentions ? facts.mentions : namings)
    let delta = ownRow(changes)?.voice.delta
    return ReportTile(
      "Share of voice (\(mode.rawValue))", cell.text, cell.detail ?? "",
      change: mode == .mentions ? delta.map { ReportWords.points($0) + " since the previous run" } : nil,
      flag: cell.flag)
  }

  func sentimentTile(_ changes: ReportFacts.Changes = .none) -> ReportTile? {
    guard let primary = facts.primary, let own = facts.own else { return nil }
    let cell = Self.net(own.netSentiment, intervals[primary]?.netSentiment, n: own.answers)
    return ReportTile(
      "Net sentiment", cell.text, cell.detail ?? "",
      change: ownRow(changes)?.netSentiment.delta.map { ReportWords.signed($0) + " since the previous run" },
      flag: cell.flag)
  }

  func positionTile() -> ReportTile? {
    guard let primary = facts.primary, let own = facts.own else { return nil }
    let cell = Self.position(own, intervals[primary]?.position)
    return ReportTile("Mean position", cell.text, cell.detail ?? "", flag: cell.flag)
  }

  func answersTile() -> ReportTile {
    let failed = facts.failed == 0 ? "none failed" : "\(ReportWords.grouped(facts.failed)) failed"
    return ReportTile(
      "Answers", ReportWords.grouped(facts.n),
      "\(ReportWords.grouped(report.completed)) of \(ReportWords.grouped(report.total)) planned calls made, \(failed)",
      flag: Self.flag(facts.n))
  }

  /// Namings: a brand once for each answer that names it.
  var namings: Int { facts.cards.reduce(0) { $0 + $1.answers } }

  private func ownRow(_ changes: ReportFacts.Changes) -> ComparisonRow? {
    guard let own = facts.own else { return nil }
    return changes.rows.first { $0.brand.sameBytes(as: own.brand) }
  }

  private func change(_ delta: Double?, isSignificant: Bool) -> String? {
    delta.map { ReportWords.points($0) + (isSignificant ? ": significant" : ": no significant change") }
  }
}
