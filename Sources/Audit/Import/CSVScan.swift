/// Where the fields of one row of a table are.
struct CSVScan {
  struct Field {
    /// Without the quotes.
    var range: Range<Int>
    var isQuoted = false
    var hasDoubledQuotes = false

    /// Nil for what is not UTF-8.
    func text(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
      guard hasDoubledQuotes else { return String(validating: bytes[range], as: UTF8.self) }
      var plain: [UInt8] = []
      plain.reserveCapacity(range.count)
      var index = range.lowerBound
      while index < range.upperBound {
        plain.append(bytes[index])
        index += bytes[index] == CSVScan.quote ? 2 : 1
      }
      return String(validating: plain, as: UTF8.self)
    }
  }

  static let quote = UInt8(ascii: "\"")

  private(set) var fields: [Field] = []
  /// What is wrong, and at which byte.
  private(set) var fault: (reason: BadRow.Reason, offset: Int)?
  /// Bytes of the row with its end, and the lines that they hold.
  private(set) var length = 0
  private(set) var lines = 0

  init(fault: (BadRow.Reason, Int)? = nil) { self.fault = fault }

  /// The row that `bytes` begin with; nil where they don't hold all of it.
  static func row(
    in bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, isAtEnd: Bool
  ) -> CSVScan? {
    var scan = CSVScan()
    var index = 0
    while true {
      guard
        let next = scan.field(from: index, in: bytes, separator: separator, isAtEnd: isAtEnd)
      else { return nil }
      guard next < bytes.count, bytes[next] == separator else {
        return scan.end(at: next, in: bytes, isAtEnd: isAtEnd)
      }
      index = next + 1
    }
  }

  /// Reads one field and gives the place behind it: a separator's, a line end's or the end of the text.
  private mutating func field(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, isAtEnd: Bool
  ) -> Int? {
    if start < bytes.count, bytes[start] == Self.quote {
      return quoted(from: start, in: bytes, separator: separator, isAtEnd: isAtEnd)
    }
    var index = start
    while index < bytes.count, !Self.isEnd(bytes[index], separator) {
      if bytes[index] == Self.quote, fault == nil { fault = (.strayQuote, index) }
      index += 1
    }
    guard index < bytes.count || isAtEnd else { return nil }
    fields.append(Field(range: start..<index))
    return index
  }

  private mutating func quoted(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, isAtEnd: Bool
  ) -> Int? {
    var field = Field(range: start..<start, isQuoted: true)
    var index = start + 1
    while true {
      guard let close = bytes.first(Self.quote, from: index) else {
        guard isAtEnd else { return nil }
        fault = fault ?? (.openQuote, start)
        field.range = (start + 1)..<max(start + 1, bytes.count)
        fields.append(field)
        return bytes.count
      }
      // Whether a quote closes the field is seen from what follows it.
      guard close + 1 < bytes.count || isAtEnd else { return nil }
      if close + 1 < bytes.count, bytes[close + 1] == Self.quote {
        field.hasDoubledQuotes = true
        index = close + 2
        continue
      }
      field.range = (start + 1)..<close
      fields.append(field)
      index = close + 1
      break
    }
    if index < bytes.count, !Self.isEnd(bytes[index], separator) {
      fault = fault ?? (.textAfterQuote, index)
      // To the row's end: what stands there cannot be told apart any more.
      while index < bytes.count, bytes[index] != 0x0a, bytes[index] != 0x0d { index += 1 }
      guard index < bytes.count || isAtEnd else { return nil }
    }
    return index
  }

  private static func isEnd(_ byte: UInt8, _ separator: UInt8) -> Bool {
    byte == separator || byte == 0x0a || byte == 0x0d
  }

  private func end(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>, isAtEnd: Bool
  ) -> CSVScan? {
    var scan = self
    scan.length = index
    if index < bytes.count {
      scan.length += 1
      if bytes[index] == 0x0d {
        // CRLF may be cut in two.
        guard index + 1 < bytes.count || isAtEnd else { return nil }
        if index + 1 < bytes.count, bytes[index + 1] == 0x0a { scan.length += 1 }
      }
    }
    let row = UnsafeBufferPointer(rebasing: bytes[..<scan.length])
    scan.lines = row.lineEnds
    if index < bytes.count, bytes[index] == 0x0d, scan.length == index + 1 { scan.lines += 1 }
    return scan
  }
}
