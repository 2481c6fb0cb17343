import Values

/// A course of time in one line for each label: `▁▂▅▇ 12.0 % → 34.0 %`.
struct LineText {
  private let series: [ChartPicture.Series]
  private let numbers: ChartNumbers
  private let options: RenderOptions
  private let width: Int

  init(_ series: [ChartPicture.Series], _ numbers: ChartNumbers, _ options: RenderOptions) {
    self.series = LineText.aligned(series)
    self.numbers = numbers
    self.options = options
    width = options.width ?? 80
  }

  func lines() -> [String] {
    let shown = Array(series.prefix(options.rowLimit ?? series.count))
    let labels = ChartLabels(shown.map(\.label), width / 4, options)
    let ends = shown.map(ends)
    let endWidth = ends.map { DisplayWidth.of($0) }.max() ?? 0
    let room = max(8, width - labels.width - endWidth - 2)
    let values = shown.flatMap { $0.points.compactMap(\.value) }
    let range = (values.min() ?? 0)...(values.max() ?? 0)
    let longest = min(room, shown.map(\.points.count).max() ?? 0)
    var lines = [header(range)]
    for (index, series) in shown.enumerated() {
      let spark = spark(series.points.map(\.value), range, room)
      let fill = TextFitting.spaces(longest - spark.count)
      lines.append(labels.texts[index] + options.style.paint(spark, .info) + fill + "  " + ends[index])
    }
    if series.count > shown.count {
      lines.append(options.style.paint(Footer.plain(shown: shown.count, of: series.count, options), .dim))
    }
    return lines
  }

  /// All series over the same dates, so that columns below each other are the same moment and what is missing shows as
  /// a gap; as they are where one has several points at a date.
  private static func aligned(_ all: [ChartPicture.Series]) -> [ChartPicture.Series] {
    let dates = Set(all.flatMap { $0.points.map(\.time) }).sorted()
    guard all.count > 1, all.count * dates.count <= 200_000,
      all.allSatisfy({ Set($0.points.map(\.time)).count == $0.points.count })
    else { return all }
    return all.map { series in
      let known = Dictionary(uniqueKeysWithValues: series.points.map { ($0.time, $0) })
      return ChartPicture.Series(
        label: series.label, points: dates.map { known[$0] ?? ChartPicture.Point(time: $0) })
    }
  }

  /// `0.0 % … 70.0 %  2026-11-01 … 2026-11-08`: what the lowest and the highest sign mean, and the days.
  private func header(_ range: ClosedRange<Double>) -> String {
    let dates = series.flatMap { $0.points.map(\.time) }
    let to = options.unicode ? " … " : " to "
    let days = [dates.min(), dates.max()].compactMap { $0.map { String(Timestamp.text($0).prefix(10)) } }
    let text =
      numbers.text(range.lowerBound) + to + numbers.text(range.upperBound) + "  " + days.joined(separator: to)
    return options.style.paint(TextFitting.cut(text, to: width, ellipsis: options.glyphs.ellipsis), .dim)
  }

  /// `12.0 % → 34.0 %`: the first and the last value there is, with the last's interval.
  private func ends(_ series: ChartPicture.Series) -> String {
    let known = series.points.filter { $0.value != nil }
    guard let first = known.first?.value, let point = known.last, let last = point.value else {
      return "null"
    }
    let interval =
      point.interval.map {
        " (\(numbers.text($0.lowerBound))\(options.unicode ? "–" : "-")\(numbers.text($0.upperBound)))"
      } ?? ""
    return (known.count == 1 ? "" : numbers.text(first) + (options.unicode ? " → " : " -> "))
      + numbers.text(last)
      + (width >= 60 ? interval : "")
  }

  /// One character a point; where there are more points than room, neighbours are averaged. A gap is a space.
  private func spark(_ values: [Double?], _ range: ClosedRange<Double>, _ room: Int) -> String {
    let count = min(values.count, room)
    let levels = options.unicode ? LineText.blocks : LineText.ascii
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
