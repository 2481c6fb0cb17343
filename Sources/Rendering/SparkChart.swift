import Values

/// A course of time in one line for each label: `▁▂▅▇ 12.0 % → 34.0 %`.
struct SparkChart {
  private struct Series {
    let label: String
    var points: [(date: Int64, value: Double?)]
  }

  let plan: ChartPlan
  let date: Int
  let fields: [Field]
  let options: RenderOptions
  private let formatter: CellFormatter
  private let width: Int

  init(plan: ChartPlan, date: Int, fields: [Field], options: RenderOptions) {
    self.plan = plan
    self.date = date
    self.fields = fields
    self.options = options
    formatter = CellFormatter(options: options)
    width = options.width ?? 80
  }

  func render(_ rows: [[Value]]) -> [String] {
    let all = series(rows)
    let shown = all.prefix(options.rowLimit ?? all.count)
    let labelWidth = min(shown.map { DisplayWidth.of($0.label) }.max() ?? 0, width / 4)
    let ends = shown.map(ends)
    let endWidth = ends.map { DisplayWidth.of($0) }.max() ?? 0
    let room = max(8, width - labelWidth - endWidth - (labelWidth > 0 ? 4 : 2))
    let values = shown.flatMap { $0.points.compactMap(\.value) }
    let range = (values.min() ?? 0)...(values.max() ?? 0)
    var lines = [title(rows, range)]
    for (series, end) in zip(shown, ends) {
      let cut = TextFitting.cut(series.label, to: labelWidth, ellipsis: options.glyphs.ellipsis)
      let label = labelWidth > 0 ? TextFitting.padRight(cut, to: labelWidth) + "  " : ""
      let spark = spark(series.points.map(\.value), range, room)
      let fill = TextFitting.spaces(shown.count > 1 ? min(room, longest(shown)) - spark.count : 0)
      lines.append(label + options.style.paint(spark, .info) + fill + "  " + end)
    }
    if all.count > shown.count {
      lines.append(options.style.paint(Footer.count(shown: shown.count, of: all.count, options), .dim))
    }
    return lines
  }

  private func longest(_ series: ArraySlice<Series>) -> Int { series.map(\.points.count).max() ?? 0 }

  /// By label in the order of first appearance, each in the order of time; rows without a date are left out.
  private func series(_ rows: [[Value]]) -> [Series] {
    var places: [ValueKey: Int] = [:]
    var all: [Series] = []
    for row in rows {
      guard case .date(let ms) = row[date] else { continue }
      let key = ValueKey(plan.labels.map { row[$0] })
      let point = (date: ms, value: row[plan.value].measure)
      if let place = places[key] {
        all[place].points.append(point)
      } else {
        places[key] = all.count
        all.append(Series(label: ChartRenderer.label(row, plan, fields, formatter), points: [point]))
      }
    }
    for index in all.indices { all[index].points.sort { $0.date < $1.date } }
    return aligned(all)
  }

  /// All series over the same dates, so that columns below each other are the same moment and what is missing shows as
  /// a gap; as they are where one has several points at a date.
  private func aligned(_ all: [Series]) -> [Series] {
    let dates = Set(all.flatMap { $0.points.map(\.date) }).sorted()
    guard all.count > 1, all.count * dates.count <= 200_000,
      all.allSatisfy({ Set($0.points.map(\.date)).count == $0.points.count })
    else { return all }
    return all.map { series in
      let known = Dictionary(uniqueKeysWithValues: series.points.map { ($0.date, $0.value) })
      return Series(label: series.label, points: dates.map { ($0, known[$0] ?? nil) })
    }
  }

  private func title(_ rows: [[Value]], _ range: ClosedRange<Double>) -> String {
    var dates: [Int64] = []
    for row in rows { if case .date(let ms) = row[date] { dates.append(ms) } }
    let arrow = options.unicode ? "…" : "to"
    let days = [dates.min(), dates.max()].compactMap { $0.map { String(Timestamp.text($0).prefix(10)) } }
    let scale = "\(text(range.lowerBound)) \(arrow) \(text(range.upperBound))"
    let title =
      VisibleText.of(fields[plan.value].name, unicode: options.unicode) + "  \(scale)  "
      + days.joined(separator: " \(arrow) ")
    return options.style.paint(TextFitting.cut(title, to: width, ellipsis: options.glyphs.ellipsis), .strong)
  }

  private func text(_ x: Double) -> String {
    let field = fields[plan.value]
    switch field.type {
    case .duration: return DurationText.text(Int64(exactly: x) ?? .max)
    case .integer: return formatter.number(x, integer: Int64(exactly: x), field.unit)
    default: return formatter.number(x, integer: nil, field.unit)
    }
  }

  /// `12.0 % → 34.0 %`: the first and the last value there is.
  private func ends(_ series: Series) -> String {
    let values = series.points.compactMap(\.value)
    guard let first = values.first, let last = values.last else { return "null" }
    return values.count == 1 ? text(first) : text(first) + (options.unicode ? " → " : " -> ") + text(last)
  }

  /// One character a point; where there are more points than room, neighbours are averaged. A gap is a space.
  private func spark(_ values: [Double?], _ range: ClosedRange<Double>, _ room: Int) -> String {
    let count = min(values.count, room)
    let levels = options.unicode ? SparkChart.blocks : SparkChart.ascii
    let size = range.upperBound - range.lowerBound
    var text = ""
    for column in 0..<count {
      let known = values[(column * values.count / count)..<((column + 1) * values.count / count)].compactMap {
        $0
      }
      guard !known.isEmpty else {
        text += " "
        continue
      }
      let mean = known.reduce(0, +) / Double(known.count)
      let place = size > 0 ? (mean - range.lowerBound) / size : 0.5
      // Of numbers near the largest the difference is infinite.
      let share = place.isFinite ? place : 1
      text += levels[Int((min(1, max(0, share)) * Double(levels.count - 1)).rounded())]
    }
    return text
  }

  private static let blocks = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let ascii = ["_", ".", "-", "=", "+", "*", "#"]
}
