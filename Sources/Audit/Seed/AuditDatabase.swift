import Storage

/// Opening a database as the rest of the product wants it: migrated, and with what every new one begins with.
package enum AuditDatabase {
  /// Opens the file at `path` (`:memory:` for one that lives as long as the store) and seeds it when it is new; two
  /// processes that make the same file at once seed it once. `now` is the domain's clock, UTC milliseconds.
  /// Throws `StoreProblem`.
  package static func open(_ path: String, _ access: Store.Access, now: Int64) throws -> Store {
    let store = try Store.open(path, access)
    guard access != .readOnly else { return store }
    if try store.read({ try Seed.isNeeded(in: $0) }) {
      try store.write { connection in
        // Another process may have come first.
        if try Seed.isNeeded(in: connection) { try Seed.install(in: connection, now: now) }
      }
    }
    return store
  }
}
