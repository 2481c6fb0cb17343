import Values

/// Rows as a table: a bold header, a thin rule, two spaces between columns. The first rows are held back and
/// measured; later ones are written with the same widths as they come. What a terminal is too narrow for is shown
/// downward, as `line` does.
final class TableRows {
  /// So many rows are looked at before the columns' widths are set.
  static let measured = 1000

  private let fields: [Field]
  private var options: RenderOptions
  private let formatter: CellFormatter
  private let header: [Cell]
  private var held: [[Value]] = []
  private var layout: TableLayout?
  /// The columns that are laid out, in order: all but those that gave way.
  private var columns: [Int]
  /// Set where the rows are shown downward.
  private var lines: LineRows?
  private var count = 0

  init(_ fields: [Field], _ options: RenderOptions) {
    self.fields = fields
    self.options = options
    formatter = CellFormatter(options: options)
    header = fields.map { Cell(VisibleText.of($0.name, unicode: options.unicode), .strong) }
    columns = Array(fields.indices)
  }

  func resize(to new: RenderOptions) {
    guard layout == nil, lines == nil else { return }
    (options.width, options.height) = (new.width, new.height)
    // Rows have been counted by the old limit.
    if count == 0 { options.rowLimit = new.rowLimit }
  }

  func append(_ row: [Value], to output: inout ByteOutput) throws {
    count += 1
    if let limit = options.rowLimit, options.isTerminal, count > limit { return }
    if lines != nil {
      lines?.append(row, to: &output)
    } else if let layout {
      write(cells(row), layout, to: &output)
    } else {
      held.append(row)
      if held.count >= TableRows.measured { try settle(to: &output) }
    }
  }

  /// Writes what is held back: no row that comes later changes it.
  func settle(to output: inout ByteOutput) throws {
    guard layout == nil, lines == nil, count > 0 || !options.isTerminal else { return }
    let cells = held.map(self.cells)
    let layout = fit(TableMeasure.columns(fields, header, cells))
    if options.isTerminal, isBetterDownward(layout) {
      try writeDownward(to: &output)
    } else {
      self.layout = layout
      try write(cells, layout, to: &output)
    }
    held = []
  }

  /// Fields that are aside give way, the last first, while a sentence is cut short or a column has no room.
  private func fit(_ measured: [TableLayout.Column]) -> TableLayout {
    var layout = TableLayout.fit(measured, into: options.width)
    while layout.hidden > 0 || zip(layout.widths, columns).contains(where: { $0 < measured[$1].comfortable }),
      let last = columns.lastIndex(where: { fields[$0].isAside }), columns.count > 1
    {
      columns.remove(at: last)
      layout = TableLayout.fit(columns.map { measured[$0] }, into: options.width)
    }
    return layout
  }

  func finish(total: RowTotal?, to output: inout ByteOutput) throws {
    try settle(to: &output)
    guard options.isTerminal else { return }
    if lines != nil {
      lines?.finish(total: total ?? .known(count), to: &output)
      return
    }
    let shown = min(count, options.rowLimit ?? count)
    let seen = Set(columns.prefix(layout?.widths.count ?? columns.count))
    let hidden = layout == nil ? [] : header.indices.filter { !seen.contains($0) }.map { header[$0].text }
    let lines =
      Footer.count(shown: shown, of: total ?? .known(count), options)
      + Footer.hidden(hidden, options)
    for line in lines { output.append(line: options.style.paint(line, .dim)) }
  }

  private func cells(_ row: [Value]) -> [Cell] {
    zip(row, fields).map { formatter.cell($0, $1, limit: options.width) }
  }

  // MARK: Downward

  /// A single row of which columns would be lost, or hardly a column beside another.
  private func isBetterDownward(_ layout: TableLayout) -> Bool {
    guard layout.widths.count < fields.count, LineRows.fits(header, options) else { return false }
    return layout.widths.count < 2 || held.count == 1 && count == 1
  }

  /// As many rows as the screen takes, one at least.
  private func writeDownward(to output: inout ByteOutput) throws {
    var options = options
    if let height = options.height, let limit = options.rowLimit {
      options.rowLimit = min(limit, max(1, (height - 3) / (fields.count + 1)))
    }
    var lines = LineRows(fields, options)
    for row in held {
      lines.append(row, to: &output)
      try output.flushIfFull()
    }
    self.lines = lines
  }

  // MARK: Writing

  private func write(_ rows: [[Cell]], _ layout: TableLayout, to output: inout ByteOutput) throws {
    write(header, layout, to: &output)
    let rule = layout.widths.map { String(repeating: options.glyphs.rule, count: $0) }
    output.append(line: options.style.paint(rule.joined(separator: "  "), .dim))
    for cells in rows {
      write(cells, layout, to: &output)
      try output.flushIfFull()
    }
  }

  private func write(_ cells: [Cell], _ layout: TableLayout, to output: inout ByteOutput) {
    var line = ""
    for (place, width) in layout.widths.enumerated() where columns[place] < cells.count {
      if place > 0 { line += "  " }
      let index = columns[place]
      line += fitted(cells[index], width, fields[index], isLast: place == layout.widths.count - 1)
    }
    output.append(line: line)
  }

  private func fitted(_ cell: Cell, _ width: Int, _ field: Field, isLast: Bool) -> String {
    var cell = cell
    if cell.width > width, options.isTerminal {
      // The beginning of an id is an id, and can be copied as one.
      let isID = TableMeasure.isID(cell.text, field)
      let dots = isID ? "" : options.glyphs.ellipsis
      cell = Cell(TextFitting.cut(cell.text, to: width, ellipsis: dots), cell.tone)
    }
    let text = options.style.paint(cell.text, cell.tone)
    let fill = TextFitting.spaces(width - cell.width)
    if field.alignsRight { return fill + text }
    return isLast ? text : text + fill
  }
}
