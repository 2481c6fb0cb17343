import Drawing
import Values

extension ChartDrawing {
  /// So many lines are told apart; the others are left out, and that is said.
  private static let mostLines = 8

  /// Values over time, with a band for each interval.
  mutating func draw(_ all: [ChartPicture.Series]) {
    let series = Array(all.prefix(Self.mostLines))
    if series.count > 1 || series.contains(where: { !$0.label.isEmpty }) { legend(series.map(\.label)) }
    let points = series.flatMap(\.points)
    let values = points.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound] }.compactMap {
      $0
    }
    let ticks = numbers.ticks(Self.floor(values), values.max() ?? 1, about: 5)
    let left =
      Self.margin + (ticks.map { TextWidth.of(numbers.tick($0, of: ticks), size: 12) }.max() ?? 0) + 10
    let (top, bottom) = (y + 6, y + 276)
    let up = Self.scale(ticks, bottom, top)
    for tick in ticks {
      canvas.line(tick == 0 ? "zero" : "grid", left, up(tick), right, up(tick))
      canvas.text("axis", numbers.tick(tick, of: ticks), x: left - 8, y: up(tick) + 4, anchor: "end")
    }
    let times = (first: points.map(\.time).min() ?? 0, last: points.map(\.time).max() ?? 0)
    let across = across(times, left + 8, right - 8)
    days(times, across, bottom)
    for (index, line) in series.enumerated() { draw(line, index, across, up) }
    y = bottom + 34
    shown(series.count, of: all.count)
  }

  /// Zero, unless all values lie high above it: then what changes would not be seen.
  private static func floor(_ values: [Double]) -> Double {
    guard let low = values.min(), let high = values.max() else { return 0 }
    return low > 0 && high - low < low / 2 ? low : min(0, low)
  }

  private func across(_ times: (first: Int64, last: Int64), _ left: Double, _ right: Double) -> (Int64) ->
    Double
  {
    let range = Double(times.last) - Double(times.first)
    return { time in
      range > 0 ? left + (Double(time) - Double(times.first)) / range * (right - left) : (left + right) / 2
    }
  }

  private mutating func draw(
    _ series: ChartPicture.Series, _ index: Int, _ across: (Int64) -> Double, _ up: (Double) -> Double
  ) {
    // A time without a value breaks the line.
    for part in series.points.split(whereSeparator: { $0.value == nil }) {
      let low = part.compactMap { point in
        point.interval.map { (x: across(point.time), y: up($0.lowerBound)) }
      }
      let high = part.compactMap { point in
        point.interval.map { (x: across(point.time), y: up($0.upperBound)) }
      }
      if low.count > 1 { canvas.path("band s\(index)", high + low.reversed(), isClosed: true) }
      let line = part.compactMap { point in point.value.map { (x: across(point.time), y: up($0)) } }
      // Lines of the same lightness are told apart by their dashes as well.
      canvas.path("line l\(index)", line)
      guard series.points.count <= 60 || line.count == 1 else { continue }
      for point in line { canvas.circle("s\(index)", point.x, point.y, radius: 3) }
    }
  }

  /// The days under the axis, as many as do not touch.
  private mutating func days(
    _ times: (first: Int64, last: Int64), _ across: (Int64) -> Double, _ bottom: Double
  ) {
    let day: Int64 = 86_400_000
    let (range, overflow) = times.last.subtractingReportingOverflow(times.first)
    guard !overflow, range > 0 else {
      canvas.text("axis", name(times.first, of: 0), x: across(times.first), y: bottom + 20, anchor: "middle")
      return
    }
    let hour: Int64 = 3_600_000
    let steps: [Int64] = [
      hour, 3 * hour, 6 * hour, day, 2 * day, 7 * day, 14 * day, 28 * day, 91 * day, 364 * day,
    ]
    let step = steps.first { range / $0 <= 8 } ?? range / 8
    var time = times.first
    while time <= times.last {
      let x = min(right - 30, max(Self.margin + 40, across(time)))
      canvas.line("grid", across(time), bottom, across(time), bottom + 4)
      canvas.text("axis", name(time, of: step), x: x, y: bottom + 20, anchor: "middle")
      let (next, overflow) = time.addingReportingOverflow(step)
      if overflow { break }
      time = next
    }
  }

  private func name(_ time: Int64, of step: Int64) -> String {
    let text = Timestamp.text(time)
    return step > 0 && step < 86_400_000
      ? String(text.dropFirst(5).prefix(11)).replacing("T", " ") : String(text.prefix(10))
  }
}

extension String {
  fileprivate func replacing(_ old: Character, _ new: Character) -> String {
    String(map { $0 == old ? new : $0 })
  }
}
