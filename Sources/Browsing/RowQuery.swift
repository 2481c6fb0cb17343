import Values

/// A pipeline that the browser makes: where rows come from, what narrows them, how they are sorted.
package struct RowQuery: Equatable, Sendable {
  /// A condition on one field.
  struct Filter: Equatable, Sendable {
    var field: String
    /// In the language: `platform == "openai"`.
    var condition: String
    /// For people: `platform openai`.
    var label: String
  }

  struct Sort: Equatable, Sendable {
    var field: String
    var isDescending: Bool
  }

  /// The beginning as a person would write it: `questions latest`.
  var shown: String
  /// The beginning as it is asked: it means the same rows for as long as the browser is open (`questions 3f2a…`).
  var asked: String
  var filters: [Filter] = []
  var sort: Sort?

  /// `asked`: where a word such as `latest` could come to mean something else.
  package init(_ shown: String, asked: String? = nil) {
    self.shown = shown
    self.asked = asked ?? shown
  }

  /// The pipeline to show, and to print.
  package var text: String { shown + stages }

  /// The pipeline to ask with.
  package var askedText: String { asked + stages }

  private var stages: String {
    var text = ""
    if !filters.isEmpty { text += " | where " + filters.map(\.condition).joined(separator: " and ") }
    if let sort { text += " | sort " + (sort.isDescending ? "-" : "") + sort.field }
    return text
  }

  /// With a condition; a field has one at most, but for texts that must be in it.
  mutating func add(_ filter: Filter, replacing: Bool) {
    filters.removeAll { replacing ? $0.field == filter.field : $0 == filter }
    filters.append(filter)
  }

  /// Without what is asked of a field, for counting its values.
  func without(_ field: String) -> RowQuery {
    var copy = self
    copy.filters.removeAll { $0.field == field }
    copy.sort = nil
    return copy
  }

  /// Text as the language writes it, in double quotes.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"", "$": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7f || scalar.properties.generalCategory == .format {
          result += "\\u{" + String(scalar.value, radix: 16) + "}"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
