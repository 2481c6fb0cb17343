import CLineEditor

/// Text as the terminal shows it. Widths are those of the C library, since libedit counts with them too.
enum DisplayText {
  /// Columns a character takes: 0 for combining marks and controls, 2 for wide ones.
  static func width(of scalar: Unicode.Scalar) -> Int {
    if scalar.isASCII { return isControl(scalar) ? 0 : 1 }
    return max(0, Int(cle_character_width(wchar_t(scalar.value))))
  }

  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  /// Without control characters (C0, DEL, C1), so that no name from the outside can steer the terminal.
  static func clean(_ text: String, keepingNewlines: Bool = false) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isControl(scalar) || keepingNewlines && scalar == "\n" {
      kept.append(scalar)
    }
    return String(kept)
  }

  /// At most `columns` wide, with an ellipsis where something was cut.
  static func fitted(_ text: String, columns: Int) -> String {
    guard width(of: text) > columns else { return text }
    var kept = String.UnicodeScalarView()
    var used = 0
    for scalar in text.unicodeScalars {
      let next = used + width(of: scalar)
      if next > columns - 1 { break }
      used = next
      kept.append(scalar)
    }
    return columns > 0 ? String(kept) + "…" : ""
  }

  static func padded(_ text: String, columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(of: text)))
  }

  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
  }
}
