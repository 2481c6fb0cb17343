import Statistics
import Storage

extension ReportText {
  func brands() -> String {
    Markdown.table(
      ["Brand", "Visibility", "95 % interval", "n", "Share of voice", "Mentions", "Net sentiment"],
      cards.map { card in
        [
          name(card), Wording.percent(card.visibility), interval(card), "\(card.n)",
          Wording.percent(card.voice), "\(card.mentions)",
          Wording.number(card.netSentiment, decimals: 2) + " (n = \(card.answers))",
        ]
      }) + "\nShare of voice counts mentions over the tracked brands.\n"
  }

  func voices() -> String {
    Markdown.table(
      ["Brand", "Weighted voice", "Mean position", "Positive share", "Coverage", "n"],
      cards.map { card in
        [
          name(card), Wording.percent(card.weightedVoice),
          Wording.number(card.position, decimals: 2), Wording.percent(card.positiveShare),
          Wording.percent(card.coverage), "\(card.answers)",
        ]
      }) + "\nn counts the answers that name the brand.\n"
  }

  func matrix() throws -> String {
    let matrix = try Comparison.matrix(scope, in: connection)
    return Markdown.table(
      ["Brand"] + matrix.signals.map(\.label) + ["n"],
      matrix.competitors.enumerated().map { index, brand in
        [Markdown.escape(brand)]
          + matrix.signals.map { Wording.number($0.weights[index], decimals: 4) } + ["\(matrix.n)"]
      })
  }

  /// Against the previous completed run of the same job, row by row.
  func changes(_ dimension: ComparisonDimension) throws -> String {
    guard let previous else { return "This is the first completed run of its job.\n" }
    let rows: [ComparisonRow]
    do {
      rows = try Comparison.compare(
        ComparisonRequest(first: previous, second: run, dimension: dimension, hasIntervals: false),
        in: connection)
    } catch let problem as ComparisonProblem {
      return "Not comparable: \(Markdown.escape(problem.message)).\n"
    }
    let table = Markdown.table(
      [dimension.rawValue.capitalizedWord, "Before", "Now", "Change", "n", "Adjusted p", "Verdict"],
      rows.map { row in
        [
          Markdown.escape(row.key.isEmpty ? "–" : row.key), Wording.percent(row.visibility.first),
          Wording.percent(row.visibility.second),
          row.visibility.delta.map { ($0 < 0 ? "−" : "+") + Wording.points($0) } ?? "–",
          "\(row.firstN) / \(row.secondN)", Wording.number(row.holmP, decimals: 3), row.verdict,
        ]
      })
    return table + "\nShares are visibility; n counts answers before / now; p is adjusted after Holm.\n"
  }

  private func name(_ card: Scorecard) -> String {
    let name = Markdown.escape(card.brand)
    return card.isPrimary ? "**\(name)**" : name
  }

  private func interval(_ card: Scorecard) -> String {
    guard let low = card.visibilityLow, let high = card.visibilityHigh else { return "–" }
    return "\(Wording.percent(low)) – \(Wording.percent(high))\(card.isLowSample ? " (low sample)" : "")"
  }
}

extension String {
  /// With a capital: `Platform`.
  fileprivate var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
