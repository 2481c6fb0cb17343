/// What stands in the cells, and how it moves.
extension TerminalScreen {
  /// Blanks take the background that is set, as xterm's do.
  private var blank: ScreenCell {
    ScreenCell(style: ScreenStyle(background: style.background))
  }

  mutating func put(_ scalar: Unicode.Scalar) {
    let width = ScreenCell.width(of: scalar)
    if width == 0 { return putMark(scalar) }
    if column + width > columns {
      if modes.contains(7) {
        cells[row][columns - 1].goesOn = true
        column = 0
        lineFeed()
      } else {
        column = columns - width
      }
    }
    if modes.contains(4) { shiftRight(width) }
    // Half of a wide character is no character.
    if cells[row][column].text.isEmpty, column > 0 { cells[row][column - 1] = blank }
    if column + width < columns, cells[row][column + width].text.isEmpty {
      cells[row][column + width] = blank
    }
    cells[row][column] = ScreenCell(text: String(scalar), style: style, goesOn: cells[row][column].goesOn)
    if width == 2 { cells[row][column + 1] = ScreenCell(text: "", style: style) }
    column += width
  }

  private mutating func putMark(_ scalar: Unicode.Scalar) {
    var place = column - 1
    if place > 0, cells[row][place].text.isEmpty { place -= 1 }
    if place >= 0 { cells[row][place].text.unicodeScalars.append(scalar) }
  }

  mutating func lineFeed() {
    if row == region.upperBound {
      scroll(region, by: 1)
    } else if row + 1 < rows {
      row += 1
    }
  }

  mutating func reverseLineFeed() {
    if row == region.lowerBound { scroll(region, by: -1) } else if row > 0 { row -= 1 }
  }

  /// Upwards by a number of rows, or downwards where it is below 0.
  mutating func scroll(_ area: ClosedRange<Int>, by count: Int) {
    let empty = Array(repeating: blank, count: columns)
    for _ in 0..<min(abs(count), area.count) {
      if count > 0 {
        cells.remove(at: area.lowerBound)
        cells.insert(empty, at: area.upperBound)
      } else {
        cells.remove(at: area.upperBound)
        cells.insert(empty, at: area.lowerBound)
      }
    }
  }

  mutating func shiftLeft(_ count: Int) {
    cells[row].removeSubrange(column..<min(columns, column + count))
    cells[row] += Array(repeating: blank, count: columns - cells[row].count)
  }

  mutating func shiftRight(_ count: Int) {
    cells[row].insert(contentsOf: Array(repeating: blank, count: min(count, columns)), at: column)
    cells[row].removeLast(cells[row].count - columns)
  }

  mutating func erase(row: Int, _ places: Range<Int>) {
    for place in places { cells[row][place] = blank }
  }

  /// 0 from the cursor on, 1 up to it, 2 all.
  mutating func eraseDisplay(_ part: Int) {
    for index in cells.indices where part == 2 || (part == 0 ? index > row : index < row) {
      erase(row: index, 0..<columns)
    }
    if part == 0 { erase(row: row, column..<columns) }
    if part == 1 { erase(row: row, 0..<(column + 1)) }
  }
}
