import Diagnostics
import Values

/// A text as the editor has it. Editors count lines from 0 and characters in UTF-16; the language counts bytes.
struct TextDocument {
  private(set) var bytes: [UInt8]
  /// Where lines begin. Lines end in `\n`, `\r\n` or `\r`.
  private var lineStarts: [Int] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    findLines()
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  private mutating func findLines() {
    lineStarts = [0]
    for (index, byte) in bytes.enumerated() {
      let isReturn = byte == 0x0d && (index + 1 == bytes.count || bytes[index + 1] != 0x0a)
      if byte == 0x0a || isReturn { lineStarts.append(index + 1) }
    }
  }

  /// One change of `didChange`: a range with its new text, or a new text for all. Nothing where it is neither.
  mutating func apply(_ change: Value) {
    guard let text = change["text"]?.text else { return }
    if let range = change["range"], let start = offset(range["start"]), let end = offset(range["end"]) {
      bytes.replaceSubrange(min(start, end)..<max(start, end), with: Array(text.utf8))
    } else {
      bytes = Array(text.utf8)
    }
    findLines()
  }

  /// `{line, character}` → byte. Past a line's end means its end; past the text, the text's.
  func offset(_ position: Value?) -> Int? {
    guard let line = position?["line"]?.integer, let character = position?["character"]?.integer, line >= 0
    else { return nil }
    guard line < lineStarts.count else { return bytes.count }
    var index = lineStarts[Int(line)]
    var units: Int64 = 0
    while index < bytes.count, bytes[index] != 0x0a, bytes[index] != 0x0d {
      let (length, width) = Self.scalar(bytes[index])
      units += width
      if units > character { break }
      index = min(index + length, bytes.count)
    }
    return index
  }

  /// Byte → `{line, character}`.
  func position(_ offset: Int) -> Value {
    let offset = min(max(0, offset), bytes.count)
    let line = lineStarts.line(of: offset)
    var units: Int64 = 0
    var index = lineStarts[line]
    while index < offset {
      let (length, width) = Self.scalar(bytes[index])
      units += width
      index += length
    }
    return .object([("line", .integer(Int64(line))), ("character", .integer(units))])
  }

  func range(_ start: Int, _ end: Int) -> Value {
    .object([("start", position(start)), ("end", position(max(start, end)))])
  }

  /// Bytes of a character, and its units of UTF-16, by its first byte.
  private static func scalar(_ first: UInt8) -> (length: Int, width: Int64) {
    switch first {
    case 0xf0...: (4, 2)
    case 0xe0...: (3, 1)
    case 0xc0...: (2, 1)
    default: (1, 1)
    }
  }

  /// The name at a byte, or right before it, with its `$`: from, to. Nil where none is.
  func word(at offset: Int) -> Range<Int>? {
    func isPart(_ index: Int) -> Bool {
      guard bytes.indices.contains(index) else { return false }
      let byte = bytes[index]
      return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7a || byte >= 0x30 && byte <= 0x39 || byte == 0x5f
    }
    var start = min(max(0, offset), bytes.count)
    if start < bytes.count, bytes[start] == UInt8(ascii: "$") { start += 1 }
    var end = start
    while isPart(start - 1) { start -= 1 }
    while isPart(end) { end += 1 }
    guard start < end else { return nil }
    if start > 0, bytes[start - 1] == UInt8(ascii: "$") { start -= 1 }
    return start..<end
  }
}
