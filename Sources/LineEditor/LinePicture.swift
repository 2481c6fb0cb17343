/// A line laid out in the rows of a screen.
struct LinePicture {
  struct Cell: Equatable {
    var scalar: Unicode.Scalar
    /// Accents on it.
    var marks: [Unicode.Scalar] = []
    var width: Int
    var style = LineStyle.plain
  }

  struct Row: Equatable {
    var cells: [Cell] = []
    var columns = 0
    /// The row is full and what stands in the next one goes on with it.
    var isWrapped = false
  }

  let prompt: Prompt
  let width: Int
  private(set) var rows = [Row()]
  private(set) var cursor = (row: 0, column: 0)

  init(_ content: LineContent, width: Int) {
    prompt = content.prompt
    self.width = max(2, width)
    for scalar in prompt.visible.unicodeScalars { place(scalar, .plain) }
    placeText(content)
    if content.cursor >= content.text.count { markCursor() }
    for scalar in content.suggestion { place(scalar, LineContent.suggestionStyle, content.continuation) }
    for menuRow in content.menu {
      rows.append(Row())
      for piece in menuRow { for scalar in piece.text.unicodeScalars { place(scalar, piece.style) } }
    }
    // A full row at the end leaves the terminal's cursor between two rows.
    if let last = rows.last, last.columns >= self.width { wrap() }
  }

  private mutating func placeText(_ content: LineContent) {
    var styles = content.styles[...]
    var byte = 0
    for (index, scalar) in content.text.enumerated() {
      while let first = styles.first, first.range.upperBound <= byte { styles.removeFirst() }
      var style = LineStyle.plain
      if let first = styles.first, first.range.contains(byte) { style = first.style }
      if index == content.cursor {
        if rows[rows.count - 1].columns + max(1, Self.columns(of: scalar)) > width, scalar != "\n" { wrap() }
        markCursor()
      }
      place(scalar, style, content.continuation)
      byte += UTF8.width(scalar)
    }
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    DisplayText.isControl(scalar) ? 2 : DisplayText.width(of: scalar)
  }

  /// Behind a full row the cursor stands at the start of the next one.
  private mutating func markCursor() {
    if rows[rows.count - 1].columns >= width { wrap() }
    cursor = (rows.count - 1, rows[rows.count - 1].columns)
  }

  private mutating func place(
    _ scalar: Unicode.Scalar, _ style: LineStyle, _ continuation: [Unicode.Scalar] = []
  ) {
    if scalar == "\n" {
      rows.append(Row())
      for mark in continuation { place(mark, .plain) }
      return
    }
    if DisplayText.isControl(scalar) {
      // As ^X.
      put(Cell(scalar: "^", width: 1, style: style))
      let letter = Unicode.Scalar(scalar.value & 0x1F | 0x40) ?? "?"
      put(Cell(scalar: scalar.value == 0x7F ? "?" : letter, width: 1, style: style))
      return
    }
    let columns = DisplayText.width(of: scalar)
    if columns > 0 { return put(Cell(scalar: scalar, width: columns, style: style)) }
    // Accents go on what they follow. Joiners and variation selectors are left out: terminals do not agree on how
    // wide what they make is.
    let isMark =
      scalar.properties.generalCategory == .nonspacingMark && !(0xFE00...0xFE0F).contains(scalar.value)
    let last = rows.count - 1
    if isMark, !rows[last].cells.isEmpty { rows[last].cells[rows[last].cells.count - 1].marks.append(scalar) }
  }

  private mutating func put(_ cell: Cell) {
    if rows[rows.count - 1].columns + cell.width > width { wrap() }
    let last = rows.count - 1
    rows[last].cells.append(cell)
    rows[last].columns += cell.width
  }

  private mutating func wrap() {
    let last = rows.count - 1
    // Before a wide character that finds no room.
    while rows[last].columns < width {
      rows[last].cells.append(Cell(scalar: " ", width: 1))
      rows[last].columns += 1
    }
    rows[last].isWrapped = true
    rows.append(Row())
  }

  /// The part that a screen of so many rows shows: the cursor's row and, of the others, those shown before
  /// (from row `top` on) as far as that goes.
  func window(height: Int, top: Int) -> (rows: [Row], top: Int) {
    let height = max(1, height)
    guard rows.count > height else { return (rows, 0) }
    var top = min(top, rows.count - height)
    if cursor.row < top { top = cursor.row }
    if cursor.row >= top + height { top = cursor.row - height + 1 }
    return (Array(rows[top..<(top + height)]), top)
  }
}
