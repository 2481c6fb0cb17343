/// Cutting, filling and folding by display columns. The text given is already visible (`VisibleText`).
package enum TextFitting {
  /// `text` in at most `width` columns, with an ellipsis where something is gone.
  package static func cut(_ text: String, to width: Int, ellipsis: String) -> String {
    if DisplayWidth.of(text) <= width { return text }
    let dots = String(ellipsis.prefix(max(0, width)))
    let room = width - DisplayWidth.of(dots)
    return prefix(text, columns: room) + dots
  }

  /// The longest beginning of `text` that takes at most `columns`.
  package static func prefix(_ text: String, columns: Int) -> String {
    var used = 0
    var end = text.startIndex
    for index in text.indices {
      used += DisplayWidth.of(text[index])
      if used > columns { break }
      end = text.index(after: index)
    }
    return String(text[..<end])
  }

  /// So many blanks; none for a negative count.
  package static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  /// `text`, filled with blanks behind it.
  package static func padRight(_ text: String, to width: Int) -> String {
    text + spaces(width - DisplayWidth.of(text))
  }

  /// `text`, filled with blanks before it.
  package static func padLeft(_ text: String, to width: Int) -> String {
    spaces(width - DisplayWidth.of(text)) + text
  }

  /// A cell's text as lines: folded into `room` columns, or broken at line feeds alone where there is none.
  static func lines(_ cell: Cell, _ room: Int?) -> [String] {
    let isOneLine = !cell.text.utf8.contains(UInt8(ascii: "\n"))
    if isOneLine, cell.width <= room ?? .max { return [cell.text] }
    if let room { return wrap(cell.text, to: room) }
    return cell.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Lines of at most `width` columns, broken at spaces where there are any; line feeds break too.
  package static func wrap(_ text: String, to width: Int) -> [String] {
    let width = max(1, width)
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += wrapParagraph(paragraph, to: width)
    }
    return lines
  }

  private static func wrapParagraph(_ text: Substring, to width: Int) -> [String] {
    if DisplayWidth.of(text) <= width { return [String(text)] }
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let size = DisplayWidth.of(word)
      if used > 0 || !line.isEmpty, used + 1 + size <= width {
        line += " " + word
        used += 1 + size
        continue
      }
      if !line.isEmpty { lines.append(line) }
      var rest = String(word)
      while DisplayWidth.of(rest) > width {
        let piece = prefix(rest, columns: width)
        guard !piece.isEmpty else { break }
        lines.append(piece)
        rest.removeFirst(piece.count)
      }
      line = rest
      used = DisplayWidth.of(rest)
    }
    lines.append(line)
    return lines
  }
}
