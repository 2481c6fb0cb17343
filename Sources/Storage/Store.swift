import GRDB
import GRDBSQLite
import Values

#if canImport(Glibc)
  import Glibc
#endif

/// An open database. One connection; to be used by one thread at a time. Other processes may use the file at the
/// same time (WAL): a writer waits for another at most five seconds.
package final class Store {
  package enum Access: Sendable {
    /// The file must exist and be of the current version; writes are refused.
    case readOnly
    /// The file must exist; it is migrated when an older version made it.
    case readWrite
    /// As `readWrite`; a missing file is made (not a missing folder).
    case create
  }

  package let path: String
  package let access: Access
  let queue: DatabaseQueue
  private var cancellation: Cancellation?

  /// For who writes one transaction after the other: long enough for another process that waits to come in.
  package func letOthersWrite() {
    if path != ":memory:" { usleep(6_000) }
  }

  /// Opens the file at `path` (`:memory:` for one that lives as long as the store), checks that it is ours and
  /// migrates it; before a migration a copy is left beside it (`….v1.bak`).
  package static func open(_ path: String, _ access: Access) throws(StoreProblem) -> Store {
    try checkPath(path, access)
    var configuration = Configuration()
    configuration.readonly = access == .readOnly
    // Every 2 ms for at least 5 s: SQLite's own waiting sleeps longer than a busy writer's pause lasts.
    configuration.busyMode = .callback { tries in
      usleep(2_000)
      return tries < 2_500
    }
    configuration.foreignKeysEnabled = true
    configuration.label = "auditsh"
    do {
      let queue =
        path == ":memory:"
        ? try DatabaseQueue(configuration: configuration)
        : try DatabaseQueue(path: openingName(path, access), configuration: configuration)
      let store = Store(path: path, access: access, queue: queue)
      try store.prepare()
      return store
    } catch let problem as StoreProblem {
      throw problem
    } catch {
      throw readOnlyFolderProblem(path, access) ?? StoreProblem(opening: path, error)
    }
  }

  /// The file as it is, neither checked nor migrated: for what made it so.
  static func bare(_ path: String) throws -> Store {
    Store(path: path, access: .create, queue: try DatabaseQueue(path: path))
  }

  private init(path: String, access: Access, queue: DatabaseQueue) {
    self.path = path
    self.access = access
    self.queue = queue
  }

  /// Has SQLite ask, every so often while a statement runs, whether to stop; the statement then throws
  /// `StoreProblem.interrupted`.
  package func interrupt(when isCancelled: @escaping () -> Bool) {
    cancellation = Cancellation(isCancelled)
    let pointer = cancellation.map { Unmanaged.passUnretained($0).toOpaque() }
    queue.inDatabase { sqlite3_progress_handler($0.sqliteConnection, 20_000, askCancellation, pointer) }
  }

  /// Closes the file; for a process that is about to end. The queue is left as it is: taking it apart starts a thread.
  package func closeForExit() {
    try? queue.close()
    _ = Unmanaged.passRetained(queue)
  }

  /// Runs `body` outside of a transaction. The connection must not leave it.
  package func read<T>(_ body: (Connection) throws -> T) throws -> T {
    try queue.unsafeReentrantRead { try body(Connection($0)) }
  }

  /// Runs `body` in one immediate transaction: all of it is kept, or (when it throws) nothing.
  /// Throws `StoreProblem.readOnly` where the store was opened for reading.
  package func write<T>(_ body: (Connection) throws -> T) throws -> T {
    guard access != .readOnly else { throw StoreProblem.readOnly }
    var result: T?
    try queue.inDatabase { database in
      try Connection.mapErrors(sql: nil) {
        try database.inTransaction(.immediate) {
          result = try body(Connection(database))
          return .commit
        }
      }
    }
    guard let result else { throw StoreProblem.unexpected(reason: "no result", sql: nil) }
    return result
  }
}

/// What SQLite's progress handler asks.
private final class Cancellation {
  let isCancelled: () -> Bool

  init(_ isCancelled: @escaping () -> Bool) { self.isCancelled = isCancelled }
}

private func askCancellation(_ pointer: UnsafeMutableRawPointer?) -> Int32 {
  guard let pointer else { return 0 }
  return Unmanaged<Cancellation>.fromOpaque(pointer).takeUnretainedValue().isCancelled() ? 1 : 0
}
