import Values

/// What is not rows: one record or one value, in the format asked for.
package enum ValueRenderer {
  /// A record as a card (`table`), one object (`json`, spread over lines; `ndjson`), or a single row. Ends with a
  /// line end.
  package static func render(
    _ record: Record, fields: [Field], format: OutputFormat, options: RenderOptions
  ) -> String {
    switch format {
    case .table: return CardRenderer.render(record, fields: fields, options: options)
    case .json, .ndjson: return json(.record(record), pretty: format == .json)
    case .csv: return csv(record, .comma)
    case .tsv: return csv(record, .tab)
    case .markdown: return markdown(record, fields)
    case .html: return HTMLRows.page(record, fields, options)
    case .line:
      var options = options
      options.color = false
      options.width = nil
      return CardRenderer.render(record, fields: fields, options: options)
    }
  }

  /// A scalar or list on a line of its own. Text is shown with its line feeds, everything else made visible; in
  /// `json` and `ndjson` it is a JSON value.
  package static func render(
    _ value: Value, field: Field, format: OutputFormat, options: RenderOptions
  ) -> String {
    switch (format, value) {
    case (_, .record(let record)):
      return render(
        record, fields: CellFormatter(options: options).fields(of: field.type), format: format,
        options: options)
    case (.json, _), (.ndjson, _): return json(value, pretty: format == .json)
    case (.csv, _), (.tsv, _):
      var bytes: [UInt8] = []
      CSVRows([]).append([value], to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    case (.html, _): return HTMLRows.page(value, field, options)
    case (.markdown, .text(let text)): return MarkdownRows.escaped(text) + "\n"
    case (_, .list(let list)):
      let text = CellFormatter(options: options).words(list, field)
      return TextFitting.lines(Cell(text), options.width).map { $0 + "\n" }.joined()
    default:
      let cell = CellFormatter(options: options).lines(value, field)
      return options.style.paint(cell.text, cell.tone) + "\n"
    }
  }

  private static func json(_ value: Value, pretty: Bool) -> String {
    var bytes: [UInt8] = []
    if pretty { value.appendPrettyJSON(to: &bytes) } else { value.appendJSON(to: &bytes) }
    bytes.append(UInt8(ascii: "\n"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func csv(_ record: Record, _ separator: CSVRows.Separator) -> String {
    var bytes: [UInt8] = []
    let rows = CSVRows(record.names.map { Field($0, .nothing) }, separator: separator)
    rows.begin(&bytes)
    rows.append(record.values, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func markdown(_ record: Record, _ fields: [Field]) -> String {
    var bytes: [UInt8] = []
    let rows = MarkdownRows([Field("field", .text), Field("value", .text)])
    let formatter = CellFormatter(options: RenderOptions())
    rows.begin(&bytes)
    for (name, value) in zip(record.names, record.values) {
      let cell: Value =
        switch value {
        case .text, .null: value
        default: .text(formatter.cell(value, CellFormatter.field(name, fields)).text)
        }
      rows.append([.text(name), cell], to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
