import Values

/// Reads a JSON record from each line; blank lines are skipped.
struct JSONLineReader {
  private let source: ByteReader
  /// Lines read so far.
  private var line = 0
  private var isBroken = false
  /// The names of the last line's record.
  private var names: [String] = []

  init(_ source: ByteReader) { self.source = source }

  /// Nil at the end. Throws `ImportProblem`.
  mutating func next() throws(ImportProblem) -> ImportItem? {
    while !isBroken, let bytes = try nextLine() {
      line += 1
      if isBroken {
        return .bad(
          BadRow(file: source.path, line: line, reason: .tooLong(limit: RowReader.limit)))
      }
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      let item = JSONRow.item(
        bytes, file: source.path, line: line, column: 1, path: nil, expecting: names)
      if case .row(let row) = item { names = row.record.names }
      return item
    }
    return nil
  }

  /// The next line without its end, or nil; sets `isBroken` where it is too long.
  private mutating func nextLine() throws(ImportProblem) -> [UInt8]? {
    var searched = 0
    while true {
      let (found, count) = source.withReady { ($0.first(0x0a, from: searched), $0.count) }
      if let found { return take(found, dropping: 1) }
      searched = count
      guard count <= RowReader.limit else {
        isBroken = true
        return []
      }
      if try !source.fill() { return count > 0 ? take(count, dropping: 0) : nil }
    }
  }

  private func take(_ count: Int, dropping end: Int) -> [UInt8] {
    let line = source.withReady { Array($0[..<count]) }
    source.consume(count + end)
    return line
  }
}
