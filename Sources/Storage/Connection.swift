import GRDB
import GRDBSQLite
import Values

/// The way to run SQL: statements are kept prepared by their text, values are always bound.
package struct Connection {
  let database: Database

  init(_ database: Database) { self.database = database }

  /// Runs a statement that gives no rows. Throws `StoreProblem`.
  package func execute(_ sql: String, _ arguments: [Value] = []) throws {
    try each(sql, arguments) { _ in false }
  }

  /// Runs several statements without arguments.
  package func executeScript(_ sql: String) throws {
    try Self.mapErrors(sql: nil) { try database.execute(sql: sql) }
  }

  /// How many rows the last INSERT, UPDATE or DELETE changed.
  package var changes: Int { database.changesCount }

  /// The rowid of the last row inserted.
  package var lastInsertedRowID: Int64 { database.lastInsertedRowID }

  /// All rows, mapped. Throws `StoreProblem`, or what `map` throws.
  package func rows<T>(
    _ sql: String, _ arguments: [Value] = [], _ map: (SQLRow) throws -> T
  ) throws -> [T] {
    var result: [T] = []
    try each(sql, arguments) { row in
      result.append(try map(row))
      return true
    }
    return result
  }

  /// The first row, mapped, or nil.
  package func first<T>(
    _ sql: String, _ arguments: [Value] = [], _ map: (SQLRow) throws -> T
  ) throws -> T? {
    var result: T?
    try each(sql, arguments) { row in
      result = try map(row)
      return false
    }
    return result
  }

  /// The first column of the first row; nil where there is no row or it is null.
  package func integer(_ sql: String, _ arguments: [Value] = []) throws -> Int64? {
    try first(sql, arguments) { $0.optionalInteger(0) } ?? nil
  }

  /// The first column of the first row; nil where there is no row or it is null.
  package func text(_ sql: String, _ arguments: [Value] = []) throws -> String? {
    try first(sql, arguments) { $0.optionalText(0) } ?? nil
  }

  /// Calls `body` with each row until it returns false. The row is valid during the call alone.
  package func each(
    _ sql: String, _ arguments: [Value] = [], _ body: (SQLRow) throws -> Bool
  ) throws {
    try Self.mapErrors(sql: sql) {
      let statement = try database.cachedStatement(sql: sql)
      try run(statement, arguments, body)
    }
  }

  private func run(
    _ statement: Statement, _ arguments: [Value], _ body: (SQLRow) throws -> Bool
  ) throws {
    let handle = statement.sqliteStatement
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
    defer { sqlite3_reset(handle) }
    for (index, argument) in arguments.enumerated() {
      Self.bind(argument, at: Int32(index + 1), to: handle)
    }
    let row = SQLRow(handle: handle)
    while true {
      switch sqlite3_step(handle) {
      case SQLITE_ROW:
        if try !body(row) { return }
      case SQLITE_DONE:
        return
      case let code:
        let message = sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) }
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
      }
    }
  }

  /// Dates and durations are bound as integers, lists and records as JSON text.
  static func bind(_ value: Value, at index: Int32, to handle: OpaquePointer) {
    switch value {
    case .null: sqlite3_bind_null(handle, index)
    case .bool(let flag): sqlite3_bind_int64(handle, index, flag ? 1 : 0)
    case .integer(let n), .date(let n), .duration(let n): sqlite3_bind_int64(handle, index, n)
    case .real(let x): sqlite3_bind_double(handle, index, x)
    case .text(let text): bindText(text, at: index, to: handle)
    case .list, .record: bindText(value.json, at: index, to: handle)
    }
  }

  static func bindText(_ text: String, at index: Int32, to handle: OpaquePointer) {
    var text = text
    // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    text.withUTF8 { bytes in
      let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      if let start {
        _ = sqlite3_bind_text64(
          handle, index, start, sqlite3_uint64(bytes.count), transient, UInt8(SQLITE_UTF8))
      } else {
        _ = sqlite3_bind_text(handle, index, "", 0, transient)
      }
    }
  }

  /// Turns GRDB's errors into ours; lets every other error pass.
  static func mapErrors<T>(sql: String?, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw StoreProblem(error, sql: sql)
    }
  }
}

/// The current row of a running statement; columns count from 0.
package struct SQLRow {
  let handle: OpaquePointer

  package var count: Int { Int(sqlite3_column_count(handle)) }

  package func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }

  /// 0 for null.
  package func integer(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

  package func int(_ column: Int) -> Int { Int(integer(column)) }

  /// 0 for null.
  package func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  package func bool(_ column: Int) -> Bool { integer(column) != 0 }

  /// Empty for null.
  package func text(_ column: Int) -> String {
    String(decoding: utf8(column), as: UTF8.self)
  }

  package func optionalInteger(_ column: Int) -> Int64? {
    isNull(column) ? nil : integer(column)
  }

  package func optionalReal(_ column: Int) -> Double? { isNull(column) ? nil : real(column) }

  package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  /// The bytes of a text column, valid until the next row.
  package func utf8(_ column: Int) -> UnsafeRawBufferPointer {
    let start = sqlite3_column_text(handle, Int32(column))
    return UnsafeRawBufferPointer(
      start: start, count: Int(sqlite3_column_bytes(handle, Int32(column))))
  }
}
