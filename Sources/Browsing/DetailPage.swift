import Rendering
import Values

/// One thing, whole: an answer, or a row's fields. It scrolls and can be searched.
struct DetailPage: Sendable {
  enum Content: Sendable {
    /// The answer with this id.
    case answer(String)
    /// A row of a list; `statement` gives it.
    case card(fields: [Field], row: [Value], statement: String)
  }

  var title: String
  var content: Content
  /// The first line on the screen.
  private(set) var top = 0
  private(set) var needle = ""
  /// The match in hand, of all matches; nil where nothing is looked for.
  private(set) var match: Int?
  /// The match in hand is to come into sight when the lines are known.
  private var seeksMatch = false

  /// Longer lines are hard to read.
  static let widest = 100

  init(title: String, content: Content) {
    self.title = title
    self.content = content
  }

  /// The statement that gives what is shown.
  var statement: String {
    switch content {
    case .answer(let id): "response \(ListPage.word(id))"
    case .card(_, _, let statement): statement
    }
  }

  mutating func show(_ content: Content) {
    self.content = content
    top = 0
    if match != nil { match = 0 }
  }

  // MARK: Moving

  mutating func scroll(by step: Int, height: Int, lineCount: Int) {
    let last = max(0, lineCount - height)
    top = max(0, min(top, last))
    // To and from the end without overflow.
    top = step > last - top ? last : max(0, top + step)
  }

  mutating func find(_ text: String) {
    needle = text
    match = text.isEmpty ? nil : 0
    seeksMatch = !text.isEmpty
  }

  /// To another match; from the last to the first.
  mutating func step(_ step: Int, of count: Int) {
    guard let match, count > 0 else { return }
    self.match = (match + step + count) % count
    seeksMatch = true
  }

  // MARK: Drawing

  /// All lines at a width, and how many places match.
  func layout(_ paragraphs: [StyledText], width: Int) -> (lines: [StyledText.Line], matches: Int) {
    var count = 0
    let needle = StyledText.folded(needle)
    var lines: [StyledText.Line] = []
    for var paragraph in paragraphs {
      if !needle.isEmpty { count = paragraph.mark(needle, from: count) }
      lines += paragraph.lines(width: min(width, Self.widest), current: match)
    }
    return (lines, count)
  }

  /// The lines in sight.
  mutating func window(_ lines: [StyledText.Line], height: Int) -> [ScreenLine] {
    if seeksMatch, let match, let line = lines.firstIndex(where: { $0.matches.contains(match) }) {
      seeksMatch = false
      if line < top || line >= top + height { top = max(0, line - height / 3) }
    }
    top = max(0, min(top, lines.count - height))
    return lines[top..<min(lines.count, top + max(0, height))].map(\.line)
  }

  /// A row as paragraphs: a field a line.
  static func card(_ fields: [Field], _ row: [Value], _ options: RenderOptions) -> [StyledText] {
    let formatter = CellFormatter(options: options)
    let width = fields.map { DisplayWidth.of(formatter.visible($0.name)) }.max() ?? 0
    var paragraphs: [StyledText] = []
    for (field, value) in zip(fields, row) {
      let cell: Cell
      if case .list(let list) = value, !list.isEmpty {
        cell = Cell(formatter.words(list, field))
      } else {
        cell = formatter.lines(value, field)
      }
      let name = TextFitting.padRight(formatter.visible(field.name), to: width)
      for (index, line) in cell.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        var paragraph = StyledText(
          index == 0 ? name + "  " : TextFitting.spaces(width + 2), .dim, hanging: width + 2)
        paragraph.append(String(line), cell.tone)
        paragraphs.append(paragraph)
      }
    }
    return paragraphs
  }
}
