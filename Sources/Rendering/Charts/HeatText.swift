/// A number for each pair of a row and a column, with a shade that says the same.
struct HeatText {
  private let grid: ChartPicture.Grid
  private let numbers: ChartNumbers
  private let options: RenderOptions
  private let width: Int
  private let lowest: Double
  private let highest: Double

  init(_ grid: ChartPicture.Grid, _ numbers: ChartNumbers, _ options: RenderOptions) {
    self.grid = grid
    self.numbers = numbers
    self.options = options
    width = options.width ?? 80
    let values = grid.cells.flatMap { $0.compactMap { $0 } }
    lowest = values.min() ?? 0
    highest = values.max() ?? 0
  }

  func lines() -> [String] {
    let limit = options.rowLimit ?? grid.rows.count
    let shown = Array(grid.rows.prefix(limit))
    let labels = ChartLabels(shown, width / 3, options)
    let texts = grid.cells.map { $0.map { $0.map(numbers.text) ?? "" } }
    let number = texts.flatMap { $0.map { DisplayWidth.of($0) } }.max() ?? 0
    let names = grid.columns.map { DisplayWidth.of($0) }.max() ?? 0
    // Two columns of shade, a space, the number; names are cut before columns are lost.
    let least = number + 3
    let room = max(1, (width - labels.width + 2) / (least + 2))
    let count = min(grid.columns.count, room)
    let wide = (width - labels.width + 2) / max(1, count) - 2
    let cell = min(max(least, names), max(least, wide))
    var lines = [header(count, cell, labels.width)]
    for (index, label) in labels.texts.enumerated() {
      let cells = (0..<count).map { self.cell(grid.cells[index][$0], texts[index][$0], number, cell) }
      lines.append((label + cells.joined(separator: "  ")).trimmedEnd)
    }
    return lines + footer(shown.count, count)
  }

  private func header(_ count: Int, _ cell: Int, _ left: Int) -> String {
    let names = grid.columns.prefix(count).map {
      TextFitting.padRight(TextFitting.cut($0, to: cell, ellipsis: options.glyphs.ellipsis), to: cell)
    }
    return options.style.paint((TextFitting.spaces(left) + names.joined(separator: "  ")).trimmedEnd, .strong)
  }

  private func cell(_ value: Double?, _ text: String, _ number: Int, _ width: Int) -> String {
    guard let value else { return TextFitting.spaces(width) }
    let range = highest - lowest
    let place = range > 0 && range.isFinite ? (value - lowest) / range : 1
    let shades = options.unicode ? ["·", "░", "▒", "▓", "█"] : [".", ":", "+", "*", "#"]
    let shade = shades[min(4, max(0, Int(place * 5)))]
    let fill = TextFitting.spaces(width - 3 - number)
    return options.style.paint(shade + shade, .info) + " " + TextFitting.padLeft(text, to: number) + fill
  }

  private func footer(_ rows: Int, _ columns: Int) -> [String] {
    var lines: [String] = []
    if grid.rows.count > rows { lines.append(Footer.plain(shown: rows, of: grid.rows.count, options)) }
    let hidden = grid.columns.dropFirst(columns)
    if !hidden.isEmpty {
      lines += TextFitting.wrap("not shown: " + hidden.joined(separator: ", "), to: width)
    }
    return lines.map { options.style.paint($0, .dim) }
  }
}
