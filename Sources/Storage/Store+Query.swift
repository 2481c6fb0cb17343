import GRDBSQLite
import Relation
import Values

extension Connection {
  /// Begins the text of an error that one of our functions raised inside SQLite.
  static let evaluationMark = "auditsh: "

  /// Streams the rows of a compiled query, decoded by the types of its fields, until `body` gives false.
  package func stream(_ query: SQLQuery, _ body: ([Value]) throws -> Bool) throws {
    let fields = query.read.map { (place: $0, decoding: Decoding(query.fields[$0].type)) }
    // Written anew for each row; who keeps a row gets a copy then.
    var values = [Value](repeating: .null, count: query.fields.count)
    try each(query.sql, query.arguments) { row in
      for field in fields { values[field.place] = field.decoding.value(row, field.place) }
      return try body(values)
    }
  }

  /// How a column's values are read.
  private enum Decoding {
    case bool, number, text, date, duration
    case json(ValueType)

    init(_ type: ValueType) {
      self =
        switch type {
        case .bool: .bool
        case .integer, .real, .nothing: .number
        case .text, .id, .enumeration: .text
        case .date: .date
        case .duration: .duration
        case .list, .record: .json(type)
        }
    }

    func value(_ row: SQLRow, _ column: Int) -> Value {
      let kind = sqlite3_column_type(row.handle, Int32(column))
      if kind == SQLITE_NULL { return .null }
      switch self {
      case .bool: return .bool(row.bool(column))
      case .number: return row.number(column, kind)
      case .text: return .text(row.text(column))
      case .date: return .date(row.integer(column))
      case .duration: return .duration(row.integer(column))
      case .json(let type): return (try? JSONParser.parse(row.text(column)))?.typed(type) ?? .null
      }
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
  fileprivate func number(_ column: Int, _ kind: Int32) -> Value {
    switch kind {
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
