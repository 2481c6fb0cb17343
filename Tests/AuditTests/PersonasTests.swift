import Audit
import AuditModel
import Storage
import Testing

@Suite struct PersonasTests {
  static func catalogue(_ database: TestDatabase) throws {
    try database.write { connection in
      try connection.executeScript(
        """
        INSERT INTO personaRoles VALUES ('b2b', 'cto', 0, 'CTO', 'Leads technology', 'evaluation');
        INSERT INTO personaDrivers VALUES ('b2b', 'risk', 0, 'Risk', 'peace_of_mind', 1.0);
        INSERT INTO personaDrivers VALUES ('b2b', 'speed', 1, 'Speed', NULL, NULL);
        INSERT INTO personaContexts VALUES ('b2b', 'evaluation', 0, 'Evaluation', 0.9, NULL);
        INSERT INTO personaVoices VALUES ('b2b', 'cto_risk', 0, 'cto', 'risk', '["evaluation"]');
        """)
    }
  }

  private func new(
    role: String = "cto", driver: String = "speed", contexts: [String] = ["evaluation"]
  ) -> NewPersona {
    NewPersona(
      name: "Ada", mode: .b2b, ownerId: "u1", role: role, driver: driver, contexts: contexts)
  }

  @Test func customPersonasFollowTheCatalogue() throws {
    let database = try TestDatabase()
    try Self.catalogue(database)
    var made: PersonaView?
    try database.write { made = try Personas.create(new(), now: 5, in: $0) }
    let ada = try #require(made)
    #expect(ada.priority == .secondary && ada.segment == "Leads technology" && ada.keyNeed == "Speed")
    #expect(ada.journey.map(\.coverage) == [0.9] && ada.createdAt == 5 && ada.source == "custom")
    let all = try database.store.read { try Personas.list(.b2b, in: $0) }
    #expect(all.map(\.name) == ["CTO", "Ada"])
    #expect(all[0].priority == .primary && all[0].createdAt == nil)
    #expect(try database.store.read { try Personas.library(.b2b, in: $0) } == [ada])
    #expect(try database.store.read { try Personas.list(.b2c, in: $0) }.isEmpty)
    let catalog = try database.store.read { try Personas.catalog(.b2b, in: $0) }
    #expect(catalog.drivers.map(\.weight) == [1, nil] && catalog.voices[0].contexts == ["evaluation"])
    #expect(throws: PersonaProblem.taken(id: "Ada")) {
      try database.write { _ = try Personas.create(new(), now: 6, in: $0) }
    }
  }

  @Test func keysOutsideTheCatalogueAreRefused() throws {
    let database = try TestDatabase()
    try Self.catalogue(database)
    func problem(_ new: NewPersona) throws -> PersonaProblem? {
      do {
        try database.write { _ = try Personas.create(new, now: 0, in: $0) }
        return nil
      } catch let problem as PersonaProblem { return problem }
    }
    #expect(
      try problem(new(role: "cfo"))
        == .unknownKey(part: .role, key: "cfo", mode: .b2b, known: ["cto"]))
    #expect(
      try problem(new(contexts: ["later"]))
        == .unknownKey(part: .context, key: "later", mode: .b2b, known: ["evaluation"]))
    #expect(try problem(new(contexts: [])) == .noContexts)
  }
}
