import GRDB
import GRDBSQLite
import Relation
import Values

#if canImport(Glibc)
  import Glibc
#endif

extension Store {
  static func checkPath(_ path: String, _ access: Access) throws(StoreProblem) {
    guard path != ":memory:" else { return }
    if Glibc.access(path, F_OK) == 0 { return }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard Glibc.access(folder, F_OK) == 0 else { throw .missingDirectory(path: folder) }
    if access != .create { throw .missing(path: path) }
  }

  /// Checks whose file it is, then brings it to the current version.
  func prepare() throws {
    queue.inDatabase { Functions.register(on: $0.sqliteConnection) }
    let (application, version) = try read { connection in
      (
        try connection.integer("PRAGMA application_id") ?? 0,
        Int(try connection.integer("PRAGMA user_version") ?? 0)
      )
    }
    let isOurs = application == Int64(Schema.applicationID)
    // One that was killed while it made the file leaves it marked but empty.
    let isEmpty = try version == 0 && (application == 0 || isOurs) && tableCount() == 0
    // An empty file is what a failed copy leaves: only who may make a database fills it.
    if isEmpty, access == .readWrite, path != ":memory:" { throw StoreProblem.missing(path: path) }
    guard isEmpty || isOurs else { throw StoreProblem.foreign(path: path) }
    guard version <= Schema.currentVersion else {
      throw StoreProblem.newer(path: path, version: version, supported: Schema.currentVersion)
    }
    if access == .readOnly {
      guard !isEmpty else { throw StoreProblem.foreign(path: path) }
      guard version == Schema.currentVersion else {
        throw StoreProblem.older(path: path, version: version, needed: Schema.currentVersion)
      }
    } else {
      if version < Schema.currentVersion { try migrate(isNew: isEmpty, version: version) }
      try read { connection in
        try connection.execute("PRAGMA synchronous = NORMAL")
        try connection.execute("PRAGMA wal_autocheckpoint = 4000")
      }
    }
    try read { connection in
      try connection.execute("PRAGMA cache_size = -4000")
      try connection.execute("PRAGMA mmap_size = 67108864")
    }
  }

  private func tableCount() throws -> Int64 {
    try read { try $0.integer("SELECT count(*) FROM sqlite_master") ?? 0 }
  }

  private func migrate(isNew: Bool, version: Int) throws {
    if isNew {
      try read { connection in
        _ = try connection.text("PRAGMA journal_mode = WAL")
        try connection.execute("PRAGMA application_id = \(Schema.applicationID)")
      }
    } else if path != ":memory:" {
      try keepCopy(version: version)
    }
    try write { connection in
      // Another process may have come first.
      let now = Int(try connection.integer("PRAGMA user_version") ?? 0)
      for next in now..<max(now, Schema.currentVersion) {
        try connection.executeScript(Schema.migrations[next])
      }
      try connection.execute("PRAGMA user_version = \(Schema.currentVersion)")
    }
  }

  /// Leaves a copy beside the file, whole or not at all: one that stands there already is an earlier one of the same
  /// version. VACUUM INTO gives a consistent copy, other writers or not, and takes an empty file for none.
  private func keepCopy(version: Int) throws {
    let copy = "\(path).v\(version).bak"
    let temporary = "\(copy).tmp"
    if Glibc.access(copy, F_OK) == 0 { return }
    let descriptor = Glibc.open(temporary, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.copyProblem(copy) }
    defer { close(descriptor) }
    // Another process may be at it.
    guard flock(descriptor, LOCK_EX) == 0 else { throw Self.copyProblem(copy) }
    if Glibc.access(copy, F_OK) == 0 {
      unlink(temporary)
      return
    }
    // What a killed process left of one.
    unlink("\(temporary)-journal")
    guard ftruncate(descriptor, 0) == 0 else { throw Self.copyProblem(copy) }
    try read { try $0.execute("VACUUM INTO ?", [.text(temporary)]) }
    guard fsync(descriptor) == 0, rename(temporary, copy) == 0 else { throw Self.copyProblem(copy) }
  }

  static func copyProblem(_ copy: String) -> StoreProblem {
    .disk(reason: "`\(copy)`: \(String(cString: strerror(errno)))")
  }
}

extension StoreProblem {
  /// What SQLite said when a file was opened.
  init(opening path: String, _ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = .cannotOpen(path: path, reason: "\(error)")
      return
    }
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .foreign(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    default: self = .cannotOpen(path: path, reason: error.message ?? "\(error.resultCode)")
    }
  }

  /// What SQLite said while a statement ran.
  init(_ error: DatabaseError, sql: String?) {
    let reason = error.message ?? "\(error.extendedResultCode)"
    switch error.resultCode {
    case .SQLITE_INTERRUPT: self = .interrupted
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_READONLY: self = .readOnly
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(path: "", reason: reason)
    case .SQLITE_FULL, .SQLITE_IOERR: self = .disk(reason: reason)
    case .SQLITE_CONSTRAINT: self = .constraint(reason: reason)
    default:
      if reason.hasPrefix(Connection.evaluationMark) {
        self = .evaluation(message: String(reason.dropFirst(Connection.evaluationMark.count)))
      } else if reason == "integer overflow" {
        self = .evaluation(message: EvaluationProblem.overflow.message)
      } else {
        self = .unexpected(reason: reason, sql: sql ?? error.sql)
      }
    }
  }
}
