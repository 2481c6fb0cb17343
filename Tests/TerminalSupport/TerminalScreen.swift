/// What a terminal would show: the part of xterm's language that libedit and we speak.
package struct TerminalScreen {
  package internal(set) var columns: Int
  package internal(set) var rows: Int
  /// The cursor's place, from 0; the column is `columns` when the next character goes to the next row.
  package internal(set) var row = 0
  package internal(set) var column = 0
  /// The modes that are on: numbers of ESC `[?` … `h` (25 the cursor is shown, 1049 the alternate screen, 2004
  /// pastes are marked), and 4 for inserting.
  package internal(set) var modes: Set<Int> = [7, 25]
  /// How many prompts have come: how often the terminal was told to mark pastes.
  package internal(set) var prompts = 0
  package internal(set) var cells: [[ScreenCell]]
  var style = ScreenStyle.plain
  var saved = (row: 0, column: 0, style: ScreenStyle.plain)
  /// What the alternate screen covers.
  var covered: [[ScreenCell]]?
  /// Rows that scroll.
  var region: ClosedRange<Int>
  private var parser = Parser.text
  private var pending: [UInt8] = []

  private enum Parser {
    case text, escape, charset
    case control(String)
    /// A title and the like, until BEL or ESC `\`.
    case string
  }

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    region = 0...(rows - 1)
    cells = Array(repeating: Array(repeating: ScreenCell(), count: columns), count: rows)
  }

  /// Whether the terminal was told to mark pastes.
  package var marksPastes: Bool { modes.contains(2004) }
  /// Whether a full-screen view covers what was there.
  package var isAlternate: Bool { modes.contains(1049) }
  package var showsCursor: Bool { modes.contains(25) }

  /// The rows without blanks at their ends, and without empty rows at the end. No-break spaces show as blanks.
  package var text: String {
    var lines = cells.indices.map(line)
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  package var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// A row without blanks at its end.
  package func line(_ row: Int) -> String {
    var line = cells[row].map { $0.text == "\u{A0}" ? " " : $0.text }.joined()
    while line.last == " " { line.removeLast() }
    return line
  }

  /// How `text` looks where it stands last on the screen, in one row: nil if it is not there or not in one style.
  package func style(of text: String) -> ScreenStyle? {
    for row in cells.indices.reversed() {
      guard let place = places(of: text, in: row).last else { continue }
      let styles = cells[row][place].filter { !$0.text.isEmpty }.map(\.style)
      return styles.allSatisfy { $0 == styles[0] } ? styles[0] : nil
    }
    return nil
  }

  /// The columns at which `text` stands in a row.
  package func places(of text: String, in row: Int) -> [Range<Int>] {
    cells[row].indices.compactMap { start in
      var end = start
      var rest = text[...]
      while !rest.isEmpty, end < columns {
        let shown = cells[row][end].text == "\u{A0}" ? " " : cells[row][end].text
        guard rest.hasPrefix(shown) else { return nil }
        rest = rest.dropFirst(shown.count)
        end += 1
      }
      return rest.isEmpty && end > start && !cells[row][start].text.isEmpty ? start..<end : nil
    }
  }

  /// Takes what a program wrote.
  package mutating func feed(_ bytes: ArraySlice<UInt8>) {
    pending += bytes
    // A character cut in two waits for its rest.
    var whole = pending.count
    if let lead = pending.suffix(3).lastIndex(where: { $0 >= 0xC0 }) {
      let length = pending[lead] >= 0xF0 ? 4 : pending[lead] >= 0xE0 ? 3 : 2
      if lead + length > pending.count { whole = lead }
    }
    for scalar in String(decoding: pending[..<whole], as: UTF8.self).unicodeScalars { take(scalar) }
    pending.removeFirst(whole)
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch parser {
    case .text: takeText(scalar)
    case .escape: takeEscape(scalar)
    case .charset: parser = .text
    case .string:
      if scalar == "\u{7}" { parser = .text }
      if scalar == "\u{1B}" { parser = .escape }
    case .control(let parameters):
      if (0x40...0x7E).contains(scalar.value) {
        parser = .text
        obey(scalar, parameters)
      } else {
        parser = .control(parameters + String(scalar))
      }
    }
  }

  private mutating func takeEscape(_ scalar: Unicode.Scalar) {
    parser = .text
    switch scalar {
    case "[": parser = .control("")
    case "(", ")": parser = .charset
    case "]", "P", "_", "^": parser = .string
    case "7": saved = (row, column, style)
    case "8": (row, column, style) = saved
    case "M": reverseLineFeed()
    case "D": lineFeed()
    case "c": self = TerminalScreen(columns: columns, rows: rows)
    default: break
    }
  }

  private mutating func takeText(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\u{1B}": parser = .escape
    case "\r": column = 0
    case "\n": lineFeed()
    case "\u{8}": column = max(0, min(column, columns - 1) - 1)
    case "\t": column = min(columns - 1, (column / 8 + 1) * 8)
    default: if scalar.value >= 0x20, scalar.value != 0x7F { put(scalar) }
    }
  }
}
