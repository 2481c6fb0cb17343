import Storage
import Values

/// Writes the queries' documents: a list has an element a line.
struct ExportWriter {
  let connection: Connection
  let sink: JSONSink
  let isCancelled: () -> Bool

  /// A list over the rows of a query; `element` writes one.
  func list(
    _ sql: String, _ arguments: [Value] = [], indent: Int = 0, _ element: (SQLRow) throws -> Void
  ) throws {
    sink.open("[")
    try connection.each(sql, arguments) { row in
      sink.line(indent: indent + 2)
      try element(row)
      try step()
      return true
    }
    sink.closeLines("]", indent: indent)
  }

  /// Between elements: gives bytes away, and stops where the user wants it to.
  func step() throws {
    try sink.flushIfFull()
    if isCancelled() { throw ExportProblem.stopped }
  }

  func field(_ name: StaticString, _ row: SQLRow, _ column: Int) {
    sink.key(name)
    sink.text(row, column)
  }

  func field(_ name: StaticString, _ text: String) {
    sink.key(name)
    sink.text(text)
  }

  func field(_ name: StaticString, _ value: Value) {
    sink.key(name)
    sink.value(value)
  }

  func field(_ name: StaticString, date milliseconds: Int64) {
    sink.key(name)
    sink.date(milliseconds)
  }

  /// Left out where it is null.
  func optionalDate(_ name: StaticString, _ row: SQLRow, _ column: Int) {
    if let time = row.optionalInteger(column) { field(name, date: time) }
  }

  /// A small document, with its values on lines of their own.
  func pretty(_ value: Value) {
    var bytes: [UInt8] = []
    value.appendPrettyJSON(to: &bytes)
    sink.raw(bytes)
  }
}
