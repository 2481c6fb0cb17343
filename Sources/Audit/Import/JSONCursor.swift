import Values

/// A place in a JSON text that is read in pieces. Everything throws `ImportProblem`.
struct JSONCursor {
  let source: ByteReader
  /// From 1.
  private(set) var line = 1
  private(set) var column = 1

  init(_ source: ByteReader) { self.source = source }

  /// Skips white space and gives the byte behind it; nil at the end.
  mutating func peek() throws(ImportProblem) -> UInt8? {
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
  mutating func advance(_ count: Int) {
    let (lines, columns) = source.withReady { bytes in
      UnsafeBufferPointer(rebasing: bytes[..<count]).place(of: count)
    }
    line += lines
    column = lines == 0 ? column + columns : columns + 1
    source.consume(count)
  }

  /// How many bytes the value that begins here takes (all that is left where it never ends; 0 for a separator); nil
  /// where it is too long.
  func cut() throws(ImportProblem) -> Int? {
    var cutter = JSONCutter()
    while true {
      if let length = source.withReady({ cutter.end(in: $0) }) { return length }
      guard source.count <= RowReader.limit else { return nil }
      if try !source.fill() { return source.count }
    }
  }

  /// Consumes the value that begins here, of any length; false where it never ends or is none.
  mutating func skip() throws(ImportProblem) -> Bool {
    var cutter = JSONCutter()
    var isEmpty = true
    while true {
      if let length = source.withReady({ cutter.end(in: $0) }) {
        advance(length)
        return !isEmpty || length > 0
      }
      isEmpty = isEmpty && cutter.index == 0
      advance(cutter.index)
      cutter.index = 0
      if try !source.fill() { return false }
    }
  }

  /// Reads one value from the bytes that `cut` measured, with where it began. Nil where it is too long.
  mutating func item(path: String?) throws(ImportProblem) -> (item: ImportItem, length: Int) {
    let (startLine, startColumn) = (line, column)
    guard let length = try cut() else {
      let row = BadRow(
        file: source.path, line: startLine, column: startColumn, path: path,
        reason: .tooLong(limit: RowReader.limit))
      return (.bad(row), 0)
    }
    let bytes = source.withReady { Array($0[..<max(length, min(1, $0.count))]) }
    advance(length)
    let item = JSONRow.item(
      bytes, file: source.path, line: startLine, column: startColumn, path: path)
    return (item, length)
  }

  /// A fault at this place.
  func broken(_ reason: JSONProblem.Reason) -> ImportItem {
    .bad(BadRow(file: source.path, line: line, column: column, reason: .json(reason)))
  }

  static func unexpected(_ byte: UInt8) -> JSONProblem.Reason {
    .unexpected(
      (0x21..<0x7f).contains(byte)
        ? String(UnicodeScalar(byte)) : "byte 0x" + String(byte, radix: 16))
  }
}

/// Finds where a JSON value ends without reading it; goes on where it stopped when more bytes are there.
private struct JSONCutter {
  var index = 0
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
