import Reporting
import Statistics

/// Numbers as cells, each with its interval and n.
extension ReportBuilder {
  typealias Cell = ReportTable.Cell
  typealias Column = ReportTable.Column
  typealias Row = ReportTable.Row

  static let lowSampleFlag = "low sample"

  static func flag(_ n: Int) -> String? { n < Comparison.lowSample ? lowSampleFlag : nil }

  /// A share of n answers with Wilson's interval.
  static func share(_ part: Int, of n: Int) -> Cell {
    let interval = Proportions.wilson(successes: part, trials: n)
    let range = ReportWords.range(interval?.low, interval?.high).map { $0 + ", " } ?? ""
    return Cell(
      ReportWords.percent(Comparison.share(part, n)), "\(range)n = \(ReportWords.grouped(n))", flag: flag(n))
  }

  /// A share of something else with a bootstrapped interval.
  static func share(_ value: Double?, _ interval: Interval?, n: Int) -> Cell {
    let range = ReportWords.range(interval?.low, interval?.high).map { $0 + ", " } ?? ""
    return Cell(ReportWords.percent(value), "\(range)n = \(ReportWords.grouped(n))", flag: flag(n))
  }

  /// −1…+1 over n mentions.
  static func net(_ value: Double?, _ interval: Interval?, n: Int) -> Cell {
    let range = ReportWords.range(signed: interval).map { $0 + ", " } ?? ""
    return Cell(ReportWords.signed(value), "\(range)n = \(ReportWords.grouped(n))", flag: flag(n))
  }

  /// Mean order of first appearance in the answers that name the brand.
  static func position(_ card: Scorecard, _ interval: Interval?) -> Cell {
    let range = interval.map { "\(ReportWords.fixed($0.low, 2))–\(ReportWords.fixed($0.high, 2)), " } ?? ""
    return Cell(
      ReportWords.number(card.position), "\(range)n = \(ReportWords.grouped(card.answers))",
      flag: flag(card.answers))
  }

  static func number(_ n: Int) -> Cell { Cell(ReportWords.grouped(n)) }

  func isOwn(_ brand: Int) -> Bool { brand == facts.primary }

  /// The bar of a share of n answers, with Wilson's interval.
  static func bar(_ label: String, _ part: Int, of n: Int, isOwn: Bool) -> BarChart.Bar {
    let interval = Proportions.wilson(successes: part, trials: n)
    return bar(label, Comparison.share(part, n), interval, n: n, isOwn: isOwn)
  }

  static func bar(_ label: String, _ value: Double?, _ interval: Interval?, n: Int, isOwn: Bool)
    -> BarChart.Bar
  {
    let range = ReportWords.range(interval?.low, interval?.high).map { " (\($0))" } ?? ""
    let flag = n < Comparison.lowSample ? ", low sample" : ""
    return BarChart.Bar(
      label, value, low: interval?.low, high: interval?.high,
      text: ReportWords.percent(value) + (value == nil ? "" : range + flag), isOwn: isOwn)
  }

  /// Whether two groups' intervals of a brand's visibility have anything in common.
  static func overlap(_ best: ReportSample.Tally, _ worst: ReportSample.Tally, _ brand: Int) -> String {
    guard let high = best.interval(brand), let low = worst.interval(brand) else { return "" }
    return high.low <= low.high
      ? "Their 95% intervals overlap, so the difference may be chance."
      : "Their 95% intervals do not overlap."
  }

  /// What of the brands is not shown.
  func moreBrands() -> Prose? {
    let rest = facts.cards.count - shown.count
    return rest > 0 ? "The \(shown.count) most visible brands, and \(rest) more." : nil
  }
}
