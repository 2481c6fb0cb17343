import Audit
import AuditModel
import Foundation
import Storage
import Values

/// A database file of its own in a temporary folder, with clocks that stand still unless told otherwise.
final class World {
  static let noon: Int64 = 1_795_435_200_000  // 2026-11-23T12:00:00Z

  let path: String
  let store: Store
  var now = World.noon
  var hostNow: Int64 = 5_000_000_000_000
  /// What every look at the host's clock adds to it.
  var tick: Int64 = 0
  /// After so many questions whether to stop, the answer is yes.
  var patience = Int.max
  var onPause: (Int64) throws -> Void = { _ in }
  var events: [ProgressEvent] = []
  private let ownsFile: Bool

  init() throws {
    path = NSTemporaryDirectory() + "audit-\(UUID().uuidString).db"
    store = try AuditDatabase.open(path, .create, now: World.noon)
    ownsFile = true
  }

  /// Another connection to the same file.
  init(sharing other: World) throws {
    path = other.path
    store = try AuditDatabase.open(path, .readWrite, now: World.noon)
    hostNow = other.hostNow
    ownsFile = false
  }

  deinit {
    guard ownsFile else { return }
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }

  var context: AuditContext {
    AuditContext(
      store: store, now: { self.now },
      hostNow: {
        self.hostNow += self.tick
        return self.hostNow
      },
      isCancelled: {
        self.patience -= 1
        return self.patience < 0
      },
      pause: {
        self.hostNow += $0
        try? self.onPause($0)
      },
      report: { self.events.append($0) })
  }

  /// Every row of every table, as text: all that could ever be shown, so without leases and heartbeats.
  func dump(_ tables: [String]? = nil) throws -> [String] {
    try store.read { connection in
      let all = try connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
      ) { $0.text(0) }
      return try (tables ?? all).flatMap { table in
        let columns = try connection.rows(
          """
          SELECT name FROM pragma_table_info(?)
          WHERE name NOT IN ('heartbeatAt', 'leaseOwner', 'leaseUntil')
          """, [.text(table)]
        ) { $0.text(0) }
        let cells = columns.map { "quote(\($0))" }.joined(separator: " || '|' || ")
        return try connection.rows("SELECT \(cells) FROM \(table) ORDER BY 1") {
          "\(table): \($0.text(0))"
        }
      }
    }
  }

  func integer(_ sql: String) throws -> Int64 {
    try store.read { try $0.integer(sql) } ?? 0
  }

  func text(_ sql: String) throws -> String? { try store.read { try $0.text(sql) } }
}

/// A small launch of a built-in scenario.
func small(
  _ scenario: String = "saas_weekly", seed: UInt64 = 7, questions: Int = 6,
  platforms: [String]? = ["openai", "perplexity"], pace: Double? = nil, job: String? = nil
) -> LaunchRequest {
  LaunchRequest(
    source: .builtIn(id: scenario), seed: seed, questions: questions, platforms: platforms,
    pace: pace, job: job)
}
