import Storage
import Values

/// JSON that is written as rows come: bytes collect in a buffer and leave it in blocks, so that memory stays flat.
final class JSONSink {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false
  private let blockSize: Int
  private let flush: ([UInt8]) throws -> Void

  /// Hands blocks of about `blockSize` bytes to `flush`.
  init(blockSize: Int = 1 << 17, flush: @escaping ([UInt8]) throws -> Void) {
    self.blockSize = blockSize
    self.flush = flush
    bytes.reserveCapacity(blockSize + (1 << 14))
  }

  private func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  /// The next thing begins a line.
  func line(indent: Int) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  /// Ends a list whose elements stand on lines of their own.
  func closeLines(_ bracket: Unicode.Scalar, indent: Int) {
    if needsComma {
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
    }
    close(bracket)
  }

  /// A name; its value follows. Names are ours and need no escapes.
  func key(_ name: StaticString) {
    separate()
    needsComma = false
    bytes.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: ":")])
  }

  func text(_ text: String) {
    separate()
    appendJSONString(text, to: &bytes)
  }

  /// A text column, without making a String of it where nothing in it needs an escape.
  func text(_ row: SQLRow, _ column: Int) {
    let source = row.utf8(column)
    guard source.allSatisfy({ $0 >= 0x20 && $0 < 0x7f && $0 != 0x22 && $0 != 0x5c }) else {
      return text(row.text(column))
    }
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: source)
    bytes.append(UInt8(ascii: "\""))
  }

  /// JSON that was made before.
  func raw(_ json: [UInt8]) {
    separate()
    bytes.append(contentsOf: json)
  }

  func value(_ value: Value) {
    separate()
    value.appendJSON(to: &bytes)
  }

  func number(_ number: Int64) { value(.integer(number)) }

  /// ISO 8601, UTC.
  func date(_ milliseconds: Int64) { value(.date(milliseconds)) }

  /// Hands the buffer on where it is full; to be called between elements.
  func flushIfFull() throws {
    if bytes.count >= blockSize { try flushAll() }
  }

  /// Ends the document with a newline and hands on the rest.
  func finish() throws {
    bytes.append(UInt8(ascii: "\n"))
    try flushAll()
  }

  private func flushAll() throws {
    try flush(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
