/// What a piece of text is to the reader. Colours come from the 16 a terminal's theme sets itself, so that they
/// are readable on light and dark alike; white, black and bright grey are left out for that reason.
package enum Tone: Sendable, Equatable {
  case plain, strong, dim, good, bad, warning, info
  /// One of several things in a chart, counted from 0.
  case series(Int)
}

/// Puts ANSI colours around text, or nothing.
package struct Style: Sendable, Equatable {
  package let isOn: Bool

  package init(isOn: Bool) { self.isOn = isOn }

  /// `text` in the tone; the text itself must hold no escapes (see `VisibleText`).
  package func paint(_ text: String, _ tone: Tone) -> String {
    guard isOn, tone != .plain, !text.isEmpty else { return text }
    return "\u{1b}[" + Style.code(tone) + "m" + text + "\u{1b}[0m"
  }

  /// The same with the colours of text and ground changed over, for what is chosen or found.
  package func paintReversed(_ text: String, _ tone: Tone) -> String {
    guard isOn, !text.isEmpty else { return text }
    return "\u{1b}[" + Style.code(tone) + ";7" + "m" + text + "\u{1b}[0m"
  }

  private static func code(_ tone: Tone) -> String {
    switch tone {
    case .plain: "0"
    case .strong: "1"
    case .dim: "2"
    case .good: "32"
    case .bad: "31"
    case .warning: "33"
    case .info: "36"
    // Neighbours differ in lightness too.
    case .series(let index): ["36", "33", "35", "34", "32", "31"][index % 6]
    }
  }
}

/// The characters things are drawn with.
package struct Glyphs: Sendable {
  package let ellipsis: String
  package let rule: String
  package let bar: String
  let corner: String
  let newline: String
  package let list: String

  static let unicode = Glyphs(
    ellipsis: "…", rule: "─", bar: "│", corner: "┌─", newline: "⏎", list: "•")
  static let ascii = Glyphs(
    ellipsis: "...", rule: "-", bar: "|", corner: "-->", newline: "\\n", list: "-")
}
