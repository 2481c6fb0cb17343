/// What the outside world allows and the user wants. `Rendering` never asks a terminal itself.
package struct RenderOptions: Sendable, Equatable {
  /// Columns of the terminal; nil where the output is none: then nothing is cut, folded or left out, values keep
  /// all their digits, and no footer is written.
  package var width: Int?
  /// Whether ANSI colours may be written.
  package var color: Bool
  /// Whether the terminal draws more than ASCII; without it signs, rules and ellipses are ASCII.
  package var unicode: Bool
  /// The clock for relative times: milliseconds since the epoch.
  package var now: Int64
  /// Dates in table cells as `3h ago` where they are less than thirty days away, as a day where they are further;
  /// on terminals alone.
  package var relativeDates: Bool
  /// Rows a table, `line` or chart shows on a terminal at most; nil: all. Off terminals only charts heed it.
  package var rowLimit: Int?
  /// Lines of the terminal; nil where it does not say: a table that is turned into lines keeps within it.
  package var height: Int?
  /// `json` spread over lines rather than a row a line.
  package var prettyJSON: Bool
  package var numbers: NumberStyle

  package init(
    width: Int? = nil, color: Bool = false, unicode: Bool = true, now: Int64 = 0,
    relativeDates: Bool = false, rowLimit: Int? = nil, height: Int? = nil, prettyJSON: Bool = false,
    numbers: NumberStyle = NumberStyle()
  ) {
    self.width = width
    self.color = color
    self.unicode = unicode
    self.now = now
    self.relativeDates = relativeDates
    self.rowLimit = rowLimit
    self.height = height
    self.prettyJSON = prettyJSON
    self.numbers = numbers
  }

  package var isTerminal: Bool { width != nil }

  package var glyphs: Glyphs { unicode ? .unicode : .ascii }
  package var style: Style { Style(isOn: color) }
}

/// How people of the user's locale write numbers; heeded on terminals alone.
package struct NumberStyle: Sendable, Equatable {
  package var decimal: String
  /// Between thousands; may be empty.
  package var group: String

  package init(decimal: String = ".", group: String = ",") {
    self.decimal = decimal
    self.group = group
  }
}
