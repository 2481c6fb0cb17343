import Rendering
import Values

/// The rows of a list as lines.
struct RowCells {
  let page: ListPage
  let options: RenderOptions
  private let columns: [Int]
  private let fields: [Field]
  private let layout: TableLayout
  private let formatter: CellFormatter
  /// Narrow lists show a feeling by its sign alone.
  private let isNarrow: Bool
  private static let narrow = 64

  init(_ page: ListPage, width: Int, _ options: RenderOptions) {
    self.page = page
    self.options = options
    formatter = CellFormatter(options: options)
    fields = page.fields ?? []
    let isNarrow = width < Self.narrow
    self.isNarrow = isNarrow
    columns = page.kind.columns(fields, isNarrow: isNarrow)
    let natural = columns.map { [fields] index in
      let field = fields[index]
      let isBare = isNarrow && Self.isSign(field)
      let name = isBare ? 1 : DisplayWidth.of(field.name)
      let cells = isBare ? 1 : page.widths[safe: index]
      let most = page.kind.widest(field.name, of: width)
      return TableLayout.Column(
        natural: min(most, max(name, cells, 1)),
        least: min(most, Self.least(field, cells, name, isNarrow: isNarrow)))
    }
    layout = TableLayout.fit(natural, into: width - 2)
  }

  private static func isSign(_ field: Field) -> Bool {
    if case .enumeration(let set) = field.type { set.cases.allSatisfy { WordMark($0) != nil } } else { false }
  }

  private static func least(_ field: Field, _ cells: Int, _ name: Int, isNarrow: Bool) -> Int {
    switch field.type {
    case .integer, .real, .duration, .date, .bool, .enumeration: max(cells, min(name, 10))
    case .id: 9
    default: min(max(cells, name), isNarrow ? 9 : 12)
    }
  }

  static func cell(
    _ value: Value, _ field: Field, _ kind: ListKind, _ formatter: CellFormatter, limit: Int
  ) -> Cell {
    if value.isNull, field.name == "sentiment", kind.isAnswers,
      let mark = WordMark("failed")
    {
      return Cell(mark.sign(unicode: formatter.isUnicode) + " failed", mark.tone)
    }
    if value.isNull { return Cell(formatter.isUnicode ? "–" : "-", .dim) }
    if case .list(let list) = value, list.allSatisfy({ $0.text != nil }) {
      return names(list.compactMap(\.text), formatter, limit)
    }
    return formatter.cell(value, field, limit: limit)
  }

  /// As many names as there is room for, and how many more there are.
  private static func names(_ list: [String], _ formatter: CellFormatter, _ room: Int) -> Cell {
    var text = ""
    for (index, name) in list.enumerated() {
      let longer = (index > 0 ? text + ", " : "") + formatter.visible(name, limit: room)
      let rest = list.count - index - 1
      let end = rest > 0 ? " +\(rest)" : ""
      if index > 0, DisplayWidth.of(longer + end) > room { return Cell(text + " +\(rest + 1)") }
      text = longer
    }
    return Cell(text)
  }

  /// The names of the columns.
  var head: ScreenLine {
    var line = ScreenLine("  ")
    for (place, width) in layout.widths.enumerated() {
      let field = fields[columns[place]]
      let isBare = isNarrow && Self.isSign(field)
      let name = formatter.visible(isBare ? "" : field.name)
      append(Cell(name, .dim), width, right: field.alignsRight, place, to: &line)
    }
    return line
  }

  /// A row; `isCurrent`: the cursor stands on it.
  func line(_ index: Int, isCurrent: Bool, width: Int) -> ScreenLine {
    let mark = isCurrent ? (options.unicode ? "▸ " : "> ") : "  "
    var line = ScreenLine(mark, isCurrent ? .strong : .plain)
    guard let row = page.row(index) else {
      line.append(options.glyphs.ellipsis, .dim)
      return line
    }
    for (place, columns) in layout.widths.enumerated() {
      let column = self.columns[place]
      guard column < row.count else { continue }
      var cell = Self.cell(row[column], fields[column], page.kind, formatter, limit: columns)
      if isNarrow, Self.isSign(fields[column]) { cell = Cell(String(cell.text.prefix(1)), cell.tone) }
      append(cell, columns, right: fields[column].alignsRight, place, to: &line)
    }
    line = line.cut(to: width, ellipsis: options.glyphs.ellipsis)
    guard isCurrent else { return line }
    line.pad(to: width)
    return options.color ? line.reversed : line
  }

  private func append(_ cell: Cell, _ width: Int, right: Bool, _ place: Int, to line: inout ScreenLine) {
    if place > 0 { line.append(TextFitting.spaces(TableLayout.gap)) }
    let text = TextFitting.cut(cell.text, to: width, ellipsis: options.glyphs.ellipsis)
    let fill = TextFitting.spaces(width - DisplayWidth.of(text))
    if right { line.append(fill) }
    line.append(text, cell.tone)
    if !right { line.append(fill) }
  }
}

extension [Int] {
  fileprivate subscript(safe index: Int) -> Int { indices.contains(index) ? self[index] : 0 }
}
