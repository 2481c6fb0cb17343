import Values

/// Why rows cannot be drawn.
package enum ChartProblem: Error, Equatable, Sendable {
  case noRows
  case noNumber(columns: [String])
  case unknownColumn(String, columns: [String])
  case notANumber(String)
  /// Every value of the column is null.
  case onlyNulls(String)
  /// A kind of chart that these columns cannot be drawn as, and what it takes.
  case unfit(ChartKind, needs: String)
}

extension ChartProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noRows: "there are no rows to chart"
    case .noNumber(let columns):
      "a chart needs a column of numbers; there are only: " + columns.joined(separator: ", ")
    case .unknownColumn(let name, let columns):
      "there is no column `\(name)` to chart; there are: " + columns.joined(separator: ", ")
    case .notANumber(let name): "`\(name)` is no number; a chart needs a column of numbers"
    case .onlyNulls(let name): "every `\(name)` is null: there is nothing to chart"
    case .unfit(let kind, let needs): "these rows cannot be drawn as `\(kind.rawValue)`, which needs \(needs)"
    }
  }
}

/// The words of `chart --as`.
package enum ChartKind: String, CaseIterable, Sendable {
  /// A bar for each row.
  case bars
  /// Bars of a whole, parted.
  case stacked
  /// A course of time for each label.
  case lines
  /// Rows and columns with a shade for each number.
  case heat
  /// Least, quartiles and greatest of many numbers.
  case box
}
