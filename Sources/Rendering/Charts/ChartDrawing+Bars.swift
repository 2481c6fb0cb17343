import Drawing

extension ChartDrawing {
  /// Bars from zero, with whiskers where there are intervals, and the number at the right edge.
  mutating func draw(_ all: [ChartPicture.Bar]) {
    let bars = Array(all.prefix(Self.mostRows))
    let values = bars.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound] }.compactMap {
      $0
    }
    let ticks = numbers.ticks(min(0, values.min() ?? 0), max(0, values.max() ?? 0), about: 6)
    let left = left(bars.map(\.label))
    let texts = bars.map { $0.value.map(numbers.text) ?? "null" }
    let end = right - (texts.map(textWidth).max() ?? 0) - 14
    let x = Self.scale(ticks, left, end)
    let top = y
    // The grid lies under the bars.
    y += Double(bars.count) * 30 + 6
    axis(ticks, top: top, x: x)
    for (index, bar) in bars.enumerated() {
      let middle = top + Double(index) * 30 + 17
      label(bar.label, left, middle: middle)
      canvas.text(bar.value == nil ? "axis" : "value", texts[index], x: right, y: middle + 5, anchor: "end")
      guard let value = bar.value else { continue }
      let (a, b) = (x(min(0, value)), x(max(0, value)))
      canvas.rect(
        value < 0 ? "below" : "s0", x: a, y: middle - 8, width: max(1.5, b - a), height: 16, radius: 2)
      if let interval = bar.interval { whisker(x(interval.lowerBound), x(interval.upperBound), middle) }
    }
    y += 30
    shown(bars.count, of: all.count)
  }

  private mutating func whisker(_ a: Double, _ b: Double, _ middle: Double) {
    for style in ["halo", "whisker"] {
      canvas.line(style, a, middle, b, middle)
      canvas.line(style, a, middle - 5, a, middle + 5)
      canvas.line(style, b, middle - 5, b, middle + 5)
    }
  }

  /// Values → pixels between `left` and `right`; what is beyond the ticks stays at the edge.
  static func scale(_ ticks: [Double], _ left: Double, _ right: Double) -> (Double) -> Double {
    let (low, high) = (ticks.first ?? 0, ticks.last ?? 1)
    let range = high - low
    return { value in
      guard range > 0, range.isFinite else { return left }
      return left + min(1, max(0, (value - low) / range)) * (right - left)
    }
  }

  /// Boxes from quartile to quartile, a line at the median and whiskers to the least and the greatest.
  mutating func draw(_ all: [ChartPicture.Box]) {
    let boxes = Array(all.prefix(Self.mostRows))
    let values = boxes.flatMap(\.five)
    let ticks = numbers.ticks(min(0, values.min() ?? 0), values.max() ?? 1, about: 6)
    let left = left(boxes.map(\.label))
    let texts = boxes.map {
      "median " + numbers.text($0.five[2]) + ($0.beyond(numbers, NumberStyle()).map { ", \($0)" } ?? "")
    }
    let x = Self.scale(ticks, left, right - (texts.map(textWidth).max() ?? 0) - 14)
    let top = y
    y += Double(boxes.count) * 36 + 6
    axis(ticks, top: top, x: x)
    for (index, box) in boxes.enumerated() {
      let middle = top + Double(index) * 36 + 20
      let five = box.five.map(x)
      label(box.label, left, middle: middle)
      canvas.text("value", texts[index], x: right, y: middle + 5, anchor: "end")
      canvas.line("whisker", five[0], middle, five[1], middle)
      canvas.line("whisker", five[3], middle, five[4], middle)
      for end in [five[0], five[4]] { canvas.line("whisker", end, middle - 6, end, middle + 6) }
      canvas.rect(
        "box", x: five[1], y: middle - 10, width: max(1.5, five[3] - five[1]), height: 20, radius: 2)
      for outlier in box.outliers where outlier <= ticks.last ?? 0 {
        canvas.circle("whisker", x(outlier), middle, radius: 1.5)
      }
      canvas.line("median", five[2], middle - 10, five[2], middle + 10)
    }
    y += 30
    shown(boxes.count, of: all.count)
  }
}
