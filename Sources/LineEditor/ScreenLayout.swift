/// Where libedit puts each character of a prompt and a line on a screen of a given width. Needed to climb to the
/// prompt's row, which libedit does not tell.
struct ScreenLayout {
  private(set) var row = 0
  private(set) var column = 0
  let width: Int

  init(width: Int) {
    self.width = max(1, width)
  }

  /// The place after `prompt` and `line`.
  static func end(prompt: String, line: some Sequence<Unicode.Scalar>, width: Int) -> ScreenLayout {
    var layout = ScreenLayout(width: width)
    for scalar in prompt.unicodeScalars { layout.advance(columns: DisplayText.width(of: scalar)) }
    for scalar in line { layout.place(scalar) }
    return layout
  }

  private mutating func place(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\n":
      row += 1
      column = 0
    case "\t":
      repeat { advance(columns: 1) } while column % 8 != 0
    default:
      // libedit shows a control character as ^X.
      if DisplayText.isControl(scalar) {
        advance(columns: 1)
        advance(columns: 1)
      } else {
        advance(columns: DisplayText.width(of: scalar))
      }
    }
  }

  private mutating func advance(columns: Int) {
    if column + columns > width { nextRow() }
    column += columns
    if column >= width { nextRow() }
  }

  private mutating func nextRow() {
    row += 1
    column = 0
  }
}
