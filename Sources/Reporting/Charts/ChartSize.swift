import Drawing

/// What a chart is drawn for: a page's full width, or a telephone's. Each page carries both and shows one, since
/// letters that shrink with the drawing could not be read.
enum ChartSize: String, CaseIterable {
  case wide, narrow

  var width: Double { self == .wide ? 880 : 344 }
  /// Font sizes in pixels.
  var labelSize: Double { self == .wide ? 14 : 13 }
  var axisSize: Double { 12 }
}

extension ReportChart {
  /// The drawing in a size; `id` is unique in the page.
  func svg(_ size: ChartSize, id: String) -> String {
    var canvas = SVGCanvas(width: size.width)
    switch shape {
    case .bars(let chart): BarDrawing(chart, size).draw(on: &canvas)
    case .lines(let chart): LineDrawing(chart, size).draw(on: &canvas)
    case .heat(let chart): HeatDrawing(chart, size).draw(on: &canvas)
    }
    return canvas.element(
      id: "\(id)-\(size.rawValue)", style: "chart \(size.rawValue)", title: title, summary: summary)
  }
}
