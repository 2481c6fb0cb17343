import GRDBSQLite
import Relation
import Values

extension Connection {
  /// Begins the text of an error that one of our functions raised inside SQLite.
  static let evaluationMark = "auditsh: "

  /// Streams the rows of a compiled query, decoded by the types of its fields, until `body` gives false.
  package func stream(_ query: SQLQuery, _ body: ([Value]) throws -> Bool) throws {
    let decoders = query.fields.map { Self.decoder($0.type) }
    let columns = decoders.indices
    // Written anew for each row; who keeps a row gets a copy then.
    var values: [Value] = []
    values.reserveCapacity(decoders.count)
    try each(query.sql, query.arguments) { row in
      values.removeAll(keepingCapacity: true)
      for index in columns { values.append(row.isNull(index) ? .null : decoders[index](row, index)) }
      return try body(values)
    }
  }

  private static func decoder(_ type: ValueType) -> (SQLRow, Int) -> Value {
    switch type {
    case .bool: { .bool($0.bool($1)) }
    case .integer: { $0.number($1) }
    case .real, .nothing: { $0.number($1) }
    case .text, .id, .enumeration: { .text($0.text($1)) }
    case .date: { .date($0.integer($1)) }
    case .duration: { .duration($0.integer($1)) }
    case .list, .record: { (try? JSONParser.parse($0.text($1)))?.typed(type) ?? .null }
    }
  }

  /// SQLite's own description of how it runs a query: a line a step, indented by depth.
  package func queryPlan(_ query: SQLQuery) throws -> [String] {
    var depths: [Int64: Int] = [0: 0]
    return try rows("EXPLAIN QUERY PLAN " + query.sql, query.arguments) { row in
      let depth = depths[row.integer(1)] ?? 0
      depths[row.integer(0)] = depth + 1
      return String(repeating: "  ", count: depth) + row.text(3)
    }
  }
}

extension SQLRow {
  /// As SQLite holds it: a real column may hold a whole number.
  fileprivate func number(_ column: Int) -> Value {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(real(column))
    case SQLITE_TEXT: .text(text(column))
    default: .null
    }
  }
}

extension Value {
  /// JSON as the declared type says: dates and durations inside lists and records.
  fileprivate func typed(_ type: ValueType) -> Value {
    switch (self, type) {
    case (.integer(let n), .date): .date(n)
    case (.integer(let n), .duration): .duration(n)
    case (.integer(let n), .bool): .bool(n != 0)
    case (.list(let list), .list(let element)): .list(list.map { $0.typed(element) })
    case (.record(let record), .record(let fields)):
      .record(Record(fields.map { field in (field.name, record[field.name]?.typed(field.type) ?? .null) }))
    default: self
    }
  }
}
