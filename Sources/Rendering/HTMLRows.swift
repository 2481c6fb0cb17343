import Values

/// Rows as a page with one table that stands alone: no script, nothing loaded, readable light and dark. Values are
/// written as people read them and carry what they are exactly (`<data>`, `<time>`). Text is made visible and escaped.
struct HTMLRows {
  private let fields: [Field]
  private let formatter: CellFormatter

  init(_ fields: [Field], _ options: RenderOptions) {
    self.fields = fields
    var options = options
    options.width = nil
    options.relativeDates = false
    formatter = CellFormatter(options: options, isForPeople: true)
  }

  func begin(_ bytes: inout [UInt8]) {
    HTMLPage.begin(title: "auditsh", &bytes)
    bytes += "<table>\n<thead><tr>".utf8
    for field in fields {
      bytes += (field.alignsRight ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").utf8
      HTMLPage.append(field.name, to: &bytes)
      bytes += "</th>".utf8
    }
    bytes += "</tr></thead>\n<tbody>\n".utf8
  }

  func append(_ row: [Value], to bytes: inout [UInt8]) {
    bytes += "<tr>".utf8
    for index in 0..<min(row.count, fields.count) {
      bytes += (fields[index].alignsRight ? "<td class=\"n\">" : "<td>").utf8
      append(row[index], fields[index], to: &bytes)
      bytes += "</td>".utf8
    }
    bytes += "</tr>\n".utf8
  }

  func finish(_ bytes: inout [UInt8]) {
    bytes += "</tbody>\n</table>\n".utf8
    HTMLPage.end(&bytes)
  }

  // MARK: What is not rows

  /// A record as a page: a field a row, its name before it.
  static func page(_ record: Record, _ fields: [Field], _ options: RenderOptions) -> String {
    let rows = HTMLRows([], options)
    var bytes: [UInt8] = []
    HTMLPage.begin(title: "auditsh", &bytes)
    bytes += "<table>\n<tbody>\n".utf8
    for (name, value) in zip(record.names, record.values) {
      bytes += "<tr><th scope=\"row\">".utf8
      HTMLPage.append(name, to: &bytes)
      bytes += "</th><td>".utf8
      rows.append(value, CellFormatter.field(name, fields), to: &bytes)
      bytes += "</td></tr>\n".utf8
    }
    rows.finish(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A value as a page.
  static func page(_ value: Value, _ field: Field, _ options: RenderOptions) -> String {
    var bytes: [UInt8] = []
    HTMLPage.begin(title: "auditsh", &bytes)
    bytes += "<p>".utf8
    HTMLRows([], options).append(value, field, to: &bytes)
    bytes += "</p>\n".utf8
    HTMLPage.end(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Cells

  private func append(_ value: Value, _ field: Field, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes += "<i>null</i>".utf8
    case .text(let text):
      if case .enumeration = field.type { return appendWord(text, to: &bytes) }
      HTMLPage.append(text, to: &bytes)
    case .integer, .real, .duration:
      appendExact("data value", value, formatter.cell(value, field).text, "data", to: &bytes)
    case .date(let ms):
      appendExact("time datetime", value, formatter.exactDate(ms), "time", to: &bytes)
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .list(let list): append(list, field, to: &bytes)
    case .record(let record): append(record, formatter.fields(of: field.type), to: &bytes)
    }
  }

  private func appendExact(
    _ start: String, _ value: Value, _ text: String, _ element: String, to bytes: inout [UInt8]
  ) {
    bytes += "<\(start)=\"".utf8
    if case .date(let ms) = value { bytes += Timestamp.text(ms).utf8 } else { value.appendJSON(to: &bytes) }
    bytes += "\">".utf8
    HTMLPage.append(text, to: &bytes)
    bytes += "</\(element)>".utf8
  }

  private func appendWord(_ word: String, to bytes: inout [UInt8]) {
    guard let mark = WordMark(word) else { return HTMLPage.append(word, to: &bytes) }
    bytes += "<span class=\"\(mark.tone)\">\(mark.sign(unicode: true)) ".utf8
    HTMLPage.append(word, to: &bytes)
    bytes += "</span>".utf8
  }

  private func append(_ list: [Value], _ field: Field, to bytes: inout [UInt8]) {
    let element = formatter.elementField(of: field)
    let isOfRecords = list.contains(where: \.isRecord)
    bytes += (isOfRecords ? "<ul>" : "").utf8
    for (index, value) in list.enumerated() {
      bytes += (isOfRecords ? "<li>" : index > 0 ? ", " : "").utf8
      append(value, element, to: &bytes)
      bytes += (isOfRecords ? "</li>" : "").utf8
    }
    bytes += (isOfRecords ? "</ul>" : "").utf8
  }

  private func append(_ record: Record, _ fields: [Field], to bytes: inout [UInt8]) {
    for (index, (name, value)) in zip(record.names, record.values).enumerated() {
      if index > 0 { bytes += ", ".utf8 }
      bytes += "<b>".utf8
      HTMLPage.append(name, to: &bytes)
      bytes += "</b> ".utf8
      append(value, CellFormatter.field(name, fields), to: &bytes)
    }
  }
}
