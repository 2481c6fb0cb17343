/// What a terminal would show: the part of xterm's language that libedit and we speak.
struct TerminalScreen {
  let columns: Int
  let rows: Int
  private(set) var row = 0
  private(set) var column = 0
  /// Whether the terminal was told to mark pastes.
  private(set) var marksPastes = false
  private var cells: [[Unicode.Scalar?]]
  private var saved = (row: 0, column: 0)
  private var isInserting = false
  private var parser = Parser.text
  private var pending: [UInt8] = []

  private enum Parser {
    case text, escape
    case control(String)
    case charset
  }

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The rows without blanks at their ends, and without empty rows at the end. No-break spaces show as blanks.
  var text: String {
    var lines = cells.map { row -> String in
      var line = String(String.UnicodeScalarView(row.compactMap { $0 == "\u{A0}" ? " " : $0 }))
      while line.last == " " { line.removeLast() }
      return line
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  mutating func feed(_ bytes: ArraySlice<UInt8>) {
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
    case "(": parser = .charset
    case "7": saved = (row, column)
    case "8": (row, column) = saved
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
    default: if scalar.value >= 0x20 { put(scalar) }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let isWide =
      (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xFFDC).contains(scalar.value)
      || (0x1F300...0x1FAFF).contains(scalar.value)
    let width = isWide ? 2 : 1
    if column + width > columns {
      column = 0
      lineFeed()
    }
    if isInserting {
      cells[row].insert(contentsOf: Array(repeating: " ", count: width), at: column)
      cells[row].removeLast(width)
    }
    cells[row][column] = scalar
    if isWide { cells[row][column + 1] = nil }
    column += width
  }

  private mutating func lineFeed() {
    if row + 1 < rows {
      row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func obey(_ command: Unicode.Scalar, _ parameters: String) {
    let numbers = parameters.split(separator: ";").map { Int($0) ?? 0 }
    let count = max(1, numbers.first ?? 1)
    column = min(column, columns - 1)
    switch command {
    case "A": row = max(0, row - count)
    case "B": row = min(rows - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "G": column = min(columns, count) - 1
    case "H": (row, column) = (count - 1, (numbers.count > 1 ? max(1, numbers[1]) : 1) - 1)
    case "J": clearBelow(all: numbers.first == 2)
    case "K": for place in column..<columns { cells[row][place] = " " }
    case "P":
      cells[row].removeSubrange(column..<min(columns, column + count))
      cells[row] += Array(repeating: " ", count: columns - cells[row].count)
    case "@":
      cells[row].insert(contentsOf: Array(repeating: " ", count: count), at: column)
      cells[row].removeLast(cells[row].count - columns)
    case "h", "l":
      if parameters == "4" { isInserting = command == "h" }
      if parameters == "?2004" { marksPastes = command == "h" }
    default: break
    }
  }

  private mutating func clearBelow(all: Bool) {
    let empty: [Unicode.Scalar?] = Array(repeating: " ", count: columns)
    for index in cells.indices where all || index > row { cells[index] = empty }
    for place in (all ? 0 : column)..<columns { cells[row][place] = " " }
  }
}
