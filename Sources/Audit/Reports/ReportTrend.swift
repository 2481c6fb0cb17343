import Reporting
import Statistics
import Storage
import Values

/// The own brand and its strongest rival over the last completed runs of the same job, up to the report's.
struct ReportTrend {
  static let limit = 12

  struct Point {
    var start: Int64
    var n: Int
    /// Answers that name the brand, for each of `brands`.
    var answers: [Int]
  }

  /// Places in the facts' cards: the own brand if there is one, the rival if there is one.
  let brands: [Int]
  let points: [Point]
  /// Runs among the last ones that were read by other rules and therefore left out.
  let leftOut: Int

  init(_ facts: ReportFacts) throws {
    let brands = [facts.primary, facts.rival].compactMap { $0 }
    self.brands = brands
    let runs = try Self.runs(facts)
    let comparable = runs.filter { $0.reading == facts.row.readingVersion }
    leftOut = runs.count - comparable.count
    var places: [Int64: Int] = [:]
    let zeros = Array(repeating: 0, count: brands.count)
    var points = comparable.reversed().enumerated().map { index, run in
      places[run.seq] = index
      return Point(start: run.start, n: run.n, answers: zeros)
    }
    let names = Dictionary(facts.cards.enumerated().map { ($1.brand, $0) }, uniquingKeysWith: { a, _ in a })
    let sql = """
      SELECT runSeq, brand, sum(answers) FROM rollups
      WHERE runSeq IN (SELECT value FROM json_each(?)) GROUP BY runSeq, brand
      """
    try facts.connection.each(sql, [.seqs(comparable.map(\.seq))]) { row in
      guard let place = places[row.integer(0)], let brand = names[row.text(1)] else { return true }
      guard let column = brands.firstIndex(of: brand) else { return true }
      points[place].answers[column] = row.int(2)
      return true
    }
    self.points = points
  }

  /// Newest first.
  private static func runs(
    _ facts: ReportFacts
  ) throws -> [(seq: Int64, start: Int64, n: Int, reading: String?)] {
    let sql = """
      SELECT r.seq, \(DerivedSQL.runStart("r")), r.readingVersion,
        (SELECT coalesce(sum(answered), 0) FROM platformStats s WHERE s.runSeq = r.seq)
      FROM runs t JOIN runs r ON \(DerivedSQL.isSameSeries("t", "r"))
        AND (r.status = 'completed' OR r.seq = t.seq)
        AND (\(DerivedSQL.runStart("r")), r.seq) <= (\(DerivedSQL.runStart("t")), t.seq)
      WHERE t.seq = ? ORDER BY \(DerivedSQL.runStart("r")) DESC, r.seq DESC LIMIT ?
      """
    return try facts.connection.rows(sql, [.integer(facts.run.seq), .integer(Int64(limit))]) {
      ($0.integer(0), $0.integer(1), $0.int(3), $0.optionalText(2))
    }
  }
}

extension ReportBuilder {
  func trendBlocks(_ trend: ReportTrend) -> [ReportBlock] {
    guard !trend.brands.isEmpty else { return [.prose("No brand is named, so there is no trend to show.")] }
    guard trend.points.count > 1 else {
      return [
        .prose(
          trend.leftOut > 0 ? Self.leftOut(trend) : "This is the first run of its kind: a trend needs two.")
      ]
    }
    let series = trend.brands.enumerated().map { column, brand in
      LineChart.Series(
        facts.cards[brand].brand,
        trend.points.map { point in
          let interval = Proportions.wilson(successes: point.answers[column], trials: point.n)
          return LineChart.Point(
            time: point.start, label: ReportWords.day(point.start),
            value: Comparison.share(point.answers[column], point.n), low: interval?.low, high: interval?.high)
        }, isOwn: isOwn(brand))
    }
    let names = trend.brands.map { ReportWords.short(facts.cards[$0].brand) }.joined(separator: " and ")
    return [
      .chart(
        ReportChart(
          "Visibility over the last \(trend.points.count) runs of this job, with 95% intervals",
          summary: "Visibility of \(names), run by run; the table below has the numbers.",
          .lines(LineChart(series)))),
      .table(trendTable(trend)),
    ]
  }

  private static func leftOut(_ trend: ReportTrend) -> Prose {
    """
    \(ReportWords.count(trend.leftOut, "earlier run")) \(trend.leftOut == 1 ? "was" : "were") read with other rules or aliases and cannot be compared; \
    reread brings them in.
    """
  }

  private func trendTable(_ trend: ReportTrend) -> ReportTable {
    let rows = trend.points.reversed().map { point in
      var cells = [Cell(ReportWords.minute(point.start))]
      cells += trend.brands.indices.map { Self.share(point.answers[$0], of: point.n) }
      return Row(cells)
    }
    var columns = [Column("Run (UTC)", isNumber: false)]
    columns += trend.brands.map { Column("Visibility of \(ReportWords.short(facts.cards[$0].brand))") }
    return ReportTable(
      "The runs behind the trend, the latest first", columns, rows,
      note: trend.leftOut > 0 ? Self.leftOut(trend) : nil)
  }
}
