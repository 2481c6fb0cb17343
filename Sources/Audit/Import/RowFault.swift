/// What is wrong with a row, and where in it.
struct RowFault: Error {
  var reason: BadRow.Reason
  /// The column's name or the JSON path within the row; nil where the row as a whole is at fault.
  var path: String?
}

extension ImportRow {
  /// The row as one that cannot be taken.
  func bad(_ fault: RowFault, in file: String) -> BadRow {
    let path = [path, fault.path].compactMap { $0 }.joined(separator: ".")
    return BadRow(file: file, line: line, path: path.isEmpty ? nil : path, reason: fault.reason)
  }
}
