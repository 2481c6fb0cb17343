import Values

/// How wide each column of a table is, and which are left out.
package struct TableLayout: Equatable {
  /// Widths of the columns shown, from the first on.
  package var widths: [Int]
  /// How many columns at the end are not shown.
  package var hidden: Int

  /// Columns between two.
  package static let gap = 2

  /// A column before layout.
  package struct Column: Equatable {
    /// What its widest cell takes.
    package var natural: Int
    /// What it may be cut to and still be read.
    package var least: Int
    /// What it may be cut to where hardly anything fits otherwise.
    package var tight: Int
    /// What it should have before columns that are aside get room.
    var comfortable = 0
    /// Cut before all others: an id, whose first characters do.
    package var isID: Bool

    package init(natural: Int, least: Int, tight: Int? = nil, isID: Bool = false) {
      self.natural = natural
      self.least = least
      self.tight = tight ?? least
      self.isID = isID
    }
  }

  /// Fits columns into `width`: ids are cut first, then the widest, and where even that does not do, the last are left
  /// out, the first never.
  package static func fit(_ columns: [Column], into width: Int?) -> TableLayout {
    guard let width else { return TableLayout(widths: columns.map(\.natural), hidden: 0) }
    var least = columns.map(\.least)
    var count = fitting(least, width)
    if count < min(3, columns.count) {
      least = columns.map(\.tight)
      count = fitting(least, width)
    }
    var widths = columns.prefix(count).map(\.natural)
    for index in widths.indices where columns[index].isID {
      widths[index] -= min(widths[index] - least[index], max(0, total(widths) - width))
    }
    while total(widths) > width {
      guard let cut = lowered(widths, least: Array(least.prefix(count)), by: total(widths) - width) else {
        break
      }
      widths = cut
    }
    if count == 1, total(widths) > width { widths[0] = max(1, width) }
    return TableLayout(widths: widths, hidden: columns.count - count)
  }

  /// How many columns fit at these widths; the first always.
  private static func fitting(_ widths: [Int], _ width: Int) -> Int {
    var count = widths.count
    while count > 1, total(Array(widths.prefix(count))) > width { count -= 1 }
    return count
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
