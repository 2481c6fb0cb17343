import Drawing

extension ChartDrawing {
  /// Shares of a whole: each row as wide as the others.
  mutating func drawStack(_ grid: ChartPicture.Grid) {
    legend(grid.columns)
    let rows = Array(grid.rows.prefix(Self.mostRows))
    let left = left(rows)
    for (index, row) in rows.enumerated() {
      let middle = y + 18
      label(row, left, middle: middle)
      var x = left
      for (part, share) in grid.cells[index].enumerated() {
        let width = (share ?? 0) * (right - left)
        guard width > 0 else { continue }
        // A line of paper between the parts: colour alone would not part them for everyone.
        canvas.rect("s\(part % 8)", x: x, y: middle - 13, width: max(0.5, width - 1.5), height: 26)
        let text = Self.percent(share ?? 0)
        if TextWidth.of(text, size: 12) + 8 < width {
          canvas.text("on\(part % 8)", text, x: x + width / 2, y: middle + 4, anchor: "middle")
        }
        x += width
      }
      y += 36
    }
    shown(rows.count, of: grid.rows.count)
  }

  /// A number for each pair of a row and a column, on a ground that says the same.
  mutating func drawHeat(_ grid: ChartPicture.Grid) {
    let rows = Array(grid.rows.prefix(Self.mostRows))
    let columns = Array(grid.columns.prefix(40))
    let left = left(rows)
    let step = (right - left) / Double(max(1, columns.count))
    let values = grid.cells.flatMap { $0.compactMap { $0 } }
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let isTurned = columns.contains { TextWidth.of(InertText.cut($0, to: 200), size: 12) > step - 6 }
    y += isTurned ? 84 : 14
    for (index, column) in columns.enumerated() {
      let middle = left + (Double(index) + 0.5) * step
      let text = TextWidth.fitted(column, into: isTurned ? 104 : step - 4, size: 12)
      canvas.text(
        "axis", text, x: middle + (isTurned ? 4 : 0), y: y - 8, anchor: isTurned ? "end" : "middle",
        turn: isTurned ? 50 : 0)
    }
    for (index, row) in rows.enumerated() {
      label(row, left, middle: y + 17)
      for (column, value) in grid.cells[index].prefix(columns.count).enumerated() {
        cell(value, low, high, x: left + Double(column) * step, step)
      }
      y += 34
    }
    y += 8
    shown(rows.count, of: grid.rows.count)
    if grid.columns.count > columns.count {
      notes(["not shown: " + grid.columns.dropFirst(columns.count).joined(separator: ", ")])
    }
  }

  private mutating func cell(_ value: Double?, _ low: Double, _ high: Double, x: Double, _ step: Double) {
    let range = high - low
    let strength = value.map { range > 0 && range.isFinite ? Int((($0 - low) / range * 10).rounded()) : 5 }
    let style = strength.map { "h\(min(10, max(0, $0)))" } ?? "none"
    canvas.rect(style, x: x + 1, y: y + 1, width: step - 2, height: 32, radius: 3)
    let text = value.map(numbers.text) ?? "–"
    guard TextWidth.of(text, size: 12) < step - 4 else { return }
    // Which letters are read on a strength depends on light and dark.
    let letters = strength.map { $0 < 7 ? "cell" : $0 < 9 ? "mid" : "dense" } ?? "axis"
    canvas.text(letters, text, x: x + step / 2, y: y + 21, anchor: "middle")
  }
}
