/// A URL as an answer writes it: cleaned, and its host.
struct CitationURL {
  var text: String
  /// Lower case, without user, port and `www.`.
  var host: String

  /// nil where the bytes aren't an address of the web (`#top`, `mailto:`, nothing).
  init?(_ bytes: some Collection<UInt8>) {
    var text = Self.unescaped(bytes)
    let lower = text.prefix(8).map(TextBytes.lower)
    let scheme: Int
    if lower.starts(with: "https://".utf8) {
      scheme = 8
    } else if lower.starts(with: "http://".utf8) {
      scheme = 7
    } else if lower.starts(with: "//".utf8) {
      text.insert(contentsOf: "https:".utf8, at: 0)
      scheme = 8
    } else {
      text.insert(contentsOf: "https://".utf8, at: 0)
      scheme = 8
      guard CitationHost.isPlausible(text[scheme...].prefix { Self.isHostByte($0) }) else { return nil }
    }
    let authority = text[scheme...].prefix { !Self.endsAuthority($0) }
    var host = Array(authority).map(TextBytes.lower)
    if let user = host.lastIndex(of: UInt8(ascii: "@")) { host.removeSubrange(...user) }
    if let port = host.lastIndex(of: UInt8(ascii: ":")) { host.removeSubrange(port...) }
    while host.last == UInt8(ascii: ".") { host.removeLast() }
    if host.starts(with: "www.".utf8) { host.removeFirst(4) }
    guard host.contains(UInt8(ascii: ".")) || host == Array("localhost".utf8) else { return nil }
    self.text = String(decoding: text, as: UTF8.self)
    self.host = String(decoding: host, as: UTF8.self)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    TextBytes.isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  /// Without Markdown's backslashes, `&amp;`, and what isn't printable.
  private static func unescaped(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let source = Array(bytes)
    var text: [UInt8] = []
    source.withUnsafeBufferPointer { source in
      var index = 0
      while index < source.count {
        let byte = source[index]
        index += 1
        if byte == UInt8(ascii: "\\"), index < source.count, TextBytes.isPunctuation(source[index]) {
          continue
        }
        if byte == UInt8(ascii: "&"), TextBytes.has(source, "amp;", at: index) { index += 4 }
        if byte > 0x20, byte != 0x7f { text.append(byte) }
      }
    }
    return text
  }

  /// In bytes; a longer URL is cut.
  static let longest = 2048

  /// Where a bare URL that begins at `start` ends: before space, quotes, brackets of the text around it and
  /// punctuation that closes a sentence.
  static func end(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count, end - start < longest, isURLByte(bytes, at: end) { end += 1 }
    // A closing bracket belongs to the URL only if it opens there (Wikipedia's titles).
    var open = bytes[start..<end].count { $0 == UInt8(ascii: "(") }
    var close = bytes[start..<end].count { $0 == UInt8(ascii: ")") }
    while end > start {
      switch bytes[end - 1] {
      case UInt8(ascii: ")"):
        guard close > open else { return end }
        close -= 1
      case UInt8(ascii: "("): open -= 1
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
        UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "["), UInt8(ascii: "\\"):
        break
      default: return end
      }
      end -= 1
    }
    return end
  }

  private static func isURLByte(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch bytes[index] {
    case 0...0x20, 0x7f, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "`"),
      UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"):
      return false
    case 0xc2...0xf4:
      // Typographic and full-width punctuation ends a URL, letters don't.
      let scalar = TextBytes.scalar(bytes, at: index).0.value
      return
        !(scalar == 0xa0 || (0x2000...0x206f).contains(scalar) || (0x3000...0x303f).contains(scalar)
        || (0xff00...0xff0f).contains(scalar) || (0xff1a...0xff20).contains(scalar))
    default: return true
    }
  }
}
