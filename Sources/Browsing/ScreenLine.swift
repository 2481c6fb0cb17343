import Rendering

/// A piece of a line: inert text in one tone.
package struct Ink: Equatable, Sendable {
  package var text: String
  package var tone: Tone
  /// Text and ground changed over: the chosen row, what was searched for.
  package var isReversed: Bool

  package init(_ text: String, _ tone: Tone = .plain, reversed: Bool = false) {
    self.text = text
    self.tone = tone
    isReversed = reversed
  }
}

/// One row of the screen, or a part of one.
package struct ScreenLine: Equatable, Sendable {
  package private(set) var inks: [Ink] = []
  /// Columns.
  package private(set) var width = 0

  package init() {}

  package init(_ text: String, _ tone: Tone = .plain) { append(Ink(text, tone)) }

  package mutating func append(_ ink: Ink) {
    guard !ink.text.isEmpty else { return }
    width += DisplayWidth.of(ink.text)
    if let last = inks.last, last.tone == ink.tone, last.isReversed == ink.isReversed {
      inks[inks.count - 1].text += ink.text
    } else {
      inks.append(ink)
    }
  }

  package mutating func append(_ text: String, _ tone: Tone = .plain) { append(Ink(text, tone)) }

  package mutating func append(_ line: ScreenLine) { for ink in line.inks { append(ink) } }

  /// Blanks up to a column.
  package mutating func pad(to columns: Int) { append(TextFitting.spaces(columns - width)) }

  /// Without tones.
  package var text: String { inks.map(\.text).joined() }

  /// The line in at most so many columns, with an ellipsis where something is gone.
  package func cut(to columns: Int, ellipsis: String) -> ScreenLine {
    guard width > columns else { return self }
    var line = ScreenLine()
    let dots = String(ellipsis.prefix(max(0, columns)))
    let room = columns - DisplayWidth.of(dots)
    for ink in inks {
      var piece = ink
      piece.text = TextFitting.prefix(ink.text, columns: room - line.width)
      line.append(piece)
      if piece.text != ink.text { break }
    }
    line.append(dots)
    return line
  }

  /// All of it in one tone, as the chosen row is.
  package var reversed: ScreenLine {
    var line = ScreenLine()
    line.append(Ink(text, .plain, reversed: true))
    return line
  }

  /// With the escapes of its colours, where they are wished for.
  package func painted(_ style: Style) -> String {
    inks.map { $0.isReversed ? style.paintReversed($0.text, $0.tone) : style.paint($0.text, $0.tone) }
      .joined()
  }
}

/// A terminal's window.
package struct ScreenSize: Equatable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
  }
}
