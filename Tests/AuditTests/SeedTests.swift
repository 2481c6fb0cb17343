import Audit
import AuditModel
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
}
