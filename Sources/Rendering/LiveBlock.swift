/// Lines of a terminal that are drawn again where they stand: progress, a watched block. Each drawing is one text, to be
/// written at once, between the marks of a synchronized update, so that nobody sees half of it.
package struct LiveBlock {
  /// The columns of the lines that stand.
  private var widths: [Int] = []

  package init() {}

  package var isEmpty: Bool { widths.isEmpty }

  /// What puts `lines` in place of those that stand. `width`: the terminal's columns now. The cursor ends below them.
  package mutating func redraw(_ lines: [String], width: Int) -> String {
    var text = "\u{1b}[?2026h" + climb(width)
    for line in lines { text += "\u{1b}[2K\(line)\r\n" }
    widths = lines.map(Self.columns)
    return text + "\u{1b}[J\u{1b}[?2026l"
  }

  /// What takes away the lines that stand; empty where none do.
  package mutating func erase(width: Int) -> String {
    guard !widths.isEmpty else { return "" }
    defer { widths = [] }
    return climb(width) + "\u{1b}[J"
  }

  /// Lets the lines stand for good: what is drawn next stands below.
  package mutating func leave() { widths = [] }

  /// To the first row of what stands. Terminals fold lines anew when they get narrower.
  private func climb(_ width: Int) -> String {
    let rows = widths.reduce(0) { $0 + max(1, ($1 + width - 1) / max(1, width)) }
    return rows > 0 ? "\r\u{1b}[\(rows)A" : ""
  }

  /// The first lines, as many as leave a row free, with a line that says how many more there are.
  package static func fitted(_ lines: [String], height: Int, unicode: Bool) -> [String] {
    let room = max(1, height - 1)
    guard lines.count > room else { return lines }
    let more = "\(lines.count - room + 1) more lines"
    return lines.prefix(room - 1) + ["\(unicode ? "…" : "...") \(more)"]
  }

  /// The columns of a line, without the colours in it.
  static func columns(_ line: String) -> Int {
    guard line.utf8.contains(0x1b) else { return DisplayWidth.of(line) }
    var plain = String.UnicodeScalarView()
    var isInside = false
    for scalar in line.unicodeScalars {
      if scalar == "\u{1b}" { isInside = true }
      if !isInside { plain.append(scalar) }
      if isInside, scalar.properties.isAlphabetic { isInside = false }
    }
    return DisplayWidth.of(String(plain))
  }
}
