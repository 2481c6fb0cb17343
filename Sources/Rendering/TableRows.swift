import Values

/// Rows as a table: a bold header, a thin rule, two spaces between columns. The first rows are held back and
/// measured; later ones are written with the same widths as they come.
final class TableRows {
  /// So many rows are looked at before the columns' widths are set.
  static let measured = 1000

  private let fields: [Field]
  private let options: RenderOptions
  private let formatter: CellFormatter
  private let header: [Cell]
  private var held: [[Cell]] = []
  private var layout: TableLayout?
  private var count = 0

  init(_ fields: [Field], _ options: RenderOptions) {
    self.fields = fields
    self.options = options
    formatter = CellFormatter(options: options)
    header = fields.map { Cell(VisibleText.of($0.name, unicode: options.unicode), .strong) }
  }

  func append(_ row: [Value], to output: inout ByteOutput) throws {
    count += 1
    if let limit = options.rowLimit, options.isTerminal, count > limit { return }
    let cells = zip(row, fields).map { formatter.cell($0, $1, limit: options.width) }
    if let layout {
      write(cells, layout, to: &output)
      return
    }
    held.append(cells)
    if held.count >= TableRows.measured { try writeHeld(to: &output) }
  }

  func finish(total: Int?, to output: inout ByteOutput) throws {
    if layout == nil, count > 0 || !options.isTerminal { try writeHeld(to: &output) }
    guard options.isTerminal else { return }
    let shown = min(count, options.rowLimit ?? count)
    let hidden = header.suffix(layout?.hidden ?? 0).map(\.text)
    let lines =
      [Footer.count(shown: shown, of: max(total ?? count, count), options)] + Footer.hidden(hidden, options)
    for line in lines { output.append(line: options.style.paint(line, .dim)) }
  }

  // MARK: Measuring

  private func writeHeld(to output: inout ByteOutput) throws {
    let layout = TableLayout.fit(columns(), into: options.width)
    self.layout = layout
    write(header, layout, to: &output)
    let rule = layout.widths.map { String(repeating: options.glyphs.rule, count: $0) }
    output.append(line: options.style.paint(rule.joined(separator: "  "), .dim))
    for cells in held {
      write(cells, layout, to: &output)
      try output.flushIfFull()
    }
    held = []
  }

  private func columns() -> [TableLayout.Column] {
    fields.indices.map { index in
      let cells = held.reduce(0) { max($0, index < $1.count ? $1[index].width : 0) }
      let natural = max(1, cells, header[index].width)
      return TableLayout.Column(natural: natural, least: min(natural, least(fields[index], cells)))
    }
  }

  /// Numbers, dates and words of a set mean nothing when cut; an id's first eight characters still name it.
  private func least(_ field: Field, _ cells: Int) -> Int {
    let name = DisplayWidth.of(field.name)
    switch field.type {
    case .integer, .real, .duration, .date, .bool, .enumeration: return max(cells, min(name, 10))
    case .id: return max(9, min(name, 10))
    case .text, .list, .record, .nothing: return max(12, min(name, 14))
    }
  }

  // MARK: Writing

  private func write(_ cells: [Cell], _ layout: TableLayout, to output: inout ByteOutput) {
    var line = ""
    for index in layout.widths.indices where index < cells.count {
      if index > 0 { line += "  " }
      let isLast = index == layout.widths.count - 1
      line += fitted(cells[index], layout.widths[index], fields[index], isLast: isLast)
    }
    output.append(line: line)
  }

  private func fitted(_ cell: Cell, _ width: Int, _ field: Field, isLast: Bool) -> String {
    var cell = cell
    if cell.width > width, options.isTerminal {
      let tone = cell.tone
      cell = Cell(TextFitting.cut(cell.text, to: width, ellipsis: options.glyphs.ellipsis), tone)
    }
    let text = options.style.paint(cell.text, cell.tone)
    let fill = TextFitting.spaces(width - cell.width)
    if field.alignsRight { return fill + text }
    return isLast ? text : text + fill
  }
}
