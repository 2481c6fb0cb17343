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

  /// What a line came to: values, or what the parser made of it.
  enum Read {
    case values
    case item(ImportItem)
  }

  /// The next line's values, where `scanner` can read it; nil at the end. Throws `ImportProblem`.
  mutating func next(_ scanner: JSONLineScanner, into values: inout [Value]) throws(ImportProblem) -> Read? {
    while !isBroken, let (count, end) = try readyLine() {
      if !isBroken,
        source.withReady({ scanner.read(UnsafeBufferPointer(rebasing: $0[..<count]), into: &values) })
      {
        line += 1
        source.consume(count + end)
        return .values
      }
      if let item = item(count, end) { return .item(item) }
    }
    return nil
  }

  /// Nil at the end. Throws `ImportProblem`.
  mutating func next() throws(ImportProblem) -> ImportItem? {
    while !isBroken, let (count, end) = try readyLine() {
      if let item = item(count, end) { return item }
    }
    return nil
  }

  /// Takes the line that is ready; nil where it is blank.
  private mutating func item(_ count: Int, _ end: Int) -> ImportItem? {
    line += 1
    if isBroken {
      return .bad(BadRow(file: source.path, line: line, reason: .tooLong(limit: RowReader.limit)))
    }
    let bytes = take(count, dropping: end)
    guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
    let item = JSONRow.item(bytes, file: source.path, line: line, column: 1, path: nil, expecting: names)
    if case .row(let row) = item { names = row.record.names }
    return item
  }

  /// How long the next line is, and its end behind it; nil where there is none. Sets `isBroken` where it is too long.
  private mutating func readyLine() throws(ImportProblem) -> (count: Int, end: Int)? {
    var searched = 0
    while true {
      let (found, count) = source.withReady { ($0.first(0x0a, from: searched), $0.count) }
      if let found { return (found, 1) }
      searched = count
      guard count <= RowReader.limit else {
        isBroken = true
        return (0, 0)
      }
      if try !source.fill() { return count > 0 ? (count, 0) : nil }
    }
  }

  private func take(_ count: Int, dropping end: Int) -> [UInt8] {
    let line = source.withReady { Array($0[..<count]) }
    source.consume(count + end)
    return line
  }
}
