import GRDB
import GRDBSQLite
import Values

/// The rows of a query, asked for one at a time: for reading two queries side by side. To be used within the read or
/// write that it was made in.
package final class RowCursor {
  private let statement: Statement
  private let database: Database

  init(_ statement: Statement, _ arguments: [Value], _ database: Database) {
    self.statement = statement
    self.database = database
    for (index, argument) in arguments.enumerated() {
      Connection.bind(argument, at: Int32(index + 1), to: statement.sqliteStatement)
    }
  }

  /// The next row, valid until this is called again; nil after the last. Throws `StoreProblem`.
  package func next() throws -> SQLRow? {
    switch sqlite3_step(statement.sqliteStatement) {
    case SQLITE_ROW: return SQLRow(handle: statement.sqliteStatement)
    case SQLITE_DONE: return nil
    case let code:
      let message = sqlite3_errmsg(database.sqliteConnection).map { String(cString: $0) }
      throw StoreProblem(
        DatabaseError(resultCode: ResultCode(rawValue: code), message: message), sql: statement.sql)
    }
  }
}

extension Connection {
  /// A query whose rows are asked for. Throws `StoreProblem`.
  package func cursor(_ sql: String, _ arguments: [Value] = []) throws -> RowCursor {
    // One of its own: the kept one may be asked for again before the last row.
    try Self.mapErrors(sql: sql) { RowCursor(try database.makeStatement(sql: sql), arguments, database) }
  }
}
