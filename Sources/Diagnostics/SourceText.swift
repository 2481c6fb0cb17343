/// A piece of program text with a name: a file, a `-c` argument, a line typed at the prompt.
package struct SourceText: Sendable {
  /// As shown before the line: `nightly.audit`, `-c`, `prompt`.
  package let name: String
  package let bytes: [UInt8]
  /// Byte offsets at which lines start; the first is 0.
  package let lineStarts: [Int]

  package init(name: String, text: String) {
    self.name = name
    bytes = Array(text.utf8)
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(index + 1)
    }
    lineStarts = starts
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Line and column, both from 1; the column counts characters. Offsets past the end mean the end.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(0, offset), bytes.count)
    let line = lineStarts.line(of: offset)
    let before = String(decoding: bytes[lineStarts[line]..<offset], as: UTF8.self)
    return (line + 1, before.count + 1)
  }

  /// The text of a line, from 1, without its line end.
  package func line(_ number: Int) -> String {
    guard (1...lineStarts.count).contains(number) else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The part of a span on its first line.
  package func firstLine(of span: Span) -> Span {
    let line = position(of: span.start).line
    let end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    return Span(source: span.source, start: span.start, end: max(span.start, min(span.end, end)))
  }

  /// The text under a span.
  package func slice(_ span: Span) -> String {
    let start = min(max(0, span.start), bytes.count)
    return String(decoding: bytes[start..<min(max(start, span.end), bytes.count)], as: UTF8.self)
  }
}

extension [Int] {
  /// Of offsets at which lines start, ascending and the first 0: the number, from 0, of the line that holds `offset`.
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if self[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

/// Bytes of a source text, the end excluded; `source` numbers the texts given to one session.
package struct Span: Sendable, Equatable, Hashable {
  package var source: Int
  package var start: Int
  package var end: Int

  package init(source: Int, start: Int, end: Int) {
    self.source = source
    self.start = start
    self.end = end
  }

  /// From the start of this span to the end of `other`.
  package func through(_ other: Span) -> Span {
    Span(source: source, start: min(start, other.start), end: max(end, other.end))
  }
}
