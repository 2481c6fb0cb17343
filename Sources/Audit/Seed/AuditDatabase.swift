import AuditModel
import Scheduling
import Storage
import Values

/// Opening a database as the rest of the product wants it: migrated, and with what every new one begins with.
package enum AuditDatabase {
  /// Opens the file at `path` (`:memory:` for one that lives as long as the store) and seeds it when it is new; two
  /// processes that make the same file at once seed it once. `now` is the domain's clock, UTC milliseconds.
  /// Throws `StoreProblem`.
  package static func open(_ path: String, _ access: Store.Access, now: Int64) throws -> Store {
    let store = try Store.open(path, access)
    store.register("au_cadence", cadence)
    guard access != .readOnly else { return store }
    if try store.read({ try Seed.isNeeded(in: $0) }) {
      try store.write { connection in
        // Another process may have come first.
        if try Seed.isNeeded(in: connection) { try Seed.install(in: connection, now: now) }
      }
    }
    return store
  }

  /// `au_cadence(jobConfig, triggerType, triggerConfig)`: how often a job runs, in words.
  private static func cadence(_ values: [Value]) -> Value {
    guard values.count == 3, let config = values[0].text.flatMap({ try? JSONParser.parse($0) }),
      let type = values[1].text.flatMap(TriggerType.init),
      let trigger = values[2].text.flatMap({ try? JSONParser.parse($0) })
    else { return .null }
    return .text(Cadence.label(config: JobConfig(json: config), triggerType: type, triggerConfig: trigger))
  }
}
