import Values

/// Horizontal bars from zero, with the value behind each and, where the rows carry an interval, whiskers.
struct BarText {
  let bars: [ChartPicture.Bar]
  let numbers: ChartNumbers
  let options: RenderOptions

  private var width: Int { options.width ?? 80 }

  func lines() -> [String] {
    let shown = Array(bars.prefix(options.rowLimit ?? bars.count))
    let labels = ChartLabels(shown.map(\.label), width / 3, options)
    let textWidth = shown.map { $0.value.map { DisplayWidth.of(numbers.text($0)) } ?? 0 }.max() ?? 0
    let room = max(8, width - labels.width - textWidth - 2)
    let scale = BarScale(
      values: shown.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound] }.compactMap {
        $0
      },
      columns: room)
    var lines = zip(shown, labels.texts).map { line($0, $1, scale) }
    if bars.count > shown.count {
      lines.append(options.style.paint(Footer.plain(shown: shown.count, of: bars.count, options), .dim))
    }
    return lines
  }

  private func line(_ bar: ChartPicture.Bar, _ label: String, _ scale: BarScale) -> String {
    guard let value = bar.value else {
      return label + TextFitting.spaces(scale.zero) + options.style.paint("null", .dim)
    }
    let cells = scale.cells(value, bar.interval, unicode: options.unicode)
    return label + options.style.paint(cells, value < 0 ? .bad : .info) + "  " + numbers.text(value)
  }
}

/// The labels on the left of a chart, equally wide.
struct ChartLabels {
  /// Cut, filled and with the gap behind them; empty where no row has a label.
  let texts: [String]
  /// Columns of each text.
  let width: Int

  init(_ labels: [String], _ most: Int, _ options: RenderOptions) {
    let widest = min(most, labels.map { DisplayWidth.of($0) }.max() ?? 0)
    width = widest > 0 ? widest + 2 : 0
    texts = labels.map { label in
      guard widest > 0 else { return "" }
      let cut = TextFitting.cut(label, to: widest, ellipsis: options.glyphs.ellipsis)
      return TextFitting.padRight(cut, to: widest + 2)
    }
  }
}
