/// What of a line stands on the terminal, and what must be written so that another picture stands there. Positions are
/// counted from the first row shown, where the prompt begins.
struct LineScreen {
  /// Rows that stand there; none before the first drawing.
  private var rows: [LinePicture.Row] = []
  private var prompt: Prompt?
  /// Number of the first row shown among those of the picture.
  private var top = 0
  private var width = 0
  private var row = 0
  private var column = 0

  /// Forgets what was drawn: the terminal's cursor stands at the start of an empty row.
  mutating func reset() {
    self = LineScreen()
  }

  /// What to write so that `picture` stands there.
  mutating func update(to picture: LinePicture, height: Int) -> String {
    let shown = picture.window(height: height, top: top)
    var output = LineOutput(row: row, column: column)
    if rows.isEmpty || prompt != picture.prompt || top != shown.top {
      rewrite(shown.rows, from: 0, picture, shown.top, &output)
    } else if rows.map(\.isWrapped) == shown.rows.map(\.isWrapped) {
      for index in rows.indices where rows[index] != shown.rows[index] {
        patch(index, shown.rows[index], &output)
      }
    } else {
      rewrite(shown.rows, from: firstDifference(shown.rows), picture, shown.top, &output)
    }
    output.setStyle(.plain)
    output.move(toRow: picture.cursor.row - shown.top, column: min(picture.cursor.column, picture.width - 1))
    (rows, top, prompt, width) = (shown.rows, shown.top, picture.prompt, picture.width)
    (row, column) = (output.row, output.column)
    return output.text
  }

  /// What to write to go to the start of the row below all that is shown; nothing is there any more then.
  mutating func leave(showing mark: String) -> String {
    var output = LineOutput(row: row, column: column)
    if let last = rows.last { output.move(toRow: rows.count - 1, column: last.columns) }
    reset()
    return output.text + mark + "\r\n"
  }

  /// What to write before a drawing from scratch, now that the terminal has another width: terminals of today have
  /// laid the rows out anew, so the cursor's row is counted at that width.
  mutating func climb(width newWidth: Int, height: Int) -> String {
    var above = 0
    var columns = 0
    for (index, shown) in rows.enumerated() {
      if index == row {
        above += (columns + column) / max(1, newWidth)
        break
      }
      columns += shown.columns
      if !shown.isWrapped {
        above += max(1, (columns + newWidth - 1) / max(1, newWidth))
        columns = 0
      }
    }
    reset()
    let up = min(above, height - 1)
    return (up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J"
  }

  /// The first row that differs, of those that stand there.
  private func firstDifference(_ new: [LinePicture.Row]) -> Int {
    let count = min(rows.count, new.count)
    return (0..<count).first { rows[$0] != new[$0] } ?? count - 1
  }

  /// Writes the cells of one row that differ; the whole of it where it gets shorter.
  private func patch(_ index: Int, _ new: LinePicture.Row, _ output: inout LineOutput) {
    let old = rows[index]
    if new.columns < old.columns {
      output.move(toRow: index, column: 0)
      // Some terminals (tmux) take the end of a row that was cleared from the middle for text when they lay rows out
      // anew, so it is cleared whole.
      output.clearRow()
      if index == 0, top == 0, let prompt { output.writeColors(of: prompt) }
      return output.write(new.cells[...])
    }
    let same = zip(old.cells, new.cells).prefix { $0 == $1 }.count
    output.move(toRow: index, column: new.cells[..<same].reduce(0) { $0 + $1.width })
    output.write(new.cells[same...])
  }

  /// Clears all from the start of a row on, and writes it. Terminals remember which rows went on in the next one until
  /// they are cleared whole.
  private func rewrite(
    _ new: [LinePicture.Row], from start: Int, _ picture: LinePicture, _ newTop: Int,
    _ output: inout LineOutput
  ) {
    output.move(toRow: start, column: 0)
    if !rows.isEmpty { output.clearBelow() }
    if start == 0, newTop == 0 { output.writeColors(of: picture.prompt) }
    for index in start..<new.count {
      output.write(new[index].cells[...])
      if index + 1 == new.count { break }
      if new[index].isWrapped {
        output.goOn(isNextEmpty: new[index + 1].cells.isEmpty)
      } else {
        output.newLine()
      }
    }
  }
}
