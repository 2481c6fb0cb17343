import Values

/// Reads the elements of one JSON list, a value at a time so that a large file needs little memory; or JSON values
/// one after another. A record that holds a list under one of the usual names stands for that list.
struct JSONElementReader {
  /// Where an export has its rows, folded as `FieldGuess` does.
  private static let listNames = [
    "answers", "responses", "rows", "data", "items", "results", "records",
  ]

  private enum Shape { case unknown, list, sequence }

  private let source: ByteReader
  private var shape = Shape.unknown
  /// From 1.
  private var line = 1
  private var column = 1
  /// Elements read so far.
  private var count = 0
  private var isBroken = false
  /// What a record that stands for its list still has, and the path of that list.
  private var inner: ArraySlice<Value> = []
  private var innerName = ""

  init(_ source: ByteReader) { self.source = source }

  /// Nil at the end. Throws `ImportProblem`.
  mutating func next() throws(ImportProblem) -> ImportItem? {
    if let value = inner.popFirst() { return innerItem(value, at: inner.startIndex - 1) }
    guard !isBroken, var byte = try peek() else { return nil }
    if shape == .unknown {
      shape = byte == UInt8(ascii: "[") ? .list : .sequence
      if shape == .list {
        advance(1)
        guard let first = try peek() else { return broken(.unexpectedEnd) }
        byte = first
        if byte == UInt8(ascii: "]") { return try end() }
      }
    } else if shape == .list {
      if byte == UInt8(ascii: "]") { return try end() }
      guard byte == UInt8(ascii: ",") else { return broken(unexpected(byte)) }
      advance(1)
      guard try peek() != nil else { return broken(.unexpectedEnd) }
    }
    return try element()
  }

  private mutating func element() throws(ImportProblem) -> ImportItem? {
    let (startLine, startColumn) = (line, column)
    let path = shape == .list ? "[\(count)]" : nil
    guard let length = try cut() else {
      isBroken = true
      return .bad(
        BadRow(
          file: source.path, line: startLine, column: startColumn, path: path,
          reason: .tooLong(limit: RowReader.limit)))
    }
    // A separator where a value is expected: the parser says so, and the file is not read any further.
    isBroken = length == 0
    let bytes = source.withReady { Array($0[..<max(length, min(1, $0.count))]) }
    advance(length)
    count += 1
    let item = JSONRow.item(
      bytes, file: source.path, line: startLine, column: startColumn, path: path)
    guard shape == .sequence, count == 1, case .row(let row) = item,
      let (name, list) = Self.list(in: row.record)
    else { return item }
    inner = list[...]
    innerName = name
    return try next()
  }

  /// The list that a record stands for, if it does.
  private static func list(in record: Record) -> (String, [Value])? {
    for wanted in listNames {
      for (name, value) in zip(record.names, record.values) {
        if case .list(let list) = value, FieldGuess.folded(name).sameBytes(as: wanted) {
          return (name, list)
        }
      }
    }
    return nil
  }

  private func innerItem(_ value: Value, at index: Int) -> ImportItem {
    let path = "\(innerName)[\(index)]"
    guard case .record(let record) = value else {
      return .bad(
        BadRow(
          file: source.path, line: 1, path: path, reason: .notRecord(found: value.typeWord)))
    }
    return .row(ImportRow(line: 1, path: path, record: record))
  }

  /// The list's end: nothing may follow it.
  private mutating func end() throws(ImportProblem) -> ImportItem? {
    advance(1)
    isBroken = true
    return try peek() == nil ? nil : broken(.trailing)
  }

  private mutating func broken(_ reason: JSONProblem.Reason) -> ImportItem {
    isBroken = true
    return .bad(BadRow(file: source.path, line: line, column: column, reason: .json(reason)))
  }

  private func unexpected(_ byte: UInt8) -> JSONProblem.Reason {
    .unexpected(
      (0x21..<0x7f).contains(byte)
        ? String(UnicodeScalar(byte)) : "byte 0x" + String(byte, radix: 16))
  }
}

extension JSONElementReader {
  /// Skips white space and gives the byte behind it; nil at the end.
  private mutating func peek() throws(ImportProblem) -> UInt8? {
    while true {
      let (skipped, byte) = source.withReady { bytes in
        let place = bytes.firstIndex { $0 != 0x20 && $0 != 0x0a && $0 != 0x0d && $0 != 0x09 }
        return (place ?? bytes.count, place.map { bytes[$0] })
      }
      advance(skipped)
      if let byte { return byte }
      if try !source.fill() { return nil }
    }
  }

  /// Consumes bytes and counts their lines and columns.
  private mutating func advance(_ count: Int) {
    let (lines, columns) = source.withReady { bytes in
      UnsafeBufferPointer(rebasing: bytes[..<count]).place(of: count)
    }
    line += lines
    column = lines == 0 ? column + columns : columns + 1
    source.consume(count)
  }

  /// How many bytes the value that begins here takes (all that is left where it never ends; 0 for a separator); nil
  /// where it is too long.
  private func cut() throws(ImportProblem) -> Int? {
    var cutter = JSONCutter()
    while true {
      if let length = source.withReady({ cutter.end(in: $0) }) { return length }
      guard source.count <= RowReader.limit else { return nil }
      if try !source.fill() { return source.count }
    }
  }
}

/// Finds where a JSON value ends without reading it; goes on where it stopped when more bytes are there.
private struct JSONCutter {
  private var index = 0
  private var depth = 0
  private var isInString = false

  /// `bytes` begin with the value. Nil where it does not end in them.
  mutating func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    while index < bytes.count {
      let byte = bytes[index]
      if isInString {
        if byte == UInt8(ascii: "\\") {
          // What follows a backslash never ends the string; it may not be here yet.
          guard index + 1 < bytes.count else { return nil }
          index += 1
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
          if depth == 0 { return index + 1 }
        }
      } else if let end = structure(byte) {
        return end
      }
      index += 1
    }
    return nil
  }

  private mutating func structure(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      guard depth > 0 else { return index }
      depth -= 1
      if depth == 0 { return index + 1 }
    case UInt8(ascii: ","), 0x20, 0x0a, 0x0d, 0x09:
      if depth == 0 { return index }
    default: break
    }
    return nil
  }
}
