/// Text for the terminal while it is put together, with the place its cursor will be at.
struct LineOutput {
  private(set) var text = ""
  private(set) var row: Int
  private(set) var column: Int
  private var style = LineStyle.plain
  /// Colour sequences of the prompt, by the number of the cell they stand before.
  private var colors: [(cell: Int, sequence: String)] = []
  private var written = 0

  init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  mutating func move(toRow newRow: Int, column newColumn: Int) {
    if newRow < row { text += "\u{1B}[\(row - newRow)A" }
    if newRow > row { text += "\u{1B}[\(newRow - row)B" }
    if newColumn == 0, column != 0 || newRow != row {
      text += "\r"
    } else if newColumn != column {
      text += "\u{1B}[\(newColumn + 1)G"
    }
    (row, column) = (newRow, newColumn)
  }

  /// The cells written next are the prompt's, in its own colours.
  mutating func writeColors(of prompt: Prompt) {
    colors = prompt.colors
    written = 0
  }

  mutating func write(_ cells: ArraySlice<LinePicture.Cell>) {
    for cell in cells {
      writePromptColor()
      setStyle(cell.style)
      text.unicodeScalars.append(cell.scalar)
      for mark in cell.marks { text.unicodeScalars.append(mark) }
      column += cell.width
      written += 1
    }
    if !cells.isEmpty { writePromptColor() }
  }

  private mutating func writePromptColor() {
    while let next = colors.first, next.cell <= written {
      text += next.sequence
      colors.removeFirst()
    }
  }

  mutating func setStyle(_ new: LineStyle) {
    guard new != style else { return }
    text += new == .plain ? "\u{1B}[0m" : new.sequence
    style = new
  }

  /// To the next row, which goes on with the full one. The terminal goes there with the next character.
  mutating func goOn(isNextEmpty: Bool) {
    setStyle(.plain)
    if isNextEmpty { text += " \r" }
    row += 1
    column = 0
  }

  mutating func newLine() {
    text += "\r\n"
    row += 1
    column = 0
  }

  mutating func clearRow() {
    setStyle(.plain)
    text += "\u{1B}[2K"
  }

  mutating func clearBelow() {
    setStyle(.plain)
    text += "\u{1B}[J"
  }
}
