/// What control sequences do.
extension TerminalScreen {
  /// ESC `[` parameters command.
  mutating func obey(_ command: Unicode.Scalar, _ parameters: String) {
    if parameters.hasPrefix("?") {
      guard command == "h" || command == "l" else { return }
      for mode in Self.numbers(parameters.dropFirst()) { set(mode, command == "h") }
      return
    }
    guard parameters.allSatisfy({ $0.isNumber || $0 == ";" || $0 == ":" }) else { return }
    let numbers = Self.numbers(parameters[...])
    if command == "m" { return style.obey(numbers) }
    column = min(column, columns - 1)
    if !moveCursor(command, numbers) { change(command, numbers) }
  }

  private static func numbers(_ parameters: Substring) -> [Int] {
    parameters.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }.map { Int($0) ?? 0 }
  }

  private mutating func set(_ mode: Int, _ isOn: Bool) {
    let wasOn = modes.contains(mode)
    if isOn { modes.insert(mode) } else { modes.remove(mode) }
    if mode == 2004, isOn, !wasOn { prompts += 1 }
    guard mode == 1049, isOn != wasOn else { return }
    if isOn {
      saved = (row, column, style)
      covered = cells
      cells = cells.map { $0.map { _ in ScreenCell() } }
    } else {
      cells = covered ?? cells
      (row, column, style) = saved
      region = 0...(rows - 1)
    }
  }

  /// False if the command moves no cursor.
  private mutating func moveCursor(_ command: Unicode.Scalar, _ numbers: [Int]) -> Bool {
    let count = max(1, numbers.first ?? 1)
    switch command {
    case "A": row = max(0, row - count)
    case "B", "e": row = min(rows - 1, row + count)
    case "C", "a": column = min(columns - 1, column + count)
    case "D": column = max(0, column - count)
    case "E": (row, column) = (min(rows - 1, row + count), 0)
    case "F": (row, column) = (max(0, row - count), 0)
    case "G", "`": column = min(columns, count) - 1
    case "d": row = min(rows, count) - 1
    case "H", "f":
      let place = numbers.count > 1 ? max(1, numbers[1]) : 1
      (row, column) = (min(rows, count) - 1, min(columns, place) - 1)
    case "s": saved = (row, column, style)
    case "u": (row, column, style) = saved
    default: return false
    }
    return true
  }

  private mutating func change(_ command: Unicode.Scalar, _ numbers: [Int]) {
    let first = numbers.first ?? 0
    let count = max(1, first)
    switch command {
    case "J": eraseDisplay(first)
    case "K": erase(row: row, first == 0 ? column..<columns : first == 1 ? 0..<(column + 1) : 0..<columns)
    case "X": erase(row: row, column..<min(columns, column + count))
    case "P": shiftLeft(count)
    case "@": shiftRight(count)
    case "L": if region.contains(row) { scroll(row...region.upperBound, by: -count) }
    case "M": if region.contains(row) { scroll(row...region.upperBound, by: count) }
    case "S": scroll(region, by: count)
    case "T": scroll(region, by: -count)
    case "r": setRegion(numbers)
    case "h": if numbers.contains(4) { modes.insert(4) }
    case "l": if numbers.contains(4) { modes.remove(4) }
    default: break
    }
  }

  private mutating func setRegion(_ numbers: [Int]) {
    let top = max(1, numbers.first ?? 1) - 1
    let bottom = (numbers.count > 1 && numbers[1] > 0 ? min(numbers[1], rows) : rows) - 1
    region = top < bottom ? top...bottom : 0...(rows - 1)
    (row, column) = (0, 0)
  }
}
