import Values

/// Values → text for people. On a terminal values are shown as they are read (percentages, rounded numbers,
/// signs); elsewhere whole.
package struct CellFormatter: Sendable {
  let options: RenderOptions

  package init(options: RenderOptions) { self.options = options }

  private var isTerminal: Bool { options.isTerminal }

  /// Whether signs may be more than ASCII.
  package var isUnicode: Bool { options.unicode }

  /// On one line. On terminals a text much longer than `limit` columns is not read to its end.
  package func cell(_ value: Value, _ field: Field, limit: Int? = nil) -> Cell {
    switch value {
    case .null: return Cell("null", .dim)
    case .text(let word):
      if isTerminal, case .enumeration = field.type, let mark = WordMark(word) {
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
    guard case .text(let text) = value else { return cell(value, field) }
    if case .enumeration = field.type { return cell(value, field) }
    return Cell(VisibleText.of(text, .kept, unicode: options.unicode))
  }

  /// Inert text on one line; of much more than `limit` columns only the beginning.
  package func visible(_ text: String, limit: Int? = nil) -> String {
    guard isTerminal, let limit else { return VisibleText.of(text, unicode: options.unicode) }
    // Combining marks take no column: so many code points that the cut falls behind what is shown.
    return VisibleText.of(text, unicode: options.unicode, limit: 4 * limit + 16)
  }

  private func scalar(_ value: Value, _ field: Field) -> String {
    switch value {
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let n): number(Double(n), integer: n, field.unit)
    case .real(let x): number(x, integer: nil, field.unit)
    case .date(let ms): date(ms)
    case .duration(let ms): DurationText.text(ms)
    case .null, .text, .list, .record: visible(value.json)
    }
  }

  /// A number with its unit: `12.3 %`, `+0.25`, `84.75`, `$0.0042`, `1,234`.
  func number(_ x: Double, integer: Int64?, _ unit: Unit?) -> String {
    guard x.isFinite else { return "null" }
    guard isTerminal else { return exact(x, integer) }
    let style = options.numbers
    switch unit {
    case .share: return NumberText.fixed(x * 100, 1, style) + " %"
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

  /// `2026-11-01 09:00` (UTC) on terminals, `3h ago` where wished for; ISO 8601 elsewhere.
  package func date(_ ms: Int64) -> String {
    guard isTerminal else { return Timestamp.text(ms) }
    if options.relativeDates, let text = relative(ms) { return text }
    let text = Timestamp.text(ms).prefix(16)
    return text.prefix(10) + " " + text.suffix(5)
  }

  /// `just now`, `3h ago`, `in 2d`; nil for what is a week or more from now.
  func relative(_ ms: Int64) -> String? {
    let (distance, overflow) = options.now.subtractingReportingOverflow(ms)
    guard !overflow, distance.magnitude < 604_800_000 else { return nil }
    let unit: Int64 =
      switch distance.magnitude {
      case ..<60_000: 1000
      case ..<3_600_000: 60_000
      case ..<86_400_000: 3_600_000
      default: 86_400_000
      }
    if distance.magnitude < 10_000 { return "just now" }
    let text = DurationText.text(Int64(distance.magnitude) / unit * unit)
    return distance > 0 ? text + " ago" : "in " + text
  }

  // MARK: Lists and records

  /// `openai, anthropic +2` on terminals, all of it elsewhere; lists of records are JSON there.
  private func summary(_ list: [Value], _ field: Field, _ limit: Int?) -> String {
    if list.isEmpty { return isTerminal ? "" : "[]" }
    let isOfRecords = list.contains { if case .record = $0 { true } else { false } }
    if isOfRecords {
      guard isTerminal else { return visible(Value.list(list).json) }
      return list.count == 1 ? "1 record" : "\(list.count) records"
    }
    let element = elementField(of: field)
    let shown = isTerminal && list.count > 3 ? 2 : list.count
    let text = list.prefix(shown).map { cell($0, element, limit: limit).text }.joined(separator: ", ")
    return list.count > shown ? text + " +\(list.count - shown)" : text
  }

  /// Every element, where there is room for all.
  package func words(_ list: [Value], _ field: Field) -> String {
    if list.isEmpty { return isTerminal ? "none" : "[]" }
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
    guard isTerminal else { return visible(Value.record(record).json) }
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
