import Values

/// Writes rows in one format as they come. Memory stays flat; only `table` holds rows back, at most
/// `TableRows.measured`, to know its columns' widths. Errors are the sink's own.
package final class RowWriter {
  private enum Shape {
    case json(JSONRows)
    case csv(CSVRows)
    case markdown(MarkdownRows)
    case html(HTMLRows)
    case line(LineRows)
    case table(TableRows)
  }

  private var shape: Shape
  private var output: ByteOutput

  /// `sink` gets pieces of about 64 KB and the rest at `finish`.
  package init(
    format: OutputFormat, fields: [Field], options: RenderOptions,
    sink: @escaping (UnsafeBufferPointer<UInt8>) throws -> Void
  ) {
    shape =
      switch format {
      case .json: .json(JSONRows(fields, form: options.prettyJSON ? .pretty : .array))
      case .ndjson: .json(JSONRows(fields, form: .lines))
      case .csv: .csv(CSVRows(fields))
      case .tsv: .csv(CSVRows(fields, separator: .tab))
      case .markdown: .markdown(MarkdownRows(fields))
      case .html: .html(HTMLRows(fields, options))
      case .line: .line(LineRows(fields, options))
      case .table: .table(TableRows(fields, options))
      }
    output = ByteOutput(sink: sink)
  }

  /// Writes what stands before the rows. Call it once.
  package func begin() throws {
    switch shape {
    case .json(let rows): rows.begin(&output.bytes)
    case .csv(let rows): rows.begin(&output.bytes)
    case .markdown(let rows): rows.begin(&output.bytes)
    case .html(let rows): rows.begin(&output.bytes)
    case .line, .table: break
    }
  }

  /// The window has another size now. What is written already stays, and a table keeps its widths once they are set.
  package func resize(to options: RenderOptions) {
    switch shape {
    case .table(let rows): rows.resize(to: options)
    case .line(var rows):
      rows.resize(to: options)
      shape = .line(rows)
    case .json, .csv, .markdown, .html: break
    }
  }

  /// One row: as many values as there are fields, in their order.
  package func append(_ row: [Value]) throws {
    switch shape {
    case .json(var rows):
      rows.append(row, to: &output.bytes)
      shape = .json(rows)
    case .csv(let rows): rows.append(row, to: &output.bytes)
    case .markdown(let rows): rows.append(row, to: &output.bytes)
    case .html(let rows): rows.append(row, to: &output.bytes)
    case .line(var rows):
      rows.append(row, to: &output)
      shape = .line(rows)
    case .table(let rows): try rows.append(row, to: &output)
    }
    try output.flushIfFull()
  }

  /// Hands on the rows so far; a table then keeps the widths that they ask for.
  package func settle() throws {
    if case .table(let rows) = shape { try rows.settle(to: &output) }
    try output.flush()
  }

  /// Writes what stands behind the rows and hands everything on. `total`: how many rows there are where fewer
  /// were appended; on terminals the footer says so.
  package func finish(total: RowTotal? = nil) throws {
    switch shape {
    case .json(let rows): rows.finish(&output.bytes)
    case .html(let rows): rows.finish(&output.bytes)
    case .csv, .markdown: break
    case .line(let rows): rows.finish(total: total, to: &output)
    case .table(let rows): try rows.finish(total: total, to: &output)
    }
    try output.flush()
  }

  /// All rows as one text.
  package static func text(
    _ rows: [[Value]], fields: [Field], format: OutputFormat, options: RenderOptions,
    total: Int? = nil
  ) throws -> String {
    var bytes: [UInt8] = []
    let writer = RowWriter(format: format, fields: fields, options: options) {
      bytes.append(contentsOf: $0)
    }
    try writer.begin()
    for row in rows { try writer.append(row) }
    try writer.finish(total: total.map(RowTotal.known))
    return String(decoding: bytes, as: UTF8.self)
  }
}
