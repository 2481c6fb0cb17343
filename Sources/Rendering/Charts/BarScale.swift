/// Values → columns of a bar. Zero is always on the scale, so that lengths compare.
struct BarScale {
  private let lowest: Double
  private let perColumn: Double
  private let columns: Int
  /// The column at which bars begin: 0 unless there are values below zero.
  let zero: Int

  init(values: [Double], columns: Int) {
    lowest = min(0, values.min() ?? 0)
    let highest = max(0, values.max() ?? 0)
    let range = highest - lowest
    self.columns = columns
    perColumn = range > 0 ? range / Double(columns) : 1
    zero = BarScale.bounded((-lowest / perColumn).rounded(), columns)
  }

  private static func bounded(_ x: Double, _ columns: Int) -> Int { Int(max(0, min(Double(columns), x))) }

  /// The column a value falls into.
  private func column(_ value: Double) -> Int {
    min(columns - 1, BarScale.bounded((value - lowest) / perColumn, columns))
  }

  /// The bar's characters up to its end, spaces before it included.
  func cells(_ value: Double, _ interval: ClosedRange<Double>?, unicode: Bool) -> String {
    var cells = value < 0 ? below(value, unicode) : above(value, unicode)
    if let interval { draw(interval, value, on: &cells, unicode) }
    return marked(cells, unicode).joined().trimmedEnd
  }

  /// With a mark at zero where bars go both ways.
  private func marked(_ cells: [String], _ unicode: Bool) -> [String] {
    guard zero > 0, zero < columns else { return cells }
    var cells = cells
    while cells.count <= zero { cells.append(" ") }
    if cells[zero] == " " { cells[zero] = unicode ? "│" : "|" }
    if ["─", "-"].contains(cells[zero]) { cells[zero] = unicode ? "┼" : "+" }
    return cells
  }

  private func draw(
    _ interval: ClosedRange<Double>, _ value: Double, on cells: inout [String], _ unicode: Bool
  ) {
    let low = column(interval.lowerBound)
    let high = column(interval.upperBound)
    while cells.count <= high { cells.append(" ") }
    // Whiskers narrower than three columns would hide the bar and say nothing.
    guard high - low >= 2 else { return }
    for index in low...high { cells[index] = unicode ? "─" : "-" }
    cells[low] = unicode ? "├" : "["
    cells[high] = unicode ? "┤" : "]"
    let middle = column(value)
    if middle > low, middle < high { cells[middle] = unicode ? "●" : "o" }
    if value >= 0, high < cells.count - 1 { cells.removeSubrange((high + 1)...) }
  }

  /// Eighths of a column; what is above zero shows at least one.
  private func above(_ value: Double, _ unicode: Bool) -> [String] {
    var cells = [String](repeating: " ", count: zero)
    let length = min(value / perColumn, Double(columns - zero))
    guard unicode else {
      let count = value > 0 ? max(1, Int(length.rounded())) : 0
      return cells + [String](repeating: "#", count: count)
    }
    let eighths = value > 0 ? max(1, Int((length * 8).rounded())) : 0
    cells += [String](repeating: "█", count: eighths / 8)
    if eighths % 8 > 0 { cells.append(BarScale.eighth[eighths % 8]) }
    return cells
  }

  private func below(_ value: Double, _ unicode: Bool) -> [String] {
    let count = max(1, min(zero, Int((-value / perColumn).rounded())))
    return [String](repeating: " ", count: max(0, zero - count))
      + [String](repeating: unicode ? "█" : "#", count: count)
  }

  private static let eighth = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
}
