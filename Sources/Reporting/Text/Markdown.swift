import Drawing

/// Markdown from text that nobody vouches for.
enum Markdown {
  private static let special = Set("\\`*_{}[]#|!~$^\"'".unicodeScalars)

  /// The text as Markdown shows it literally: punctuation with a meaning is escaped, HTML is inert, addresses do not
  /// become links, controls and hidden characters become a space.
  static func escape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "/" where previous == ":", "." where previous == "w" || previous == "W":
        result.append("\\")
        result.append(scalar)
      case _ where special.contains(scalar):
        result.append("\\")
        result.append(scalar)
      case _ where InertText.isHidden(scalar): result.append(" ")
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  /// A table; the cells are Markdown already. Numbers stand right, the first column left.
  static func table(_ header: [String], _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "Nothing to show.\n" }
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let rule = header.indices.map { $0 == 0 ? ":---" : "---:" }
    return line(header) + line(rule) + rows.map(line).joined()
  }

  /// A text between quotes in YAML's (and JSON's) manner.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      // Not all readers know a page's head for what it is.
      case "<", ">", "&", "[", "]": result += "\\u00" + String(scalar.value, radix: 16)
      case _ where InertText.isHidden(scalar): result += " "
      default: result += String(scalar)
      }
    }
    return result + "\""
  }
}
