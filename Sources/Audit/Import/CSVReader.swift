import Values

/// Reads a table as RFC 4180 writes it: quoted fields may hold separators, line ends and doubled quotes; rows end with
/// LF, CRLF or CR; the first row names the columns; an empty field is null. Blank lines are skipped.
struct CSVReader {
  private let source: ByteReader
  let separator: UInt8
  private(set) var header: [String] = []
  /// Where the next row begins, from 1.
  private var line = 1
  private var isBroken = false

  /// Throws `ImportProblem`.
  init(_ source: ByteReader, separator: UInt8) throws(ImportProblem) {
    self.source = source
    self.separator = separator
    header = try readHeader()
  }

  private mutating func readHeader() throws(ImportProblem) -> [String] {
    guard let fields = try nextFields() else { throw .noHeader(file: source.path) }
    switch fields {
    case .bad(let row): throw .badRows([row], count: 1, good: 0)
    case .fields(let values, _):
      var names: [String] = []
      for value in values {
        let name = value.map(FieldGuess.trimmed) ?? ""
        guard name.isEmpty || !names.contains(where: { $0.sameBytes(as: name) }) else {
          throw .repeatedColumn(file: source.path, column: name)
        }
        names.append(name)
      }
      return names
    }
  }

  /// Nil at the end. Throws `ImportProblem`.
  mutating func next() throws(ImportProblem) -> ImportItem? {
    guard let row = try nextFields() else { return nil }
    switch row {
    case .bad(let bad): return .bad(bad)
    case .fields(let values, let line):
      guard values.count == header.count else {
        return .bad(
          BadRow(
            file: source.path, line: line,
            reason: .ragged(expected: header.count, found: values.count)))
      }
      let record = Record(names: header, values: values.map { $0.map(Value.text) ?? .null })
      return .row(ImportRow(line: line, path: nil, record: record))
    }
  }

  /// Takes the next line's values, where it is ready and `scanner` can read it.
  mutating func next(_ scanner: CSVLineScanner, into values: inout [Value]) -> Bool {
    let end: Int? = source.withReady { bytes in
      guard let end = bytes.first(0x0a, from: 0) else { return nil }
      return scanner.read(UnsafeBufferPointer(rebasing: bytes[..<end]), into: &values) ? end : nil
    }
    guard !isBroken, let end else { return false }
    line += 1
    source.consume(end + 1)
    return true
  }

  private enum Row {
    case fields([String?], line: Int)
    case bad(BadRow)
  }

  /// The next row that is not blank, with the line that it begins on.
  private mutating func nextFields() throws(ImportProblem) -> Row? {
    while !isBroken {
      guard let scan = try nextScan() else { return nil }
      let row: Row? = source.withReady { self.row(scan, in: $0) }
      line += scan.lines
      source.consume(scan.length)
      if let row { return row }
    }
    return nil
  }

  private mutating func nextScan() throws(ImportProblem) -> CSVScan? {
    while true {
      guard source.count > 0 else {
        if try !source.fill() { return nil }
        continue
      }
      let isAtEnd = source.isAtEnd
      let scan = source.withReady { CSVScan.row(in: $0, separator: separator, isAtEnd: isAtEnd) }
      if let scan { return scan }
      if source.count > RowReader.limit {
        isBroken = true
        return CSVScan(
          fault: CSVScan.Fault(reason: .tooLong(limit: RowReader.limit), offset: 0, field: 0))
      }
      _ = try source.fill()
    }
  }

  /// Nil for a blank line.
  private func row(_ scan: CSVScan, in bytes: UnsafeBufferPointer<UInt8>) -> Row? {
    if let fault = scan.fault { return bad(fault, bytes) }
    if scan.fields.count == 1, scan.fields[0].range.isEmpty, !scan.fields[0].isQuoted { return nil }
    var values: [String?] = []
    values.reserveCapacity(scan.fields.count)
    for (index, field) in scan.fields.enumerated() {
      guard let text = field.text(in: bytes) else {
        let slice = UnsafeBufferPointer(rebasing: bytes[field.range])
        let offset = field.range.lowerBound + (slice.firstBadByte ?? 0)
        return bad(CSVScan.Fault(reason: .badUTF8, offset: offset, field: index), bytes)
      }
      values.append(text.isEmpty ? nil : text)
    }
    return .fields(values, line: line)
  }

  private func bad(_ fault: CSVScan.Fault, _ bytes: UnsafeBufferPointer<UInt8>) -> Row {
    let place = bytes.place(of: fault.offset)
    return .bad(
      BadRow(
        file: source.path, line: line + place.line, column: place.column + 1,
        path: header.indices.contains(fault.field) ? header[fault.field] : nil,
        reason: fault.reason))
  }
}
