extension SentimentWordReader {
  /// The kind of the line that begins here; a bullet or number is passed over.
  mutating func readMarker() {
    switch byte(at: index) {
    case UInt8(ascii: "#"):
      line.kind = .heading
      line.indent = text[index...].prefix { $0 == UInt8(ascii: "#") }.count
    case UInt8(ascii: "|"): line.kind = .table
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      if byte(at: index + 1) == UInt8(ascii: "*") {
        line.kind = .bold
      } else if byte(at: index + 1) == 0x20 {
        line.kind = .bullet
        index += 2
      }
    case 0xe2 where byte(at: index + 1) == 0x80 && byte(at: index + 2) == 0xa2:
      line.kind = .bullet
      index += 3
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
    default: break
    }
  }

  private mutating func readNumber() {
    var end = index
    while isDigit(at: end) { end += 1 }
    let isMarker = byte(at: end) == UInt8(ascii: ".") || byte(at: end) == UInt8(ascii: ")")
    guard isMarker, end - index <= 3, byte(at: end + 1) == 0x20 else { return }
    line.kind = .numbered
    index = end + 2
  }

  /// Passes over `(target)` behind a link's text and over `[1]`, the number of a source.
  mutating func takeBracket() {
    flush()
    if text[index] == UInt8(ascii: "]"), byte(at: index + 1) == UInt8(ascii: "(") {
      let end = text[index...].firstIndex { $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "\n") }
      index = end.map { text[$0] == UInt8(ascii: ")") ? $0 + 1 : $0 } ?? text.count
      return
    }
    var end = index + 1
    while isDigit(at: end) { end += 1 }
    let isSource = end > index + 1 && byte(at: end) == UInt8(ascii: "]")
    index = isSource ? end + 1 : index + 1
  }

  /// Passes over a web address whose colon stands here.
  mutating func takeAddress() {
    token.removeAll(keepingCapacity: true)
    let ends: [UInt8] = [0x20, 0x09, 0x0a, 0x0d, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: ">")]
    index = text[index...].firstIndex { ends.contains($0) } ?? text.count
  }
}
