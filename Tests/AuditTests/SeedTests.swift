import Audit
import AuditModel
import Foundation
import Testing
import Values

@testable import Storage

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

  /// The migration's texts are those of a new database.
  @Test func oldQuestionsOfTheCatalogueBecomeTodays() throws {
    let world = try World()
    let questions = "SELECT group_concat(mode || key || question, char(10)) FROM personaContexts"
    let before = try world.text(questions)
    try world.store.write { connection in
      try connection.execute("UPDATE personaContexts SET question = 'What about {category}?'")
      try connection.executeScript(Schema.mendedQuestions)
    }
    #expect(try world.text(questions) == before)
    try world.store.write { connection in
      try connection.execute("UPDATE personaContexts SET question = 'My own?'")
      try connection.executeScript(Schema.mendedQuestions)
    }
    #expect(try world.integer("SELECT count(*) FROM personaContexts WHERE question <> 'My own?'") == 0)
  }
}
