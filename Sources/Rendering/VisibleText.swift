/// Makes text inert: answers of AI services reach the terminal, and whoever writes them must not be able to move
/// the cursor, hide words or turn their order round.
package enum VisibleText {
  /// What becomes of line feeds and tabs; everything else that is invisible or acts on a terminal is always
  /// written out.
  package enum Lines: Sendable {
    /// ⏎ for a line feed, a space for a tab.
    case joined
    /// Line feeds stay, a tab becomes two spaces.
    case kept
    /// Both stay as they are: for files.
    case raw
  }

  /// `text` with every C0 and C1 control, DEL, bidi control, zero-width character, unassigned or private
  /// format character made visible: `␛` (or `\u{1b}` in ASCII art), `\u{202e}`. Joiners and variation selectors
  /// inside emoji stay, and so do up to four marks on one letter (more of them would cover other lines). Stops after `limit` code points, where one is given; the text is then longer than it
  /// looks only if the caller gave a limit below what it shows.
  package static func of(
    _ text: String, _ lines: Lines = .joined, unicode: Bool = true, limit: Int = .max
  ) -> String {
    if isPlain(text, limit: limit) { return text }
    var result = ""
    var before: Unicode.Scalar?
    var count = 0
    var marks = 0
    var scalars = text.unicodeScalars.makeIterator()
    var pending = scalars.next()
    while let scalar = pending, count < limit {
      pending = scalars.next()
      count += 1
      if scalar == "\r", pending == "\n", lines != .raw { continue }
      marks = isMark(scalar) ? marks + 1 : 0
      if marks > 4 {
        appendCode(of: scalar, to: &result)
        continue
      }
      append(scalar, between: before, and: pending, lines, unicode, to: &result)
      before = scalar
    }
    return result
  }

  private static func isPlain(_ text: String, limit: Int) -> Bool {
    guard text.utf8.count <= limit else { return false }
    return text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f }
  }

  private static func append(
    _ scalar: Unicode.Scalar, between before: Unicode.Scalar?, and after: Unicode.Scalar?,
    _ lines: Lines, _ unicode: Bool, to result: inout String
  ) {
    switch scalar.value {
    case 0x0a:
      result += lines == .joined ? (unicode ? "⏎" : "\\n") : "\n"
    case 0x09:
      result += lines == .raw ? "\t" : (lines == .kept ? "  " : " ")
    case 0x00...0x1f where unicode, 0x7f where unicode:
      let picture = scalar.value == 0x7f ? 0x2421 : 0x2400 + scalar.value
      result.unicodeScalars.append(Unicode.Scalar(picture) ?? "?")
    default:
      if mustShow(scalar, before, after) {
        appendCode(of: scalar, to: &result)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }

  private static func appendCode(of scalar: Unicode.Scalar, to result: inout String) {
    result += "\\u{" + String(scalar.value, radix: 16) + "}"
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
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
