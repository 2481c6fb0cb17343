import Values

/// Bytes as they come → messages: `Content-Length: N`, an empty line, N bytes of JSON.
struct MessageReader {
  /// One message, or what stood in its place.
  enum Item {
    case message(Value)
    /// Not JSON, or no length; says why.
    case malformed(String)
  }

  private var buffer: [UInt8] = []
  private var start = 0
  /// A header longer than this is none.
  private static let headerLimit = 8192
  /// A message longer than this is not read: no editor sends one.
  private static let bodyLimit = 256 << 20

  mutating func feed(_ bytes: [UInt8]) -> [Item] {
    buffer += bytes
    var items: [Item] = []
    while let item = next() { items.append(item) }
    buffer.removeFirst(start)
    start = 0
    return items
  }

  private mutating func next() -> Item? {
    guard let end = headerEnd() else {
      guard buffer.count - start > Self.headerLimit else { return nil }
      start = buffer.count
      return .malformed("a header without an end")
    }
    guard let length = Self.length(String(decoding: buffer[start..<end], as: UTF8.self)) else {
      start = end
      return .malformed("a header without a Content-Length")
    }
    guard buffer.count - end >= length else { return nil }
    let body = Array(buffer[end..<(end + length)])
    start = end + length
    do throws(JSONProblem) {
      return .message(try JSONParser.parse(utf8: body))
    } catch {
      return .malformed("byte \(error.offset): \(error.reason.description)")
    }
  }

  /// Behind the empty line.
  private func headerEnd() -> Int? {
    var index = start
    while index + 3 < min(buffer.count, start + Self.headerLimit) {
      if buffer[index...(index + 3)].elementsEqual([0x0d, 0x0a, 0x0d, 0x0a]) { return index + 4 }
      index += 1
    }
    return nil
  }

  private static func length(_ header: String) -> Int? {
    for line in header.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      guard let length = Int(parts[1].filter { $0 != " " }), (0...bodyLimit).contains(length) else {
        return nil
      }
      return length
    }
    return nil
  }
}
