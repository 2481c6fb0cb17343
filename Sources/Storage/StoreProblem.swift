/// Why the database could not be opened or used.
package enum StoreProblem: Error, Sendable, Equatable {
  /// The file does not exist, and this use does not create it.
  case missing(path: String)
  /// The folder of the file does not exist.
  case missingDirectory(path: String)
  /// SQLite cannot open the file; its own words.
  case cannotOpen(path: String, reason: String)
  /// A SQLite file that this program did not make, or no SQLite file at all.
  case foreign(path: String)
  /// Made by a newer version of this program.
  case newer(path: String, version: Int, supported: Int)
  /// Made by an older version, and open for reading only: it is not migrated.
  case older(path: String, version: Int, needed: Int)
  /// A file in a folder that can't be written, with changes in its -wal that can only be read from one that can.
  case unreadableLog(path: String)
  /// A copy is never written in place of another file.
  case taken(path: String)
  /// A write to a database that was opened for reading.
  case readOnly
  /// Another process held the lock for longer than the time-out.
  case busy
  /// The disk is full, or the file system refused a write.
  case disk(reason: String)
  /// What the file holds makes no sense to SQLite: its words.
  case damaged(path: String, reason: String)
  /// The query was interrupted (Ctrl-C, `--timeout`).
  case interrupted
  /// A constraint of the schema refused the change: SQLite's words.
  case constraint(reason: String)
  /// A value of the query cannot be computed: what `EvaluationProblem` says of it.
  case evaluation(message: String)
  /// Any other SQLite error: a defect of ours, to be reported. `sql` is the statement, without its arguments.
  case unexpected(reason: String, sql: String?)
}
