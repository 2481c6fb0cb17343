import Values

/// What a chart shows, without a place to draw it: the terminal's characters and the drawing of a file are made from the
/// same picture.
package struct ChartPicture: Sendable {
  struct Bar: Sendable, Equatable {
    var label: String
    var value: Double?
    var interval: ClosedRange<Double>?
  }

  /// Rows of the same parts; a part that a row lacks is nil.
  struct Grid: Sendable, Equatable {
    var rows: [String]
    var columns: [String]
    /// By row, then by column.
    var cells: [[Double?]]
  }

  struct Point: Sendable, Equatable {
    /// UTC milliseconds.
    var time: Int64
    var value: Double?
    var interval: ClosedRange<Double>?
  }

  struct Series: Sendable, Equatable {
    var label: String
    /// In the order of time.
    var points: [Point]
  }

  struct Box: Sendable, Equatable {
    var label: String
    /// Lower whisker, lower quartile, median, upper quartile, upper whisker; ascending. Of rows that are drawn from
    /// single values whiskers end at the last value within 1.5 times the quartiles' distance (Tukey).
    var five: [Double]
    /// The values beyond the whiskers, ascending.
    var outliers: [Double] = []
    /// How many values it stands for; nil where the rows do not say.
    var count: Int?
  }

  enum Shape: Sendable, Equatable {
    case bars([Bar])
    /// The cells of a row are shares of 1.
    case stacked(Grid)
    case lines([Series])
    case heat(Grid)
    case boxes([Box])
  }

  /// Visible text.
  let title: String
  let shape: Shape
  let numbers: ChartNumbers
  /// Said under the chart.
  let notes: [String]

  /// The rows that a chart reads; what is more is not drawn, and that is said.
  package static let mostRows = 200_000

  /// The chart in characters, each line ended, none wider than the terminal (off terminals: 80 columns).
  package func text(_ options: RenderOptions) -> String {
    // Values in a chart are for the eye also where it goes into a file.
    var options = options
    let width = max(30, options.width ?? 80)
    options.width = width
    let lines: [String] =
      switch shape {
      case .bars(let bars): BarText(bars: bars, numbers: numbers, options: options).lines()
      case .stacked(let grid): StackText(grid, options).lines()
      case .lines(let series): LineText(series, numbers, options).lines()
      case .heat(let grid): HeatText(grid, numbers, options).lines()
      case .boxes(let boxes): BoxText(boxes: boxes, numbers: numbers, options: options).lines()
      }
    let title = options.style.paint(
      TextFitting.cut(title + key(options), to: width, ellipsis: options.glyphs.ellipsis), .strong)
    let notes = notes.flatMap { TextFitting.wrap($0, to: width) }.map { options.style.paint($0, .dim) }
    return ([title] + lines + notes).map { $0 + "\n" }.joined()
  }

  private func boxKey(_ options: RenderOptions) -> String {
    guard case .boxes(let boxes) = shape, boxes.contains(where: { !$0.outliers.isEmpty }) else {
      return options.unicode
        ? "  (├ least ▒ quartiles ┃ median ┤ most)" : "  (| least = quartiles # median | most)"
    }
    return options.unicode
      ? "  (├┤ 1.5 × the quartiles ▒ ┃ median ∙ beyond)" : "  (|| 1.5 * the quartiles = # median . beyond)"
  }

  /// What signs mean, behind the title.
  private func key(_ options: RenderOptions) -> String {
    switch shape {
    case .bars(let bars) where bars.contains { $0.interval != nil }:
      options.unicode ? "  (├●┤ interval)" : "  ([o] interval)"
    case .boxes:
      boxKey(options)
    default: ""
    }
  }
}
