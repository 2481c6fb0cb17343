import Reporting
import Values

/// The answer in words.
extension ReportBuilder {
  /// Where the own brand stands; without one, who is named most.
  func standing() -> Prose {
    guard let primary = facts.primary, let own = facts.own else { return leaderAlone() }
    let range =
      ReportWords.range(own.visibilityLow, own.visibilityHigh).map { "; 95% interval \(figure: $0)" as Prose }
      ?? ""
    var prose: Prose = """
      \(name: ReportWords.short(own.brand)) is named in \(strong: ReportWords.percent(own.visibility)) of the answers \
      (\(ReportWords.grouped(own.answers)) of \(ReportWords.grouped(own.n))\(range))
      """
    guard let rival = facts.rival, let theirs = facts.cards[rival].visibility, let ours = own.visibility
    else {
      return prose + "."
    }
    let gap = ours - theirs
    let name = ReportWords.short(facts.cards[rival].brand)
    let size = ReportWords.fixed(abs(gap) * 100, 1) + " points"
    if facts.cards[rival].answers == own.answers {
      prose += ", as often as \(name: name)."
    } else if gap > 0 {
      prose += ", \(strong: size) more than \(name: name), the next of \(facts.cards.count) brands."
    } else {
      prose += ", \(strong: size) less than \(name: name), the most visible of \(facts.cards.count) brands."
    }
    return prose + " " + headToHeadWords(primary, rival)
  }

  private func headToHeadWords(_ primary: Int, _ rival: Int) -> Prose {
    let rows = headToHead(primary)
    guard let row = rows.first(where: { $0.brand == rival }) else { return "" }
    return (row.holmP ?? 1) < 0.05
      ? "The difference is significant (adjusted \(figure: ReportWords.p(row.holmP)))."
      : "The difference is not significant (adjusted \(figure: ReportWords.p(row.holmP)))."
  }

  private func leaderAlone() -> Prose {
    guard let rival = facts.rival else {
      return "No tracked brand is named in any of the \(facts.n) answers."
    }
    let card = facts.cards[rival]
    return """
      \(name: ReportWords.short(card.brand)) is named most: in \(strong: ReportWords.percent(card.visibility)) of the \
      answers (\(ReportWords.grouped(card.answers)) of \(ReportWords.grouped(card.n))).
      """
  }

  /// Against the previous run, of the own brand.
  func changeWords(_ changes: ReportFacts.Changes) -> Prose {
    switch changes {
    case .none:
      return "This is the first completed run of its job, so there is nothing to compare it with yet."
    case .refused(let reason): return Prose(text: "The previous run is not comparable: \(reason).")
    case .rows(let rows):
      guard let own = facts.own, let row = rows.first(where: { $0.brand.sameBytes(as: own.brand) }),
        let delta = row.visibility.delta
      else {
        let moved = rows.count { $0.isSignificant }
        return moved == 0
          ? "Against the previous run there is no significant change."
          : "Against the previous run, \(ReportWords.count(moved, "brand")) changed significantly."
      }
      let since = facts.previousAt.map { " (\(ReportWords.day($0)))" } ?? ""
      let size = ReportWords.points(delta)
      let test: Prose = "adjusted \(figure: ReportWords.p(row.holmP)), \(row.test?.rawValue ?? "no test")"
      let n: Prose =
        "\(figure: "n = \(ReportWords.grouped(row.firstN))") and \(ReportWords.grouped(row.secondN))"
      return row.isSignificant
        ? "Since the previous run\(since) its visibility changed significantly, by \(strong: size) (\(test); \(n))."
        : """
        Since the previous run\(since) there is \(strong: "no significant change") in its visibility: \(figure: size) \
        (\(test); \(n)).
        """
    }
  }

  /// How the own brand is spoken of.
  func sentimentWords() -> Prose? {
    guard let primary = facts.primary, let own = facts.own else { return nil }
    guard let net = own.netSentiment else {
      return "No answer speaks of it, so there is no sentiment to report."
    }
    let how =
      switch net {
      case 0.5...: "clearly in its favour"
      case 0.05..<0.5: "more for it than against it"
      case ..<(-0.5): "clearly against it"
      case ..<(-0.05): "more against it than for it"
      default: "as often for it as against it"
      }
    let range =
      ReportWords.range(signed: intervals[primary]?.netSentiment).map {
        "; 95% interval \(figure: $0)" as Prose
      } ?? ""
    return """
      Answers that name it speak \(strong: how): net sentiment \(figure: ReportWords.signed(net)) \
      (\(figure: "n = \(ReportWords.grouped(own.answers))")\(range)).
      """
  }
}
