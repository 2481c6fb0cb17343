/// A key as a full-screen view knows it.
package enum TerminalKey: Equatable, Sendable {
  /// One code point; a mark that joins the one before it comes by itself.
  case character(Unicode.Scalar)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, pageUp, pageDown, home, end
  /// With the letter's lower case.
  case control(Character)
  /// A key that none of these is.
  case unknown

  /// The key that begins with `first`. `more` gives the next code point of what one key press sends, nil when there
  /// is none: a lone ESC is the Escape key.
  package init(_ first: Unicode.Scalar, more: () -> Unicode.Scalar?) {
    switch first {
    case "\r", "\n": self = .enter
    case "\t": self = .tab
    case "\u{7F}", "\u{8}": self = .backspace
    case "\u{1B}": self = Self.escaped(more)
    case "\u{1}"..."\u{1A}":
      self = .control(Character(Unicode.Scalar(UInt8(first.value) + 0x60)))
    default: self = first.value < 0x20 ? .unknown : .character(first)
    }
  }

  /// What follows ESC.
  private static func escaped(_ more: () -> Unicode.Scalar?) -> TerminalKey {
    guard let second = more() else { return .escape }
    guard second == "[" || second == "O" else { return .unknown }
    var numbers = ""
    while let next = more() {
      if (0x40...0x7E).contains(next.value) { return sequence(next, numbers) }
      numbers.unicodeScalars.append(next)
      if numbers.unicodeScalars.count > 16 { break }
    }
    return .unknown
  }

  /// `ESC [ numbers last`; a modifier behind `;` makes no difference.
  private static func sequence(_ last: Unicode.Scalar, _ numbers: String) -> TerminalKey {
    let keys: [Unicode.Scalar: TerminalKey] = [
      "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab, "M": .enter,
    ]
    if last != "~" { return keys[last] ?? .unknown }
    let numbered: [Substring: TerminalKey] = [
      "1": .home, "3": .delete, "4": .end, "5": .pageUp, "6": .pageDown, "7": .home, "8": .end,
    ]
    return numbered[numbers.prefix { $0 != ";" }] ?? .unknown
  }
}
