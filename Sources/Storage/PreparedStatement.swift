import GRDB
import GRDBSQLite

/// A statement that is bound by place and run many times, for the paths where a list of `Value`s a row would cost
/// more than the row. Places count from 1; what was bound stays bound until it is bound anew. To be used on its
/// connection alone, and not while the same SQL runs elsewhere on it.
package struct PreparedStatement {
  private let statement: Statement
  private let handle: OpaquePointer
  private let database: Database

  init(_ statement: Statement, _ database: Database) {
    self.statement = statement
    self.database = database
    handle = statement.sqliteStatement
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  package func bind(_ value: Int64?, at index: Int) {
    if let value {
      sqlite3_bind_int64(handle, Int32(index), value)
    } else {
      sqlite3_bind_null(handle, Int32(index))
    }
  }

  package func bind(_ value: Double?, at index: Int) {
    if let value {
      sqlite3_bind_double(handle, Int32(index), value)
    } else {
      sqlite3_bind_null(handle, Int32(index))
    }
  }

  /// SQLite keeps a copy of the text.
  package func bind(_ text: String?, at index: Int) {
    if let text {
      Connection.bindText(text, at: Int32(index), to: handle)
    } else {
      sqlite3_bind_null(handle, Int32(index))
    }
  }

  /// Binds a long text without copying it and runs the statement; afterwards null stands in that place.
  package func run(text: String, at index: Int) throws {
    var text = text
    try text.withUTF8 { bytes in
      let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      guard let start else {
        bind("", at: index)
        return try run()
      }
      // No destructor (SQLITE_STATIC): the bytes live as long as this closure, and so does the binding.
      sqlite3_bind_text64(
        handle, Int32(index), start, sqlite3_uint64(bytes.count), nil, UInt8(SQLITE_UTF8))
      defer { sqlite3_bind_null(handle, Int32(index)) }
      try run()
    }
  }

  /// Runs it to its end; rows that it gives are dropped. Throws `StoreProblem`.
  package func run() throws {
    defer { sqlite3_reset(handle) }
    while true {
      let code = sqlite3_step(handle)
      if code == SQLITE_DONE { return }
      if code == SQLITE_ROW { continue }
      let message = sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) }
      throw StoreProblem(
        DatabaseError(resultCode: ResultCode(rawValue: code), message: message), sql: statement.sql)
    }
  }

  /// Runs it and gives the first column of the first row; nil where there is no row or it is null.
  package func integer() throws -> Int64? {
    defer { sqlite3_reset(handle) }
    let code = sqlite3_step(handle)
    if code == SQLITE_DONE { return nil }
    guard code == SQLITE_ROW else {
      let message = sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) }
      throw StoreProblem(
        DatabaseError(resultCode: ResultCode(rawValue: code), message: message), sql: statement.sql)
    }
    return SQLRow(handle: handle).optionalInteger(0)
  }
}

extension Connection {
  /// A statement to be run many times; kept prepared by its text. Throws `StoreProblem`.
  package func prepare(_ sql: String) throws -> PreparedStatement {
    try Self.mapErrors(sql: sql) {
      PreparedStatement(try database.cachedStatement(sql: sql), database)
    }
  }
}
