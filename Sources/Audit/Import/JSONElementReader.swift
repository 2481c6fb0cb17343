import Values

/// Reads the elements of one JSON list, a value at a time so that a large file needs little memory; or JSON values
/// one after another. A record that holds a list under one of the usual names stands for that list.
struct JSONElementReader {
  /// Where an export has its rows, folded as `FieldGuess` does.
  static let listNames = [
    "answers", "responses", "rows", "data", "items", "results", "records",
  ]

  private enum Shape { case unknown, list, sequence }

  private var cursor: JSONCursor
  private var shape = Shape.unknown
  /// Elements read so far.
  private var count = 0
  private var isBroken = false
  /// What a record that stands for its list still has, and the path of that list.
  private var inner: ArraySlice<Value> = []
  private var innerName = ""
  private let opensRecords: Bool

  /// `opensRecords` is whether a record that holds a list under a usual name stands for it.
  init(_ source: ByteReader, opensRecords: Bool = true) {
    cursor = JSONCursor(source)
    self.opensRecords = opensRecords
  }

  /// Nil at the end. Throws `ImportProblem`.
  mutating func next() throws(ImportProblem) -> ImportItem? {
    if let value = inner.popFirst() { return innerItem(value, at: inner.startIndex - 1) }
    guard !isBroken else { return nil }
    guard var byte = try cursor.peek() else { return shape == .list ? broken(.unexpectedEnd) : nil }
    if shape == .unknown {
      shape = byte == UInt8(ascii: "[") ? .list : .sequence
      if shape == .list {
        cursor.advance(1)
        guard let first = try cursor.peek() else { return broken(.unexpectedEnd) }
        byte = first
        if byte == UInt8(ascii: "]") { return try end() }
      }
    } else if shape == .list {
      if byte == UInt8(ascii: "]") { return try end() }
      guard byte == UInt8(ascii: ",") else { return broken(JSONCursor.unexpected(byte)) }
      cursor.advance(1)
      guard try cursor.peek() != nil else { return broken(.unexpectedEnd) }
    }
    return try element()
  }

  private mutating func element() throws(ImportProblem) -> ImportItem? {
    let (item, length) = try cursor.item(path: shape == .list ? "[\(count)]" : nil)
    // Too long, or a separator where a value is expected: the file is not read any further.
    isBroken = length == 0
    count += 1
    // It never ends: there is nothing behind it.
    if case .bad(let row) = item, row.reason == .json(.unexpectedEnd) {
      isBroken = isBroken || cursor.source.count == 0
    }
    guard opensRecords, shape == .sequence, count == 1, case .row(let row) = item,
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
          file: cursor.source.path, line: 1, path: path,
          reason: .notRecord(found: value.typeWord)))
    }
    return .row(ImportRow(line: 1, path: path, record: record))
  }

  /// The list's end: nothing may follow it.
  private mutating func end() throws(ImportProblem) -> ImportItem? {
    cursor.advance(1)
    isBroken = true
    return try cursor.peek() == nil ? nil : broken(.trailing)
  }

  private mutating func broken(_ reason: JSONProblem.Reason) -> ImportItem {
    isBroken = true
    return cursor.broken(reason)
  }
}
