import Drawing

/// Draws shares over time: a band for each interval, the own brand's line full and the others' dashed.
struct LineDrawing {
  private let chart: LineChart
  private let size: ChartSize
  private let ticks: [Double]
  private let top: Double
  private let bottom: Double
  private let left: Double = 46
  private let right: Double
  private let times: (first: Int64, last: Int64)

  init(_ chart: LineChart, _ size: ChartSize) {
    self.chart = chart
    self.size = size
    let points = chart.series.flatMap(\.points)
    ticks = ChartScale.share.ticks(
      reaching: points.compactMap { max($0.value ?? 0, $0.high ?? 0) }.max() ?? 1)
    let lines = size == .wide ? 1 : chart.series.count
    top = 14 + Double(lines) * 22
    bottom = top + (size == .wide ? 230 : 190)
    right = size.width - 18
    times = (points.map(\.time).min() ?? 0, points.map(\.time).max() ?? 0)
  }

  private func x(_ time: Int64) -> Double {
    guard times.last > times.first else { return (left + right) / 2 }
    return left + 10 + Double(time - times.first) / Double(times.last - times.first) * (right - left - 20)
  }

  private func y(_ value: Double) -> Double {
    bottom - min(1, max(0, value / (ticks.last ?? 1))) * (bottom - top)
  }

  func draw(on canvas: inout SVGCanvas) {
    for tick in ticks {
      canvas.line(tick == 0 ? "zero" : "grid", left, y(tick), right, y(tick))
      canvas.text("axis", ChartScale.share.label(tick), x: left - 8, y: y(tick) + 4, anchor: "end")
    }
    drawDays(on: &canvas)
    for series in chart.series.sorted(by: { !$0.isOwn && $1.isOwn }) { draw(series, on: &canvas) }
    drawLegend(on: &canvas)
    canvas.height = bottom + 30
  }

  private func draw(_ series: LineChart.Series, on canvas: inout SVGCanvas) {
    let own = series.isOwn ? " own" : ""
    for part in Self.unbroken(series.points) {
      let low = part.compactMap { point in point.low.map { (x: x(point.time), y: y($0)) } }
      let high = part.compactMap { point in point.high.map { (x: x(point.time), y: y($0)) } }
      if low.count > 1 {
        canvas.path("band\(own)", high + low.reversed(), isClosed: true)
      } else if let a = low.first, let b = high.first {
        canvas.line("whisker", a.x, a.y, b.x, b.y)
      }
      let line = part.compactMap { point in point.value.map { (x: x(point.time), y: y($0)) } }
      canvas.path("line\(own)", line)
      for point in line { canvas.circle("dot\(own)", point.x, point.y, radius: series.isOwn ? 3.5 : 2.5) }
    }
  }

  /// A run without data breaks the line.
  private static func unbroken(_ points: [LineChart.Point]) -> [[LineChart.Point]] {
    points.split { $0.value == nil }.map(Array.init)
  }

  private func drawDays(on canvas: inout SVGCanvas) {
    var free = size.width + 20
    for point in (chart.series.first?.points ?? []).reversed() {
      let middle = x(point.time)
      let width = TextWidth.of(point.label, size: size.axisSize)
      let end = min(size.width, middle + width / 2)
      guard end < free - 16, end - width > left - 20 else { continue }
      canvas.text("axis", point.label, x: end, y: bottom + 20, anchor: "end")
      free = end - width
    }
  }

  private func drawLegend(on canvas: inout SVGCanvas) {
    var (x, y): (Double, Double) = (left, 16)
    for series in chart.series.sorted(by: { $0.isOwn && !$1.isOwn }) {
      let own = series.isOwn ? " own" : ""
      let name = TextWidth.fitted(series.name, into: size == .wide ? 300 : 250, size: size.labelSize)
      canvas.line("line\(own)", x, y - 5, x + 26, y - 5)
      canvas.circle("dot\(own)", x + 13, y - 5, radius: series.isOwn ? 3.5 : 2.5)
      canvas.text("label\(own)", name, x: x + 34, y: y)
      if size == .wide { x += 70 + TextWidth.of(name, size: size.labelSize) } else { y += 22 }
    }
  }
}
