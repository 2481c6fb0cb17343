import Values

/// How wide each column of a table is, and which are left out.
package struct TableLayout: Equatable {
  /// Widths of the columns shown, from the first on.
  package var widths: [Int]
  /// How many columns at the end are not shown.
  package var hidden: Int

  /// Columns between two.
  package static let gap = 2

  /// A column before layout: `natural` is what its widest cell takes, `least` what it may be cut to.
  package struct Column: Equatable {
    package var natural: Int
    package var least: Int

    package init(natural: Int, least: Int) {
      self.natural = natural
      self.least = least
    }
  }

  /// Fits columns into `width`: the widest are cut first, and where even that does not do, the last are left
  /// out, the first never.
  package static func fit(_ columns: [Column], into width: Int?) -> TableLayout {
    guard let width else { return TableLayout(widths: columns.map(\.natural), hidden: 0) }
    var count = columns.count
    while count > 1, total(columns.prefix(count).map(\.least)) > width { count -= 1 }
    let shown = columns.prefix(count)
    var widths = shown.map(\.natural)
    while total(widths) > width {
      let over = total(widths) - width
      guard let cut = lowered(widths, least: shown.map(\.least), by: over) else { break }
      widths = cut
    }
    if count == 1, total(widths) > width { widths[0] = max(1, width) }
    return TableLayout(widths: widths, hidden: columns.count - count)
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + max(0, widths.count - 1) * gap
  }

  /// The widest columns that may be cut, lowered toward the next widest, by `over` in all at most.
  private static func lowered(_ widths: [Int], least: [Int], by over: Int) -> [Int]? {
    let open = widths.indices.filter { widths[$0] > least[$0] }
    guard let widest = open.map({ widths[$0] }).max() else { return nil }
    let top = open.filter { widths[$0] == widest }
    let next = open.map { widths[$0] }.filter { $0 < widest }.max() ?? 0
    let floor = max(next, top.map { least[$0] }.max() ?? 0)
    var widths = widths
    var rest = over
    let step = min(widest - floor, max(1, over / top.count))
    for index in top.reversed() where rest > 0 {
      let amount = min(step, rest)
      widths[index] -= amount
      rest -= amount
    }
    return widths
  }
}
