/// Makes text inert: answers of AI services reach the terminal, and whoever writes them must not be able to move
/// the cursor, hide words or turn their order round.
package enum VisibleText {
  /// What becomes of line feeds (CR LF counts as one) and tabs.
  package enum Lines: Sendable {
    /// ⏎ for a line feed, a space for a tab.
    case joined
    /// Line feeds stay, a tab becomes two spaces.
    case kept
    /// Both stay as they are: for files.
    case raw
  }

  /// `text` with every C0 and C1 control, DEL, bidi control, zero-width, format and private character made
  /// visible: `␛` (or `\u{1b}` in ASCII art), `\u{202e}`. Joiners and variation selectors inside emoji stay, and
  /// so do up to four marks on one letter (more of them would cover other lines). Stops after `limit` code
  /// points, where one is given.
  package static func of(
    _ text: String, _ lines: Lines = .joined, unicode: Bool = true, limit: Int = .max
  ) -> String {
    var text = text
    let changed: String? = text.withUTF8 { source in
      let isPlain = source.count <= limit && source.allSatisfy { $0 >= 0x20 && $0 < 0x7f }
      if isPlain { return nil }
      var scan = VisibleScan(source, lines, unicode: unicode)
      return scan.run(limit: limit)
    }
    return changed ?? text
  }

  /// What a character is written as; nil where it stays itself.
  static func replacement(
    _ scalar: Unicode.Scalar, between before: Unicode.Scalar?, and after: Unicode.Scalar?,
    _ lines: Lines, unicode: Bool
  ) -> String? {
    switch scalar.value {
    case 0x0a:
      return lines == .joined ? (unicode ? "⏎" : "\\n") : nil
    case 0x09:
      return lines == .raw ? nil : (lines == .kept ? "  " : " ")
    case 0x00...0x1f where unicode, 0x7f where unicode:
      let picture = scalar.value == 0x7f ? 0x2421 : 0x2400 + scalar.value
      return String(Character(Unicode.Scalar(picture) ?? "?"))
    default:
      return mustShow(scalar, before, after) ? code(of: scalar) : nil
    }
  }

  static func code(of scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16) + "}"
  }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300, !(0x3100..<0xa000).contains(scalar.value) else { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return scalar.value != 0xfe0f
    default: return false
    }
  }

  private static func mustShow(
    _ scalar: Unicode.Scalar, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?
  ) -> Bool {
    let code = scalar.value
    if code < 0x7f { return code < 0x20 }
    if code < 0xa0 { return true }
    if code < 0xad { return false }
    switch code {
    case 0x200d: return !(isEmojiPart(before) && after?.properties.isEmoji ?? false)
    case 0xfe0f: return !isEmojiPart(before)
    case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2028, 0x2029, 0x3164, 0xffa0: return true
    case 0xfe00...0xfe0e, 0xe0100...0xe01ef: return true
    case 0x2e80..<0xd7b0: return false
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse: return true
    default: return false
    }
  }

  private static func isEmojiPart(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar.properties.isEmoji || scalar.properties.isEmojiModifier || scalar.value == 0xfe0f
  }
}
