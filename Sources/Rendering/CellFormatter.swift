import Values

/// Values → text for people. On a terminal values are shown as they are read (percentages, rounded numbers,
/// signs); elsewhere whole.
package struct CellFormatter: Sendable {
  let options: RenderOptions
  /// Whether values are written as people read them: on terminals, and in pages.
  let isForPeople: Bool

  package init(options: RenderOptions, isForPeople: Bool? = nil) {
    self.options = options
    self.isForPeople = isForPeople ?? options.isTerminal
  }

  /// Whether signs may be more than ASCII.
  package var isUnicode: Bool { options.unicode }

  /// On one line. On terminals a text much longer than `limit` columns is not read to its end.
  package func cell(_ value: Value, _ field: Field, limit: Int? = nil) -> Cell {
    switch value {
    case .null: return Cell("null", .dim)
    case .text(let word):
      if isForPeople, case .enumeration = field.type, let mark = WordMark(word) {
        return Cell(mark.sign(unicode: options.unicode) + " " + visible(word, limit: limit), mark.tone)
      }
      return Cell(visible(word, limit: limit))
    case .list(let list): return Cell(summary(list, field, limit))
    case .record(let record): return Cell(compact(record, fields(of: field.type), limit))
    default: return Cell(scalar(value, field))
    }
  }

  /// Text over several lines, as cards and `line` show it.
  package func lines(_ value: Value, _ field: Field) -> Cell {
    if case .date(let ms) = value, options.isTerminal { return Cell(fullDate(ms)) }
    if case .list(let list) = value, !list.contains(where: \.isRecord) { return Cell(words(list, field)) }
    guard case .text(let text) = value else { return cell(value, field) }
    if case .enumeration = field.type { return cell(value, field) }
    return Cell(VisibleText.of(text, .kept, unicode: options.unicode))
  }

  /// Inert text on one line; of much more than `limit` columns only the beginning.
  package func visible(_ text: String, limit: Int? = nil) -> String {
    guard isForPeople, let limit else { return VisibleText.of(text, unicode: options.unicode) }
    // Combining marks take no column: so many code points that the cut falls behind what is shown.
    return VisibleText.of(text, unicode: options.unicode, limit: 4 * limit + 16)
  }

  private func scalar(_ value: Value, _ field: Field) -> String {
    switch value {
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let n): number(Double(n), integer: n, field.unit)
    case .real(let x): number(x, integer: nil, field.unit)
    case .date(let ms): date(ms)
    case .duration(let ms): duration(ms)
    case .null, .text, .list, .record: visible(value.json)
    }
  }

  /// A number with its unit: `12.3 %`, `+0.25`, `84.75`, `$0.0042`, `1,234`.
  func number(_ x: Double, integer: Int64?, _ unit: Unit?) -> String {
    guard x.isFinite else { return "null" }
    guard isForPeople else { return exact(x, integer) }
    let style = options.numbers
    switch unit {
    case .share: return NumberText.fixed(x * 100, 1, style) + " %"
    case .points: return (x > 0 ? "+" : "") + NumberText.fixed(x * 100, 1, style) + " pp"
    case .balance: return (x > 0 ? "+" : "") + NumberText.fixed(x, 2, style)
    case .score: return NumberText.fixed(x, 2, style)
    case .dollars:
      let decimals = abs(x) < 1 && x != 0 ? 4 : 2
      return (x < 0 ? "-" : "") + "$" + NumberText.fixed(abs(x), decimals, style)
    case .count:
      return integer.map { NumberText.grouped($0, style) } ?? NumberText.short(x, style)
    case nil:
      if let integer { return String(integer) }
      return NumberText.short(x, NumberStyle(decimal: style.decimal, group: ""))
    }
  }

  private func exact(_ x: Double, _ integer: Int64?) -> String {
    if let integer { return String(integer) }
    var bytes: [UInt8] = []
    appendNumber(x, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// `840ms`, `1.2s`, `2m 33s` for people, every millisecond elsewhere.
  func duration(_ ms: Int64) -> String {
    guard isForPeople, ms.magnitude >= 1000 else { return DurationText.text(ms) }
    guard ms.magnitude < 60_000 else { return DurationText.text(ms / 1000 * 1000) }
    return NumberText.fixed(Double(ms) / 1000, 1, options.numbers) + "s"
  }

  // MARK: Lists and records

  /// A list on one line: whole where it is short, `5 brands: HubSpot, Pipedrive, …` where it is long; of records their
  /// names. Off terminals all of it, lists of records as JSON.
  private func summary(_ list: [Value], _ field: Field, _ limit: Int?) -> String {
    if list.isEmpty { return isForPeople ? "" : "[]" }
    let isOfRecords = list.contains(where: \.isRecord)
    guard isForPeople else {
      return isOfRecords ? visible(Value.list(list).json) : words(list, field)
    }
    let element = elementField(of: field)
    let names = list.prefix(4).map { isOfRecords ? name(of: $0) : cell($0, element, limit: limit).text }
    let known = names.compactMap { $0 }
    let noun = CellFormatter.noun(field, isOfRecords)
    guard known.count == names.count else { return list.count == 1 ? "1 record" : "\(list.count) \(noun)" }
    if list.count <= 3 { return known.joined(separator: ", ") }
    let dots = options.glyphs.ellipsis
    return "\(list.count) \(noun): " + known.prefix(3).joined(separator: ", ") + ", " + dots
  }

  /// What the elements of a list are called: its field's name, where that is a plural.
  private static func noun(_ field: Field, _ isOfRecords: Bool) -> String {
    field.name.utf8.last == UInt8(ascii: "s") ? field.name : isOfRecords ? "records" : "values"
  }

  /// What a record is called: the first of its words.
  private func name(of value: Value) -> String? {
    guard case .record(let record) = value else { return cell(value, Field("", .nothing)).text }
    for case .text(let text) in record.values { return visible(text, limit: 64) }
    return nil
  }

  /// Every element, where there is room for all.
  package func words(_ list: [Value], _ field: Field) -> String {
    if list.isEmpty { return isForPeople ? "none" : "[]" }
    let element = elementField(of: field)
    return list.map { cell($0, element).text }.joined(separator: ", ")
  }

  func elementField(of field: Field) -> Field {
    var element = field
    if case .list(let type) = field.type { element.type = type }
    return element
  }

  /// `{brand: Acme, rank: 1}`.
  func compact(_ record: Record, _ fields: [Field], _ limit: Int?) -> String {
    guard isForPeople else { return visible(Value.record(record).json) }
    let pairs = zip(record.names, record.values).map { name, value in
      visible(name) + ": " + cell(value, CellFormatter.field(name, fields), limit: limit).text
    }
    return "{" + pairs.joined(separator: ", ") + "}"
  }

  func fields(of type: ValueType) -> [Field] {
    switch type {
    case .record(let fields): fields
    case .list(let element): fields(of: element)
    default: []
    }
  }

  /// The declared field of a name, or one that says nothing of the value.
  static func field(_ name: String, _ fields: [Field]) -> Field {
    fields.first { $0.name.sameBytes(as: name) } ?? Field(name, .nothing)
  }
}

extension Value {
  var isRecord: Bool { if case .record = self { true } else { false } }
}
