import Drawing

/// Draws bars with whiskers. Wide: label, bar, value in columns. Narrow: label and value above the bar.
struct BarDrawing {
  private let chart: BarChart
  private let size: ChartSize
  private let ticks: [Double]
  private let left: Double
  private let right: Double
  /// Letters are bold for the own brand where there are others.
  private let isMixed: Bool

  init(_ chart: BarChart, _ size: ChartSize) {
    self.chart = chart
    self.size = size
    let bars = chart.groups.flatMap(\.bars)
    let highest = bars.compactMap { max($0.value ?? 0, $0.high ?? 0) }.max() ?? 1
    isMixed = bars.contains { !$0.isOwn }
    ticks = chart.scale.ticks(reaching: highest)
    if size == .wide {
      let labels =
        bars.map { TextWidth.of(InertText.cut($0.label, to: 200), size: size.labelSize) }.max() ?? 0
      let texts = bars.map { TextWidth.of($0.text, size: size.labelSize) }.max() ?? 0
      left = min(220, max(90, labels)) + 14
      right = size.width - min(300, texts) - 14
    } else {
      left = chart.scale == .share ? 1 : 10
      right = size.width - 14
    }
  }

  private func x(_ value: Double) -> Double {
    guard let low = ticks.first, let high = ticks.last, high > low else { return left }
    return left + (min(max(value, low), high) - low) / (high - low) * (right - left)
  }

  func draw(on canvas: inout SVGCanvas) {
    let rowHeight: Double = size == .wide ? 32 : 48
    let groupHeight: Double = 30
    let isGrouped = chart.groups.contains { $0.title != nil }
    let rows = chart.groups.reduce(0) { $0 + $1.bars.count }
    let titles = chart.groups.count { $0.title != nil }
    let bottom = 6 + Double(rows) * rowHeight + Double(titles) * groupHeight
    drawAxis(on: &canvas, bottom: bottom)
    var y: Double = 6
    for group in chart.groups {
      if let title = group.title {
        canvas.text(
          "group", TextWidth.fitted(title, into: size.width - 20, size: size.labelSize),
          x: isGrouped ? 0 : left,
          y: y + 21)
        y += groupHeight
      }
      for bar in group.bars {
        draw(bar, y: y, height: rowHeight, on: &canvas)
        y += rowHeight
      }
    }
    canvas.height = bottom + 26
  }

  private func drawAxis(on canvas: inout SVGCanvas, bottom: Double) {
    for (index, tick) in ticks.enumerated() {
      let x = x(tick)
      if size == .wide { canvas.line(tick == 0 ? "zero" : "grid", x, 2, x, bottom) }
      let anchor = size == .narrow && index == ticks.count - 1 ? "end" : (x < 14 ? "start" : "middle")
      canvas.text(
        "axis", chart.scale.label(tick), x: anchor == "start" ? max(0, x - 8) : x, y: bottom + 18,
        anchor: anchor)
    }
  }

  private func draw(_ bar: BarChart.Bar, y: Double, height: Double, on canvas: inout SVGCanvas) {
    let thickness: Double = size == .wide ? 14 : 12
    let middle = size == .wide ? y + height / 2 : y + height - 12
    let own = bar.isOwn ? " own" : ""
    let bold = isMixed ? own : ""
    let textSize = size.labelSize
    if size == .wide {
      let label = TextWidth.fitted(bar.label, into: left - 14, size: textSize)
      canvas.text("label\(bold)", label, x: left - 14, y: middle + 5, anchor: "end")
      canvas.text("value\(bold)", bar.text, x: size.width, y: middle + 5, anchor: "end")
    } else {
      let width = TextWidth.of(bar.text, size: textSize)
      let label = TextWidth.fitted(bar.label, into: max(60, size.width - width - 12), size: textSize)
      canvas.text("label\(bold)", label, x: 0, y: middle - 13)
      canvas.text("value\(bold)", bar.text, x: size.width, y: middle - 13, anchor: "end")
    }
    // Where labels stand above the bars, the grid stays between them.
    if size == .narrow {
      for tick in ticks {
        canvas.line(tick == 0 ? "zero" : "grid", x(tick), middle - 9, x(tick), middle + 10)
      }
    }
    guard let value = bar.value else { return }
    let (from, to) = (x(min(0, value)), x(max(0, value)))
    canvas.rect(
      "bar\(own)", x: from, y: middle - thickness / 2, width: max(1.5, to - from), height: thickness,
      radius: 2)
    if let low = bar.low, let high = bar.high {
      let (a, b) = (x(low), x(high))
      // What sets the whisker off from its own bar.
      canvas.line("halo", a, middle, min(b, to), middle)
      canvas.line("whisker", a, middle, b, middle)
      canvas.line("whisker", a, middle - 4, a, middle + 4)
      canvas.line("whisker", b, middle - 4, b, middle + 4)
    }
  }
}
