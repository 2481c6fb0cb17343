import Storage
import Values

/// A database in memory with short ways to fill it.
struct TestDatabase {
  let store: Store

  init() throws { store = try Store.open(":memory:", .create) }

  func write(_ body: (Connection) throws -> Void) throws { try store.write { try body($0) } }

  /// 2026-11-01T00:00:00Z plus so many minutes.
  static func minute(_ minutes: Int) -> Int64 { 1_793_491_200_000 + Int64(minutes) * 60_000 }

  /// A client `c1` with its primary brand first.
  func client(_ brands: [String] = ["Acme", "Globex", "Initech"]) throws {
    try write { connection in
      try connection.execute(
        "INSERT INTO clients (id, name, createdAt) VALUES ('c1', 'Acme Inc', 0)")
      for (index, brand) in brands.enumerated() {
        try connection.execute(
          """
          INSERT INTO brands (id, clientId, name, isPrimary, position) VALUES (?, 'c1', ?, ?, ?)
          """,
          [
            .text("b\(index)"), .text(brand), .integer(index == 0 ? 1 : 0), .integer(Int64(index)),
          ])
      }
    }
  }

  func job(_ id: String, config: String = "{}") throws {
    try write { connection in
      try connection.execute(
        """
        INSERT INTO jobs (id, name, clientId, status, triggerType, jobConfig, createdAt)
        VALUES (?, ?, 'c1', 'active', 'manual', ?, 0)
        """, [.text(id), .text("Job \(id)"), .text(config)])
    }
  }

  /// A run of client `c1`; begins at `minute`, ends ten minutes later. Gives its `seq`.
  @discardableResult
  func run(
    _ id: String, job: String? = nil, minute: Int = 0, status: String = "completed",
    name: String? = nil, reading: String = "v1"
  ) throws -> Int64 {
    var seq: Int64 = 0
    try write { connection in
      try connection.execute(
        """
        INSERT INTO runs (id, clientId, jobId, displayName, status, createdAt, startedAt, completedAt,
          readingVersion)
        VALUES (?, 'c1', ?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .text(id), job.map(Value.text) ?? .null, name.map(Value.text) ?? .null, .text(status),
          .integer(Self.minute(minute)), .integer(Self.minute(minute)),
          status == "completed" ? .integer(Self.minute(minute + 10)) : .null, .text(reading),
        ])
      seq = connection.lastInsertedRowID
    }
    return seq
  }

  func stats(
    run: Int64, _ platform: String, attempted: Int, failed: Int = 0, rateLimited: Int = 0,
    degraded: Bool = false
  ) throws {
    try write { connection in
      try connection.execute(
        """
        INSERT INTO platformStats (runSeq, platform, attempted, answered, failed, rateLimited, degraded)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          .integer(run), .text(platform), .integer(Int64(attempted)),
          .integer(Int64(attempted - failed)), .integer(Int64(failed)),
          .integer(Int64(rateLimited)), .bool(degraded),
        ])
    }
  }

  func error(run: Int64, _ platform: String, _ code: String, count: Int) throws {
    try write { connection in
      try connection.execute(
        "INSERT INTO platformErrors (runSeq, platform, code, count) VALUES (?, ?, ?, ?)",
        [.integer(run), .text(platform), .text(code), .integer(Int64(count))])
    }
  }

  /// A terminal execution that took `minutes`.
  func execution(
    _ id: String, job: String, run: String? = nil, minute: Int, minutes: Double = 10,
    status: String = "completed"
  ) throws {
    let start = Self.minute(minute)
    try write { connection in
      try connection.execute(
        """
        INSERT INTO executions (id, jobId, runId, startedAt, completedAt, status) VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          .text(id), .text(job), run.map(Value.text) ?? .null, .integer(start),
          .integer(start + Int64(minutes * 60_000)), .text(status),
        ])
    }
  }

  /// The first column of every row as text.
  func texts(_ sql: String, _ arguments: [Value] = []) throws -> [String] {
    try store.read { try $0.rows(sql, arguments) { $0.text(0) } }
  }

  func real(_ sql: String, _ arguments: [Value] = []) throws -> Double? {
    try store.read { connection in
      try connection.first(sql, arguments) { $0.optionalReal(0) } ?? nil
    }
  }
}
