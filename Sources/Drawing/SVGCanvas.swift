/// Draws SVG as text. Colours are classes of the page's style sheet, so that a theme reaches them.
package struct SVGCanvas {
  /// In CSS pixels at the size it is drawn for.
  package let width: Double
  /// Set by who draws, in the same pixels.
  package var height: Double = 0
  private var body = ""

  /// An empty canvas; its height is set once it is known.
  package init(width: Double) { self.width = width }

  /// Rules of CSS for a drawing that stands alone; from the program, never from outside.
  package mutating func styleSheet(_ css: String) { body += "<style>\(css)</style>" }

  /// A coordinate with at most one decimal.
  package static func number(_ x: Double) -> String {
    guard x.isFinite else { return "0" }
    let tenths = Int64((x * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = abs(tenths) % 10
    return "\(sign)\(abs(tenths) / 10)\(rest == 0 ? "" : ".\(rest)")"
  }

  private func list(_ pairs: [(String, Double)]) -> String {
    pairs.map { #" \#($0.0)="\#(Self.number($0.1))""# }.joined()
  }

  /// A rectangle with a class; a negative width is drawn as none.
  package mutating func rect(
    _ style: String, x: Double, y: Double, width: Double, height: Double, radius: Double = 0
  ) {
    let corners = radius > 0 ? list([("rx", radius)]) : ""
    let size = list([("x", x), ("y", y), ("width", max(0, width)), ("height", height)])
    body += #"<rect class="\#(style)"\#(size)\#(corners)/>"#
  }

  /// A line from one point to another.
  package mutating func line(_ style: String, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
    body += #"<line class="\#(style)"\#(list([("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)]))/>"#
  }

  /// A filled circle.
  package mutating func circle(_ style: String, _ x: Double, _ y: Double, radius: Double) {
    body += #"<circle class="\#(style)"\#(list([("cx", x), ("cy", y), ("r", radius)]))/>"#
  }

  /// A line through the points, or the area within them.
  package mutating func path(_ style: String, _ points: [(x: Double, y: Double)], isClosed: Bool = false) {
    guard points.count > 1 else { return }
    let steps = points.map { "\(Self.number($0.x)) \(Self.number($0.y))" }.joined(separator: "L")
    body += #"<path class="\#(style)" d="M\#(steps)\#(isClosed ? "Z" : "")"/>"#
  }

  /// A line of text; `anchor` is `start`, `middle` or `end`. The text is made inert here.
  package mutating func text(
    _ style: String, _ text: String, x: Double, y: Double, anchor: String = "start", turn: Double = 0
  ) {
    let place = list([("x", x), ("y", y)])
    let turning =
      turn == 0
      ? "" : #" transform="rotate(\#(Self.number(turn)) \#(Self.number(x)) \#(Self.number(y)))""#
    let side = anchor == "start" ? "" : #" text-anchor="\#(anchor)""#
    body += #"<text class="\#(style)"\#(place)\#(side)\#(turning)>\#(InertText.html(text))</text>"#
  }

  /// The whole element. `id` must be unique in the page; `style` is its class.
  package func element(id: String, style: String, title: String, summary: String) -> String {
    let size = "0 0 \(Self.number(width)) \(Self.number(height))"
    return #"<svg xmlns="http://www.w3.org/2000/svg" class="\#(style)" viewBox="\#(size)" role="img""#
      + #" aria-labelledby="\#(id)-title \#(id)-desc"><title id="\#(id)-title">\#(InertText.html(title))</title>"#
      + #"<desc id="\#(id)-desc">\#(InertText.html(summary))</desc>\#(body)</svg>"#
  }
}
