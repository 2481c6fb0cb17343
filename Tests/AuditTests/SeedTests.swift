import Audit
import AuditModel
import Foundation
import Storage
import Testing
import Values

@Suite struct SeedTests {
  @Test func `a new database has what every view needs, once`() throws {
    let world = try World()
    for table in [
      "personaRoles", "personaDrivers", "personaContexts", "personaVoices", "members", "integrations",
    ] {
      #expect(try world.integer("SELECT count(*) FROM \(table)") > 3, "\(table)")
    }
    #expect(try world.integer("SELECT count(*) FROM widgets") >= 4)
    #expect(try world.integer("SELECT count(DISTINCT mode) FROM personaVoices") == 2)
    #expect(
      try world.text("SELECT value FROM settings WHERE key = 'billing.renewsOn'")
        == "2027-11-01T00:00:00Z")
    let before = try world.dump()
    let again = try World(sharing: world)
    #expect(try again.dump() == before)
  }

  @Test func `what was changed stays changed`() throws {
    let world = try World()
    try world.store.write { try $0.execute("DELETE FROM widgets") }
    #expect(try World(sharing: world).integer("SELECT count(*) FROM widgets") == 0)
  }

  @Test func `a database can be in memory`() throws {
    let store = try AuditDatabase.open(":memory:", .create, now: World.noon)
    #expect(try store.read { try $0.integer("SELECT count(*) FROM widgets") } == 5)
  }

  @Test func `processes that make one file at once seed it once`() async throws {
    let path = NSTemporaryDirectory() + "audit-race-\(UUID().uuidString).db"
    defer {
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
    }
    let counts = try await withThrowingTaskGroup(of: Int64?.self) { group in
      for _ in 0..<4 {
        group.addTask {
          let store = try AuditDatabase.open(path, .create, now: World.noon)
          return try store.read { try $0.integer("SELECT count(*) FROM widgets") }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == [5, 5, 5, 5])
  }
}
