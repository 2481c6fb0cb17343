/// What terminals of today do with what they show when they get another size: lines that went on in the next row are
/// laid out anew.
extension TerminalScreen {
  package mutating func resize(columns newColumns: Int, rows newRows: Int) {
    var lines: [[ScreenCell]] = [[]]
    var cursor = (line: 0, offset: 0)
    for (index, cells) in cells.enumerated() {
      if index == row { cursor = (lines.count - 1, lines[lines.count - 1].count + min(column, columns - 1)) }
      lines[lines.count - 1] += cells
      if cells.last?.goesOn != true { lines.append([]) }
    }
    lines.removeLast()
    var laidOut: [[ScreenCell]] = []
    var place = (row: 0, column: 0)
    for (number, line) in lines.enumerated() {
      let isHere = number == cursor.line
      let rows = Self.split(Self.trimmed(line, keeping: isHere ? cursor.offset : 0), newColumns)
      if isHere {
        let below = min(cursor.offset / newColumns, rows.count - 1)
        place = (laidOut.count + below, cursor.offset - below * newColumns)
      }
      laidOut += rows
    }
    while laidOut.count > newRows, laidOut.count - 1 > place.row, Self.isBlank(laidOut[laidOut.count - 1]) {
      laidOut.removeLast()
    }
    let gone = max(0, laidOut.count - newRows)
    laidOut.removeFirst(gone)
    let empty = Array(repeating: ScreenCell(), count: newColumns)
    while laidOut.count < newRows { laidOut.append(empty) }
    (columns, rows, cells) = (newColumns, newRows, laidOut)
    (row, column) = (max(0, place.row - gone), min(place.column, newColumns - 1))
    region = 0...(newRows - 1)
    covered = nil
  }

  private static func isBlank(_ row: [ScreenCell]) -> Bool { row.allSatisfy { $0.text == " " } }

  private static func trimmed(_ line: [ScreenCell], keeping count: Int) -> [ScreenCell] {
    var line = line
    while line.count > count, line.last?.text == " " { line.removeLast() }
    return line
  }

  private static func split(_ line: [ScreenCell], _ columns: Int) -> [[ScreenCell]] {
    var rows: [[ScreenCell]] = []
    var rest = line[...]
    repeat {
      var row = Array(rest.prefix(columns)).map { ScreenCell(text: $0.text, style: $0.style) }
      rest = rest.dropFirst(columns)
      while row.count < columns { row.append(ScreenCell()) }
      row[columns - 1].goesOn = !rest.isEmpty
      rows.append(row)
    } while !rest.isEmpty
    return rows
  }
}
