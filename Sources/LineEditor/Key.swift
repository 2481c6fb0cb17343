/// Keys that terminals send as sequences of characters. libedit gets each as one character that no keyboard sends
/// (C1 controls), so that it needs to know no sequences: they would make Escape wait in vi's keys.
enum Key: UInt8, CaseIterable {
  case up = 0x80
  case down, left, right, home, end, delete, wordLeft, wordRight, newline, paste, deleteWord
  /// Of full screens; a line has no use for them.
  case pageUp, pageDown, backTab

  var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) }

  /// Behind ESC `[` or ESC `O`: terminals do not agree on Home, End and Ctrl-arrows, so each spelling in use is here.
  static let sequences: [String: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end,
    "1~": .home, "7~": .home, "4~": .end, "8~": .end, "3~": .delete,
    "1;5C": .wordRight, "5C": .wordRight, "1;3C": .wordRight, "1;5D": .wordLeft, "5D": .wordLeft,
    "1;3D": .wordLeft, "3;5~": .deleteWord, "3;3~": .deleteWord, "200~": .paste,
    "5~": .pageUp, "6~": .pageDown, "Z": .backTab,
  ]
}
