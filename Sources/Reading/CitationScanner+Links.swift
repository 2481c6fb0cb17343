import AuditModel

// Links
extension CitationScanner {
  /// `[label]: url "title"` at the start of a line. The whole line is the citation's.
  mutating func definition(at index: Int) -> Int {
    var lineStart = index
    while lineStart > 0, bytes[lineStart - 1] == 0x20, index - lineStart < 4 { lineStart -= 1 }
    guard lineStart == 0 || bytes[lineStart - 1] == 0x0a else { return index }
    let labelEnd = self.index(of: UInt8(ascii: "]"), from: index + 1)
    guard labelEnd + 1 < bytes.count, bytes[labelEnd] == UInt8(ascii: "]"),
      bytes[labelEnd + 1] == UInt8(ascii: ":")
    else { return index }
    var start = labelEnd + 2
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: "<") { start += 1 }
    var end = start
    while end < bytes.count, !TextBytes.isSpace(bytes[end]), bytes[end] != UInt8(ascii: ">") { end += 1 }
    guard end > start, CitationURL(bytes[start..<end]) != nil else { return index }
    let lineEnd = self.index(of: 0x0a, from: end)
    let quote = bytes[end..<lineEnd].firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    let title = quote.flatMap { first in
      bytes[(first + 1)..<lineEnd].lastIndex(of: bytes[first]).map { first + 1..<$0 }
    }
    zones.append(CitationZone(start: index, end: lineEnd))
    define(index + 1..<labelEnd, url: start..<end, title: title, offset: index)
    return lineEnd
  }

  /// `](target)` or `][label]` behind a link's text.
  mutating func afterText(at index: Int) -> Int {
    guard index + 1 < bytes.count else { return index }
    if bytes[index + 1] == UInt8(ascii: "(") { return inlineTarget(at: index) }
    let text = linkText(before: index)
    guard bytes[index + 1] == UInt8(ascii: "[") else {
      // `[1]` alone: a use without a title.
      if !text.isEmpty, text.count <= 3 {
        use(text, title: text.lowerBound..<text.lowerBound, offset: text.lowerBound - 1)
      }
      return index
    }
    let end = self.index(of: UInt8(ascii: "]"), from: index + 2)
    guard end < bytes.count, bytes[end] == UInt8(ascii: "]"), end - index < 80, !text.isEmpty else {
      return index
    }
    use(end == index + 2 ? text : index + 2..<end, title: text, offset: text.lowerBound - 1)
    return end + 1
  }

  mutating func inlineTarget(at index: Int) -> Int {
    var start = index + 2
    while start < bytes.count, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: "<") { start += 1 }
    var depth = 1
    var end = start
    while end < bytes.count, end - start < CitationURL.longest, !TextBytes.isSpace(bytes[end]),
      bytes[end] != UInt8(ascii: ">")
    {
      if bytes[end] == UInt8(ascii: "(") { depth += 1 }
      if bytes[end] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { break }
      end += 1
    }
    guard let close = closing(from: end, depth: depth) else { return index }
    let text = linkText(before: index)
    // A URL that is its own link text has been taken already: the link speaks for both.
    if wantsCitations {
      citations.removeAll { text.contains($0.offset) }
      add(CitationURL(bytes[start..<end]), title: text, offset: max(0, text.lowerBound - 1))
    }
    zones.append(CitationZone(start: index + 1, end: close + 1))
    return close + 1
  }

  /// The `)` that closes a link whose target ends at `end`; a quoted title may stand before it.
  private func closing(from end: Int, depth: Int) -> Int? {
    var index = end
    var quote: UInt8?
    while index < bytes.count, bytes[index] != 0x0a, index - end < 300 {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ")") {
        return index
      } else if !TextBytes.isSpace(byte), byte != UInt8(ascii: ">") {
        return nil
      }
      index += 1
    }
    return nil
  }

  /// The text between the brackets of which the closing one is at `close`; empty where none opens on that line.
  private func linkText(before close: Int) -> Range<Int> {
    var depth = 0
    var index = close
    while index > 0, close - index < 400 {
      index -= 1
      switch bytes[index] {
      case UInt8(ascii: "]"): depth += 1
      case UInt8(ascii: "["):
        if depth == 0 { return index + 1..<close }
        depth -= 1
      case 0x0a: return close..<close
      default: break
      }
    }
    return close..<close
  }

  mutating func resolveDefinitions() {
    for definition in definitions {
      let used = uses[definition.label]
      let title = used.flatMap { $0.title.isEmpty ? nil : $0.title } ?? definition.title
      add(
        CitationURL(bytes[definition.url]), title: title,
        offset: min(used?.offset ?? definition.offset, definition.offset))
    }
  }

  private func index(of byte: UInt8, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != byte, bytes[index] != 0x0a { index += 1 }
    return index
  }
}
