extension CompleterOffer {
  /// The text in double quotes, for an expression.
  func quoted(append: String = " ") -> CompleterOffer {
    var copy = self
    copy.candidate.text = "\"" + Self.escaped(candidate.text) + "\""
    copy.candidate.append = append
    return copy
  }

  /// The text for the inside of a string; nil where it cannot be written there.
  func inString(_ quote: UInt8) -> CompleterOffer? {
    var copy = self
    if quote == UInt8(ascii: "'") {
      guard !candidate.text.utf8.contains(quote) else { return nil }
    } else {
      copy.candidate.text = Self.escaped(candidate.text)
    }
    // A folder goes on.
    copy.candidate.append = candidate.append.isEmpty ? "" : String(decoding: [quote], as: UTF8.self)
    return copy
  }

  /// The text as an argument of a verb: in quotes where it is no plain word.
  func asWord(inList: Bool) -> CompleterOffer {
    let special = Set("|;()[]{}\"' \t".utf8)
    let text = candidate.text
    let isPlain =
      !text.isEmpty && !text.utf8.contains { special.contains($0) || inList && $0 == UInt8(ascii: ",") }
      && !"-$@#,“”‘’„`".contains(text.prefix(1))
    return isPlain ? self : quoted(append: candidate.append)
  }

  private static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "$") {
        result.append(UInt8(ascii: "\\"))
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
