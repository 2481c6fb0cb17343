import Drawing

/// Draws a table of shares whose colour says what its numbers say. Where the columns' names are too long they are turned.
struct HeatDrawing {
  private let chart: HeatMap
  private let size: ChartSize
  private let left: Double
  private let step: Double
  private let isTurned: Bool

  init(_ chart: HeatMap, _ size: ChartSize) {
    self.chart = chart
    self.size = size
    let most: Double = size == .wide ? 200 : 104
    let labels =
      chart.rows.map { TextWidth.of(InertText.cut($0.label, to: 200), size: size.labelSize) }.max() ?? 0
    left = min(most, max(60, labels)) + 12
    let room = (size.width - left) / Double(max(1, chart.columns.count))
    step = room
    isTurned = chart.columns.contains { TextWidth.of($0, size: 12) > room - 6 }
  }

  func draw(on canvas: inout SVGCanvas) {
    let head: Double = isTurned ? 84 : 28
    let height: Double = 36
    for (index, column) in chart.columns.enumerated() {
      let middle = left + (Double(index) + 0.5) * step
      if isTurned {
        let name = TextWidth.fitted(column, into: 104, size: size.axisSize)
        canvas.text("axis", name, x: middle + 4, y: head - 6, anchor: "end", turn: 50)
      } else {
        canvas.text("axis", column, x: middle, y: head - 10, anchor: "middle")
      }
    }
    for (index, row) in chart.rows.enumerated() {
      let y = head + Double(index) * height
      let own = row.isOwn ? " own" : ""
      let label = TextWidth.fitted(row.label, into: left - 12, size: size.labelSize)
      canvas.text("label\(own)", label, x: left - 12, y: y + 23, anchor: "end")
      for (column, cell) in row.cells.enumerated() {
        draw(cell, own: own, x: left + Double(column) * step, y: y, height: height, on: &canvas)
      }
    }
    canvas.height = head + Double(chart.rows.count) * height + 4
  }

  private func draw(
    _ cell: HeatMap.Cell, own: String, x: Double, y: Double, height: Double, on canvas: inout SVGCanvas
  ) {
    // Ten steps of strength; the numbers are what counts.
    let strength = cell.value.map { min(10, max(0, Int(($0 * 10).rounded()))) }
    let style = strength.map { "heat h\($0)\(own)" } ?? "heat none"
    canvas.rect(style, x: x + 1.5, y: y + 1.5, width: step - 3, height: height - 3, radius: 3)
    let (middle, center) = (x + step / 2, y + height / 2)
    if cell.value == nil, TextWidth.of(cell.text, size: 11) > step - 6 {
      let words = cell.text.split(separator: " ", maxSplits: 1)
      for (line, word) in words.enumerated() {
        canvas.text(
          "cell small", String(word), x: middle, y: center - 2 + Double(line) * 12, anchor: "middle")
      }
    } else {
      canvas.text(
        "cell\(cell.value == nil ? " small" : "")", cell.text, x: middle, y: center + 5, anchor: "middle")
    }
  }
}
