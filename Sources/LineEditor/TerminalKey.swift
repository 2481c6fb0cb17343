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

  /// What a code point that was typed stands for.
  package init(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\r", "\n": self = .enter
    case "\t": self = .tab
    case "\u{7F}", "\u{8}": self = .backspace
    case "\u{1B}": self = .escape
    case "\u{1}"..."\u{1A}": self = .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
    default: self = scalar.value < 0x20 ? .unknown : .character(scalar)
    }
  }

  init(_ key: Key) {
    switch key {
    case .up: self = .up
    case .down: self = .down
    case .left: self = .left
    case .right: self = .right
    case .home: self = .home
    case .end: self = .end
    case .pageUp: self = .pageUp
    case .pageDown: self = .pageDown
    case .backTab: self = .backTab
    case .delete: self = .delete
    case .newline: self = .enter
    case .wordLeft, .wordRight, .paste, .deleteWord: self = .unknown
    }
  }
}
