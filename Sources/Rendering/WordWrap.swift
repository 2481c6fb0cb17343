/// Folding of plain text.
package enum WordWrap {
  /// The lines of `line` at `width` columns (nil: as it is), broken at blanks; those behind the first are indented as
  /// the first is, and by `hanging` more. A word that is wider stays whole.
  package static func fold(_ line: String, width: Int?, hanging: Int = 2) -> [String] {
    guard let width, DisplayWidth.of(line) > width else { return [line] }
    let indent = String(line.prefix { $0 == " " }) + TextFitting.spaces(hanging)
    var lines: [String] = []
    var current = ""
    for (index, word) in line.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index == 0 {
        current = String(word)
      } else if DisplayWidth.of(current) + 1 + DisplayWidth.of(word) <= width
        || current.allSatisfy({ $0 == " " })
      {
        current += " " + word
      } else {
        lines.append(current.trimmedEnd)
        current = indent + word
      }
    }
    return lines + [current]
  }
}
