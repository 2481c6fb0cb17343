/// Text from outside as a page may show it.
package enum InertText {
  /// Code points of any one text on a page, so that no name makes it large.
  package static let longest = 4000

  /// Controls, line ends, overrides of the writing direction and other characters that are not seen become a space;
  /// what joins letters (Persian, Hindi, emoji) stays.
  package static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isHidden(scalar) ? " " : scalar) }
    return String(result)
  }

  /// As `visible`, and the five characters with a meaning in HTML and SVG are written as references. Scalar by scalar: a
  /// quote with an accent on it is one character to Swift and still a quote to a browser.
  package static func html(_ text: String) -> String {
    let text = cut(text, to: longest)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 16)
    appendReferences(visible(text), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Text whose characters may all be shown, with the five that HTML and SVG act on as references.
  package static func appendReferences(_ text: String, to bytes: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
  }

  package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7f { return scalar.value < 0x20 }
    if scalar.value == 0x200c || scalar.value == 0x200d { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: return true
    // Not allowed in XML, and never a letter.
    case .unassigned: return scalar.value & 0xfffe == 0xfffe || (0xfdd0...0xfdef).contains(scalar.value)
    default: return false
    }
  }

  /// At most so many code points, with an ellipsis where more was there: a letter may carry thousands of accents.
  package static func cut(_ text: String, to count: Int) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: count, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }
}
