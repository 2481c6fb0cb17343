/// How wide a text will be, near enough to leave room for it: nobody knows the reader's fonts.
package enum TextWidth {
  /// Pixels at a font size, on the generous side.
  package static func of(_ text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems($1) } * size
  }

  /// As much of the text as fits, with an ellipsis where some did not.
  package static func fitted(_ text: String, into width: Double, size: Double) -> String {
    let text = InertText.visible(InertText.cut(text, to: 200))
    guard of(text, size: size) > width else { return text }
    var used = ems("…") * size
    var kept = ""
    for character in text {
      used += of(String(character), size: size)
      if used > width { break }
      kept.append(character)
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  private static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case "i", "j", "l", "t", "f", "r", "I", ".", ",", ":", ";", "'", "|", "!", "(", ")", "[", "]", " ", "-",
      "/":
      0.36
    case "m", "w", "M", "W", "@", "%": 0.92
    case "A"..."Z": 0.72
    case "a"..."z", "0"..."9": 0.58
    case _ where scalar.properties.generalCategory == .nonspacingMark: 0
    case _ where scalar.value < 0x1100: 0.68
    default: 1.05
    }
  }
}
