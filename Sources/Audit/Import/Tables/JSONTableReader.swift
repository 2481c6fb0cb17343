import Values

/// Reads the lists that a JSON record holds under the names of tables, `{"clients": [...], "runs": [...]}`, an
/// element at a time so that a large file needs little memory; the other parts are passed over unread.
struct JSONTableReader {
  /// What a record has under a key.
  struct Entry {
    var key: String
    var isList: Bool
  }

  private enum State { case start, keys, list, done }

  private var cursor: JSONCursor
  /// The list to read.
  private let wanted: String
  private var state = State.start
  private var isFirst = true
  /// Elements of the list read so far.
  private var count = 0

  init(_ source: ByteReader, list: String) {
    cursor = JSONCursor(source)
    wanted = list
  }

  /// The next element; nil at the end. Throws `ImportProblem`.
  mutating func next() throws(ImportProblem) -> ImportItem? {
    while true {
      switch state {
      case .done: return nil
      case .list:
        if let item = try element() { return item }
      case .start, .keys:
        switch try nextKey() {
        case .fault(let item): return item
        case .end: return try end()
        case .entry(let entry):
          if entry.isList, entry.key.sameBytes(as: wanted) {
            cursor.advance(1)
            (state, isFirst) = (.list, true)
          } else if try !cursor.skip() {
            return broken(.unexpectedEnd)
          }
        }
      }
    }
  }

  /// The keys of the record that a text begins with; nil for a text that begins otherwise or goes on behind the
  /// record. Throws `ImportProblem`.
  static func entries(_ source: ByteReader) throws(ImportProblem) -> [Entry]? {
    var reader = JSONTableReader(source, list: "")
    var entries: [Entry] = []
    while true {
      switch try reader.nextKey() {
      // What is broken is told when it is read.
      case .fault: return entries.isEmpty ? nil : entries
      case .end: return try reader.cursor.peek() == nil ? entries : nil
      case .entry(let entry):
        entries.append(entry)
        guard try reader.cursor.skip() else { return entries }
      }
    }
  }

  private enum Step {
    case entry(Entry)
    case end
    case fault(ImportItem)
  }

  /// Reads up to the next key's value.
  private mutating func nextKey() throws(ImportProblem) -> Step {
    let isStart = state == .start
    guard let byte = try cursor.peek() else { return .fault(broken(.unexpectedEnd)) }
    if isStart {
      guard byte == UInt8(ascii: "{") else { return .fault(broken(JSONCursor.unexpected(byte))) }
      state = .keys
    } else if byte == UInt8(ascii: "}") {
      cursor.advance(1)
      return .end
    } else if byte != UInt8(ascii: ",") {
      return .fault(broken(JSONCursor.unexpected(byte)))
    }
    cursor.advance(1)
    guard let quote = try cursor.peek() else { return .fault(broken(.unexpectedEnd)) }
    if isStart, quote == UInt8(ascii: "}") {
      cursor.advance(1)
      return .end
    }
    guard quote == UInt8(ascii: "\"") else { return .fault(broken(JSONCursor.unexpected(quote))) }
    return try key()
  }

  private mutating func key() throws(ImportProblem) -> Step {
    guard let length = try cursor.cut() else { return .fault(broken(.unexpectedEnd)) }
    let bytes = cursor.source.withReady { Array($0[..<length]) }
    guard case .text(let key)? = try? JSONParser.parse(utf8: bytes) else {
      return .fault(broken(.unexpectedEnd))
    }
    cursor.advance(length)
    guard let colon = try cursor.peek() else { return .fault(broken(.unexpectedEnd)) }
    guard colon == UInt8(ascii: ":") else { return .fault(broken(JSONCursor.unexpected(colon))) }
    cursor.advance(1)
    guard let first = try cursor.peek() else { return .fault(broken(.unexpectedEnd)) }
    return .entry(Entry(key: key, isList: first == UInt8(ascii: "[")))
  }

  /// Nil at the list's end.
  private mutating func element() throws(ImportProblem) -> ImportItem? {
    guard let byte = try cursor.peek() else { return broken(.unexpectedEnd) }
    if byte == UInt8(ascii: "]") {
      cursor.advance(1)
      state = .keys
      return nil
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { return broken(JSONCursor.unexpected(byte)) }
      cursor.advance(1)
      guard try cursor.peek() != nil else { return broken(.unexpectedEnd) }
    }
    isFirst = false
    let (item, length) = try cursor.item(path: "\(wanted)[\(count)]")
    count += 1
    if length == 0 { state = .done }
    // It never ends: there is nothing behind it.
    if case .bad(let row) = item, row.reason == .json(.unexpectedEnd), cursor.source.count == 0 {
      state = .done
    }
    return item
  }

  private mutating func end() throws(ImportProblem) -> ImportItem? {
    state = .done
    return try cursor.peek() == nil ? nil : cursor.broken(.trailing)
  }

  private mutating func broken(_ reason: JSONProblem.Reason) -> ImportItem {
    state = .done
    return cursor.broken(reason)
  }
}
