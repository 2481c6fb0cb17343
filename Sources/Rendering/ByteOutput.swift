/// Bytes on their way out, handed on in pieces of about 64 KB.
struct ByteOutput {
  typealias Sink = (UnsafeBufferPointer<UInt8>) throws -> Void

  static let capacity = 65_536

  var bytes: [UInt8] = []
  private let sink: Sink

  init(sink: @escaping Sink) {
    self.sink = sink
    bytes.reserveCapacity(ByteOutput.capacity + 4096)
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(line text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Hands on what is there once it is enough.
  mutating func flushIfFull() throws {
    if bytes.count >= ByteOutput.capacity { try flush() }
  }

  mutating func flush() throws {
    guard !bytes.isEmpty else { return }
    try bytes.withUnsafeBufferPointer { try sink($0) }
    bytes.removeAll(keepingCapacity: true)
  }
}
