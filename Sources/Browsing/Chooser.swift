import Rendering
import Values

/// A list to choose from, over the rows: fields to filter or sort by, values of a field.
struct Chooser: Sendable {
  enum Action: Equatable, Sendable {
    /// Shows the values of a field.
    case values(String)
    case filter(RowQuery.Filter)
    case removeFilter(Int)
    case removeAll
    /// Asks for a word that this field has to contain.
    case contains(String)
    case sort(RowQuery.Sort?)
  }

  struct Item: Equatable, Sendable {
    var label: String
    var tone: Tone = .plain
    var count: Int64?
    var action: Action
  }

  var title: String
  var items: [Item]
  /// What its items are still to be made from: the field's values.
  var ask: Ask?
  var field = ""
  private(set) var cursor = 0
  private(set) var top = 0

  init(_ title: String, _ items: [Item], cursor: Int = 0) {
    self.title = title
    self.items = items
    self.cursor = cursor
  }

  var current: Item? { items.indices.contains(cursor) ? items[cursor] : nil }

  mutating func move(to index: Int, height: Int) {
    cursor = max(0, min(index, items.count - 1))
    if cursor < top { top = cursor }
    if cursor >= top + height { top = max(0, cursor - height + 1) }
  }

  // MARK: Making

  static func filters(_ page: ListPage, _ options: RenderOptions) -> Chooser {
    let fields = page.fields ?? []
    var items: [Item] = []
    for (index, filter) in page.query.filters.enumerated() {
      items.append(
        Item(
          label: "without: " + VisibleText.of(filter.label, unicode: options.unicode), tone: .info,
          action: .removeFilter(index)))
    }
    if items.count > 1 { items.append(Item(label: "without any filter", tone: .info, action: .removeAll)) }
    for name in page.kind.filterFields(fields) {
      items.append(Item(label: page.kind.label(name), action: .values(name)))
    }
    for name in page.kind.textFields(fields) {
      items.append(Item(label: page.kind.label(name) + " contains a word", action: .contains(name)))
    }
    return Chooser("Show only", items)
  }

  static func sorts(_ page: ListPage) -> Chooser {
    let fields = page.fields ?? []
    var items = [Item(label: "as they come", action: .sort(nil))]
    var cursor = 0
    for name in page.kind.sortFields(fields) {
      var sort = RowQuery.Sort(field: name, isDescending: ListKind.startsDescending(name, fields))
      var label = page.kind.label(name)
      if let now = page.query.sort, now.field == name {
        cursor = items.count
        sort.isDescending = !now.isDescending
        label += now.isDescending ? "  (now descending: turn round)" : "  (now ascending: turn round)"
      }
      items.append(Item(label: label, action: .sort(sort)))
    }
    return Chooser("Sort by", items, cursor: cursor)
  }

  /// Waiting for the values of a field.
  static func values(of field: String, _ page: ListPage) -> Chooser {
    var chooser = Chooser(page.kind.label(field), [])
    chooser.ask = page.choicesAsk(field)
    chooser.field = field
    return chooser
  }

  /// The values came.
  mutating func take(_ reply: Reply, _ page: ListPage, _ options: RenderOptions) {
    ask = nil
    let formatter = CellFormatter(options: options)
    let isList = page.isListField(field)
    items = reply.rows.compactMap { row in
      guard let value = row.first, let count = row.last?.integer,
        let condition = Self.condition(field, value, isList: isList)
      else { return nil }
      let cell = RowCells.cell(
        value, reply.fields.first ?? Field(field, .text), page.kind, formatter, limit: 60)
      let isFailure = field == "sentiment" && page.kind.isAnswers
      let label = value.isNull && !isFailure ? (field == "error" ? "answered" : "none") : cell.text
      let filter = RowQuery.Filter(
        field: field, condition: condition,
        label: page.kind.label(field) + " " + (value.text ?? (isFailure ? "failed" : label)))
      return Item(label: label, tone: cell.tone, count: count, action: .filter(filter))
    }
    if items.isEmpty { items = [Item(label: "nothing to choose from", tone: .dim, action: .removeAll)] }
    move(to: 0, height: 1)
  }

  private static func condition(_ field: String, _ value: Value, isList: Bool) -> String? {
    switch value {
    case .null: return isList ? nil : "\(field) == null"
    case .text(let text):
      let text = RowQuery.quoted(text)
      return isList ? "\(text) in \(field)" : "\(field) == \(text)"
    case .bool(let flag): return flag ? field : "not \(field)"
    default: return nil
    }
  }
}
