import Audit
import Relation
import Storage
import Testing
import Values

@testable import Assist

/// What completion reads of a database.
@Suite struct CompletionDataTests {
  private static let hour: Int64 = 3_600_000
  /// 2026-11-23T00:00:00Z.
  private static let now: Int64 = 1_795_392_000_000

  private func world(runs: Int = 3) throws -> (store: Store, data: CompletionData) {
    let store = try Store.open(":memory:", .create)
    try store.write { connection in
      try connection.execute("INSERT INTO clients (id, name, createdAt) VALUES ('c1', 'Acme Inc', 0)")
      for (index, name) in ["Acme", "Globex"].enumerated() {
        try connection.execute(
          "INSERT INTO brands (id, clientId, name, isPrimary, position) VALUES (?, 'c1', ?, ?, ?)",
          [.text("b\(index)"), .text(name), .integer(index == 0 ? 1 : 0), .integer(Int64(index))])
      }
      try connection.execute(
        """
        INSERT INTO jobs (id, name, clientId, status, triggerType, createdAt)
        VALUES ('j1', 'Weekly pulse', 'c1', 'active', 'manual', 0)
        """)
      for index in 0..<runs {
        let start = Self.now - Int64(runs - index) * Self.hour
        try connection.execute(
          """
          INSERT INTO runs (id, clientId, displayName, status, createdAt, startedAt)
          VALUES (?, 'c1', ?, 'completed', ?, ?)
          """,
          [.text("aaaa\(index)-0000-1111"), .text("Run \(index)"), .integer(start), .integer(start)])
      }
      try connection.execute(
        """
        INSERT INTO runs (id, clientId, displayName, status, createdAt)
        VALUES ('zz99-waiting', 'c1', 'Waiting', 'pending', ?)
        """, [.integer(Self.now)])
      try connection.execute("INSERT INTO platformStats (runSeq, platform) VALUES (1, 'zeta')")
    }
    return (store, CompletionData.live(store: { store }, now: { Self.now }))
  }

  @Test func idsAreNewestFirstAndAsShortAsTheyAreUnique() throws {
    let (_, data) = try world()
    let runs = data.ids("run", "")
    #expect(runs.map(\.id) == ["zz99-w", "aaaa2-", "aaaa1-", "aaaa0-"])
    #expect(runs[1].summary == "Run 2 · completed · 1h ago")
    #expect(data.ids("run", "aaaa1").map(\.id) == ["aaaa1-"])
    #expect(data.ids("run", "aaaa1-000").map(\.id) == ["aaaa1-000"])
    #expect(data.names("id of run", "aaaa1").map(\.name) == ["aaaa1-0000-1111"])
    #expect(data.ids("run", "nothing").isEmpty)
    #expect(data.ids("nonsense", "").isEmpty)
  }

  @Test func whatIsOfferedNamesExactlyOneRun() throws {
    let (store, data) = try world(runs: 30)
    let ids = data.ids("run", "").map(\.id)
    #expect(ids.count == 31)
    let found = try store.read { connection in try ids.map { try Lookup.run($0, in: connection).id } }
    #expect(Set(found).count == 31)
  }

  @Test func everyEntityCanBeAsked() throws {
    let (store, data) = try world()
    for source in Catalog.audit.sources
    where source.row.contains(where: { $0.name == "id" && $0.type != .text }) {
      _ = data.ids(source.singular, "a")
      #expect(CompletionEntity.all[source.singular] != nil, "\(source.singular)")
    }
    for (name, entity) in CompletionEntity.all {
      for prefix in ["", "a"] {
        #expect(throws: Never.self, "\(name)") {
          try store.read { _ = try entity.ids(prefix, now: 0, isWhole: false, in: $0) }
        }
      }
    }
  }

  @Test func names() throws {
    let (_, data) = try world()
    #expect(data.names("brand", "").map(\.name) == ["Acme", "Globex"])
    #expect(data.names("brand", "LOB").map(\.name) == ["Globex"])
    #expect(data.names("job", "pul").map(\.name) == ["Weekly pulse"])
    #expect(data.names("client", "").map(\.name) == ["Acme Inc"])
    #expect(data.names("platform", "").map(\.name).starts(with: ["zeta", "openai", "anthropic"]))
    let scenario = try #require(data.names("scenario", "").first)
    #expect(scenario == ("saas_weekly", "SaaS weekly pulse"))
    #expect(data.names("persona", "").isEmpty)
  }

  @Test func personasOfANewDatabase() throws {
    let store = try AuditDatabase.open(":memory:", .create, now: 0)
    let data = CompletionData.live(store: { store }, now: { 0 })
    #expect(data.names("persona", "").count > 10)
  }

  @Test func withoutADatabaseTheProgramsOwnNamesAreLeft() {
    let data = CompletionData.live(store: { nil }, now: { 0 })
    #expect(data.ids("run", "").isEmpty)
    #expect(data.names("brand", "").isEmpty)
    #expect(data.names("platform", "").contains { $0.name == "openai" })
  }

  @Test func queriesUseAnIndex() throws {
    let (store, _) = try world()
    for (name, entity) in CompletionEntity.all {
      let plan = try store.read { connection in
        try connection.rows(
          "EXPLAIN QUERY PLAN SELECT t.id FROM \(entity.table) ORDER BY \(entity.newest) LIMIT 40"
        ) {
          $0.text(3)
        }
      }
      #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(name): \(plan)")
    }
  }

  @Test func files() throws {
    let data = CompletionData.live(store: { nil }, now: { 0 })
    #expect(data.files("/us").contains("/usr/"))
    #expect(data.files("/etc/host").contains("/etc/hosts"))
    #expect(data.files("/nonsense/x").isEmpty)
    #expect(!data.files("").contains { $0.hasPrefix(".") })
  }
}
