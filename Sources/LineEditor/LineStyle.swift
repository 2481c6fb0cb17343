/// How characters of the line look. Colours are the terminal's own sixteen, so that they go with its background.
package struct LineStyle: Equatable, Sendable {
  /// 0–7 the plain colours (1 red, 2 green, 3 yellow, 4 blue, 5 magenta, 6 cyan), 8–15 the bright ones; nil the
  /// terminal's own.
  package var color: Int?
  package var isBold: Bool
  package var isDim: Bool
  package var isUnderlined: Bool
  /// The text's colour and its background change places.
  package var isReversed: Bool

  package init(
    color: Int? = nil, isBold: Bool = false, isDim: Bool = false, isUnderlined: Bool = false,
    isReversed: Bool = false
  ) {
    self.color = color
    self.isBold = isBold
    self.isDim = isDim
    self.isUnderlined = isUnderlined
    self.isReversed = isReversed
  }

  package static let plain = LineStyle()

  /// The SGR sequence that sets this style whatever was set before.
  var sequence: String {
    var numbers = ["0"]
    if isBold { numbers.append("1") }
    if isDim { numbers.append("2") }
    if isUnderlined { numbers.append("4") }
    if isReversed { numbers.append("7") }
    if let color { numbers.append("\(color < 8 ? 30 + color : 82 + color)") }
    return "\u{1B}[" + numbers.joined(separator: ";") + "m"
  }
}

/// A piece of a statement and how it looks.
package struct StyledRange: Equatable, Sendable {
  /// In bytes of the statement's UTF-8.
  package var range: Range<Int>
  package var style: LineStyle

  package init(_ range: Range<Int>, _ style: LineStyle) {
    self.range = range
    self.style = style
  }
}
