import Rendering

/// The keys, all of them.
enum HelpLines {
  private static let keys: [(key: String, what: String)] = [
    ("up down, j k", "one row up or down"),
    ("PgUp PgDn, b Space", "a screen up or down"),
    ("Home End, g G", "the first row, the last"),
    ("Enter, right, l", "open what the cursor stands on"),
    ("left, Esc, q, h", "back; at the first list, leave"),
    ("/  n  N", "find a word; the next place, the one before"),
    ("f", "show only some: by platform, sentiment, brand, ..."),
    ("s", "sort; the same field again turns it round"),
    ("Tab, Shift-Tab", "the next answer, the one before"),
    ("i", "all fields of the row"),
    ("r", "read again"),
    ("y", "leave, with the pipeline for these rows"),
    ("Q, Ctrl-C", "leave from anywhere"),
  ]

  static func draw(_ frame: Frame, _ options: RenderOptions) -> [ScreenLine] {
    let width = keys.map { DisplayWidth.of($0.key) }.max() ?? 0
    let isNarrow = frame.size.columns < width + 48
    var lines: [ScreenLine] = frame.body > keys.count + 4 ? [ScreenLine()] : []
    for (key, what) in keys {
      var line = ScreenLine("  ")
      line.append(isNarrow ? String(key.prefix { $0 != "," }) : key, .strong)
      line.pad(to: isNarrow ? 14 : width + 5)
      line.append(what)
      lines.append(line)
    }
    guard frame.body > keys.count + 4 else { return lines }
    let note =
      "The line above the keys is the pipeline that gives what you see: type it at the prompt, change it."
    lines.append(ScreenLine())
    return lines
      + StyledText(note, .dim, indent: 2).lines(width: frame.size.columns - 2, current: nil).map(\.line)
  }
}
