import Drawing

extension ChartPicture {
  /// The chart as a file of its own, as the name's ending says: `.svg`, or `.html` with the drawing in a page; nil for
  /// other endings. Nothing is loaded and nothing runs; light and dark as the reader's system has it.
  package func document(named path: String) -> String? {
    let name = path.lowercased()
    if name.hasSuffix(".svg") { return svg() + "\n" }
    guard name.hasSuffix(".html") || name.hasSuffix(".htm") else { return nil }
    var bytes: [UInt8] = []
    HTMLPage.begin(title: title, &bytes)
    bytes += "<figure>\n\(svg())\n</figure>\n".utf8
    HTMLPage.end(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func svg() -> String {
    var canvas = SVGCanvas(width: ChartDrawing.width)
    canvas.styleSheet(ChartDrawing.style)
    var drawing = ChartDrawing(canvas: canvas, numbers: numbers)
    drawing.title(title)
    switch shape {
    case .bars(let bars): drawing.draw(bars)
    case .stacked(let grid): drawing.drawStack(grid)
    case .lines(let series): drawing.draw(series)
    case .heat(let grid): drawing.drawHeat(grid)
    case .boxes(let boxes): drawing.draw(boxes)
    }
    drawing.notes(signs + notes)
    return drawing.canvas.element(id: "chart", style: "chart", title: title, summary: summary)
  }

  /// What signs mean that nothing names.
  private var signs: [String] {
    switch shape {
    case .bars(let bars) where bars.contains { $0.interval != nil }: ["whiskers: the interval"]
    case .lines(let series) where series.contains { $0.points.contains { $0.interval != nil } }:
      ["bands: the interval"]
    case .boxes: ["box: the quartiles; line: the median; whiskers: the least and the greatest"]
    default: []
    }
  }

  /// What it shows, for those who cannot see it: the first numbers, with their labels.
  private var summary: String {
    let most = 40
    let facts: [String] =
      switch shape {
      case .bars(let bars): bars.prefix(most).map { "\($0.label): \($0.value.map(numbers.text) ?? "null")" }
      case .stacked(let grid):
        grid.rows.indices.prefix(most).map { row in
          grid.rows[row] + ": "
            + grid.columns.indices.map {
              "\(grid.columns[$0]) \(ChartDrawing.percent(grid.cells[row][$0] ?? 0))"
            }
            .joined(separator: ", ")
        }
      case .lines(let series):
        series.prefix(most).map { line in
          let known = line.points.compactMap(\.value)
          let ends = [known.first, known.last].compactMap { $0.map(numbers.text) }
          return line.label + ": " + ends.joined(separator: " to ")
        }
      case .heat(let grid):
        grid.rows.indices.prefix(most).map { row in
          grid.rows[row] + ": "
            + grid.columns.indices.map {
              "\(grid.columns[$0]) \(grid.cells[row][$0].map(numbers.text) ?? "–")"
            }
            .joined(separator: ", ")
        }
      case .boxes(let boxes):
        boxes.prefix(most).map { box in
          "\(box.label): " + box.five.map(numbers.text).joined(separator: ", ")
            + (box.beyond(numbers, NumberStyle()).map { "; \($0)" } ?? "")
        }
      }
    return facts.joined(separator: "; ")
  }
}
