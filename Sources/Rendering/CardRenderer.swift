import Values

/// One record as a card: a field a line, nested records and lists indented under their name, long text folded.
package enum CardRenderer {
  /// Elements of a nested list of records that a terminal shows; the rest are counted.
  static let shownElements = 8

  /// Lines of a terminal that are not the card's: what is left out, a hint, the prompt.
  private static let otherLines = 4

  /// The card, each line ended. Unknown fields are shown without a unit; off terminals nothing is left out. Where the
  /// terminal is too low, the fields that are aside give way, the last first.
  package static func render(_ record: Record, fields: [Field], options: RenderOptions) -> String {
    var record = record
    var hidden: [String] = []
    var lines = self.lines(record, fields, options)
    while options.isTerminal, let height = options.height, lines.count > height - otherLines,
      let last = record.names.lastIndex(where: { CellFormatter.field($0, fields).isAside })
    {
      hidden.insert(VisibleText.of(record.names.remove(at: last), unicode: options.unicode), at: 0)
      record.values.remove(at: last)
      lines = self.lines(record, fields, options)
    }
    lines += Footer.hidden(hidden, of: "field", options).map { options.style.paint($0, .dim) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func lines(_ record: Record, _ fields: [Field], _ options: RenderOptions) -> [String] {
    var card = Card(options: options)
    card.append(record, fields, indent: 0)
    return card.lines
  }
}

private struct Card {
  let options: RenderOptions
  let formatter: CellFormatter
  var lines: [String] = []

  init(options: RenderOptions) {
    self.options = options
    formatter = CellFormatter(options: options)
  }

  mutating func append(_ record: Record, _ fields: [Field], indent: Int) {
    let names = record.names.map { formatter.visible($0) }
    let width = names.map { DisplayWidth.of($0) }.max() ?? 0
    for (index, value) in record.values.enumerated() {
      let field = CellFormatter.field(record.names[index], fields)
      let label =
        TextFitting.spaces(indent)
        + options.style.paint(TextFitting.padRight(names[index], to: width), .strong) + "  "
      append(value, field, label: label, column: indent + width + 2, indent: indent)
    }
  }

  private mutating func append(
    _ value: Value, _ field: Field, label: String, column: Int, indent: Int
  ) {
    switch value {
    case .record(let nested) where !nested.names.isEmpty && indent < 12:
      lines.append(label.trimmedEnd)
      append(nested, formatter.fields(of: field.type), indent: indent + 2)
    case .list(let list) where list.contains(where: \.isRecord):
      append(list, field, label: label, indent: indent)
    case .list(let list):
      let words = formatter.words(list, field)
      // Sentences that do not fit in one line get one each.
      if list.count > 1, let width = options.width, DisplayWidth.of(words) > width - column,
        list.contains(where: { $0.text?.contains(" ") == true })
      {
        for (index, element) in list.enumerated() {
          let start = index == 0 ? label : TextFitting.spaces(column)
          append(Cell(formatter.words([element], field)), label: start, column: column)
        }
      } else {
        append(Cell(words), label: label, column: column)
      }
    default:
      append(formatter.lines(value, field), label: label, column: column)
    }
  }

  private mutating func append(_ cell: Cell, label: String, column: Int) {
    let room = options.width.map { max(16, $0 - column) }
    let pieces = TextFitting.lines(cell, room)
    for (index, piece) in pieces.enumerated() {
      let start = index == 0 ? label : TextFitting.spaces(column)
      lines.append((start + options.style.paint(piece, cell.tone)).trimmedEnd)
    }
  }

  /// A list of records: each on a line of its own.
  private mutating func append(_ list: [Value], _ field: Field, label: String, indent: Int) {
    let count = options.isTerminal ? min(list.count, CardRenderer.shownElements) : list.count
    lines.append(label + options.style.paint(list.count == 1 ? "1 record" : "\(list.count) records", .dim))
    let fields = formatter.fields(of: field.type)
    for element in list.prefix(count) {
      var text = ""
      if case .record(let record) = element { text = pairs(record, fields) } else { text = element.json }
      let line = TextFitting.spaces(indent + 2) + options.glyphs.list + " " + text
      lines.append(
        options.width.map { TextFitting.cut(line, to: $0, ellipsis: options.glyphs.ellipsis) } ?? line)
    }
    if list.count > count {
      lines.append(TextFitting.spaces(indent + 2) + options.style.paint("+\(list.count - count) more", .dim))
    }
  }

  private func pairs(_ record: Record, _ fields: [Field]) -> String {
    zip(record.names, record.values).map { name, value in
      let text = formatter.cell(value, CellFormatter.field(name, fields), limit: options.width).text
      return formatter.visible(name) + " " + text
    }.joined(separator: ", ")
  }
}
