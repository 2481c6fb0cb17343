import Drawing

/// Draws a picture as SVG: labels on the left, numbers in words, few grid lines.
struct ChartDrawing {
  /// In CSS pixels.
  static let width: Double = 880
  /// So many bars, boxes or rows of a heat map stand on a page.
  static let mostRows = 100
  private static let labelSize: Double = 14

  var canvas: SVGCanvas
  let numbers: ChartNumbers
  /// Where the next thing begins.
  var y: Double = 0

  init(canvas: SVGCanvas, numbers: ChartNumbers) {
    self.canvas = canvas
    self.numbers = numbers
  }

  static let margin: Double = 24
  var right: Double { Self.width - Self.margin }

  mutating func title(_ text: String) {
    canvas.text("title", fitted(text, Self.width - 2 * Self.margin - 60), x: Self.margin, y: 36)
    y = 60
  }

  mutating func notes(_ notes: [String]) {
    for note in notes {
      canvas.text("axis", fitted(note, Self.width - 2 * Self.margin), x: Self.margin, y: y + 14)
      y += 20
    }
    canvas.height = y + 16
  }

  /// Says how many of the rows are drawn, where some are not.
  mutating func shown(_ count: Int, of all: Int) {
    guard all > count else { return }
    canvas.text("axis", "\(count) of \(all) shown", x: Self.margin, y: y + 14)
    y += 20
  }

  static func percent(_ share: Double) -> String { NumberText.fixed(share * 100, 1, NumberStyle()) + " %" }

  // MARK: Shared pieces

  func textWidth(_ text: String) -> Double { TextWidth.of(text, size: Self.labelSize) }

  func fitted(_ text: String, _ width: Double) -> String {
    TextWidth.fitted(text, into: width, size: Self.labelSize)
  }

  /// Where what is drawn begins: behind the widest label, which takes a third of the page at most.
  func left(_ labels: [String]) -> Double {
    let widest = labels.map { TextWidth.of(InertText.cut($0, to: 200), size: Self.labelSize) }.max() ?? 0
    return widest == 0 ? Self.margin : Self.margin + min(Self.width / 3, widest) + 12
  }

  mutating func label(_ text: String, _ left: Double, middle: Double) {
    canvas.text("label", fitted(text, left - Self.margin - 10), x: left - 12, y: middle + 5, anchor: "end")
  }

  /// The grid lines and their numbers under what was drawn from `top` to here.
  mutating func axis(_ ticks: [Double], top: Double, x: (Double) -> Double) {
    var free = -Double.infinity
    for tick in ticks {
      canvas.line(tick == 0 ? "zero" : "grid", x(tick), top, x(tick), y)
      let text = numbers.tick(tick, of: ticks)
      let half = TextWidth.of(text, size: 12) / 2
      guard x(tick) - half > free + 8 else { continue }
      canvas.text("axis", text, x: x(tick), y: y + 18, anchor: "middle")
      free = x(tick) + half
    }
  }

  /// Names with their colours, folded between them.
  mutating func legend(_ names: [String]) {
    var x = Self.margin
    for (index, name) in names.enumerated() {
      let text = fitted(name, 260)
      let size = textWidth(text) + 40
      if x > Self.margin, x + size > right {
        x = Self.margin
        y += 24
      }
      canvas.rect("s\(index % 8)", x: x, y: y + 3, width: 14, height: 14, radius: 3)
      canvas.text("label", text, x: x + 20, y: y + 15)
      x += size
    }
    y += 34
  }
}
