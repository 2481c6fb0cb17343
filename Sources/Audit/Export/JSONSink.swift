import Storage
import Values

#if canImport(Glibc)
  import Glibc
#endif

/// JSON that is written as rows come: bytes collect in a buffer and leave it in blocks, so that memory stays flat. The
/// buffer is a plain one: an array in a class is guarded at every byte that is appended.
final class JSONSink {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0
  private var needsComma = false
  private let blockSize: Int
  private let flush: (UnsafeRawBufferPointer) throws -> Void

  /// Hands blocks of about `blockSize` bytes to `flush`; they are valid during the call alone.
  init(blockSize: Int = 1 << 17, flush: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.blockSize = blockSize
    self.flush = flush
    capacity = blockSize + (1 << 14)
    start = .allocate(capacity: capacity)
  }

  deinit { start.deallocate() }

  // MARK: - Bytes

  private func append(_ bytes: UnsafeRawBufferPointer) {
    if count + bytes.count > capacity { grow(by: bytes.count) }
    if let source = bytes.baseAddress { memcpy(start + count, source, bytes.count) }
    count += bytes.count
  }

  private func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    start[count] = byte
    count += 1
  }

  private func append(_ bytes: [UInt8]) { bytes.withUnsafeBytes { append($0) } }

  private func append(_ text: StaticString) {
    text.withUTF8Buffer { append(UnsafeRawBufferPointer($0)) }
  }

  private func grow(by size: Int) {
    let larger = max(2 * capacity, count + size)
    let fresh = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memcpy(fresh, start, count)
    start.deallocate()
    start = fresh
    capacity = larger
  }

  // MARK: - Structure

  private func separate() {
    if needsComma { append(UInt8(ascii: ",")) }
    needsComma = true
  }

  func open(_ bracket: Unicode.Scalar) {
    separate()
    append(UInt8(ascii: bracket))
    needsComma = false
  }

  func close(_ bracket: Unicode.Scalar) {
    append(UInt8(ascii: bracket))
    needsComma = true
  }

  /// The next thing begins a line.
  func line(indent: Int) {
    if needsComma { append(UInt8(ascii: ",")) }
    needsComma = false
    breakLine(indent)
  }

  /// Ends a list whose elements stand on lines of their own.
  func closeLines(_ bracket: Unicode.Scalar, indent: Int) {
    if needsComma { breakLine(indent) }
    close(bracket)
  }

  private func breakLine(_ indent: Int) {
    append(UInt8(ascii: "\n"))
    for _ in 0..<indent { append(UInt8(ascii: " ")) }
  }

  /// A name; its value follows. Names are ours and need no escapes.
  func key(_ name: StaticString) {
    separate()
    needsComma = false
    append(UInt8(ascii: "\""))
    append(name)
    append("\":")
  }

  // MARK: - Values

  func text(_ text: String) {
    separate()
    var json: [UInt8] = []
    appendJSONString(text, to: &json)
    append(json)
  }

  /// A text column, without making a String of it where nothing in it needs an escape.
  func text(_ row: SQLRow, _ column: Int) {
    let source = row.utf8(column)
    guard source.allSatisfy({ $0 >= 0x20 && $0 < 0x7f && $0 != 0x22 && $0 != 0x5c }) else {
      return text(row.text(column))
    }
    separate()
    append(UInt8(ascii: "\""))
    append(source)
    append(UInt8(ascii: "\""))
  }

  /// JSON that was made before.
  func raw(_ json: [UInt8]) {
    separate()
    append(json)
  }

  func value(_ value: Value) {
    separate()
    var json: [UInt8] = []
    value.appendJSON(to: &json)
    append(json)
  }

  /// A whole number.
  func number(_ number: Int64) {
    separate()
    guard number >= 0 && number < 10 else { return append(Array("\(number)".utf8)) }
    append(UInt8(ascii: "0") + UInt8(number))
  }

  /// ISO 8601, UTC.
  func date(_ milliseconds: Int64) { value(.date(milliseconds)) }

  // MARK: - Blocks

  /// Hands the buffer on where it is full; to be called between elements.
  func flushIfFull() throws {
    if count >= blockSize { try flushAll() }
  }

  /// Ends the document with a newline and hands on the rest.
  func finish() throws {
    append(UInt8(ascii: "\n"))
    try flushAll()
  }

  private func flushAll() throws {
    try flush(UnsafeRawBufferPointer(start: start, count: count))
    count = 0
  }
}
