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

  private func made(_ database: TestDatabase) throws -> PersonaView {
    var made: PersonaView?
    try database.write { made = try Personas.create(new(), now: 5, in: $0) }
    return try #require(made)
  }

  private func changed(
    _ database: TestDatabase, _ persona: PersonaView, _ changes: PersonaChanges, owner: String = "u1"
  ) throws -> PersonaView {
    var made: PersonaView?
    try database.write {
      made = try Personas.update(persona, changes, owner: owner, now: 9, in: $0)
    }
    return try #require(made)
  }

  @Test func onlyTheOwnerChangesOrRemovesAPersona() throws {
    let database = try TestDatabase()
    try Self.catalogue(database)
    let ada = try made(database)
    #expect(throws: PersonaProblem.notOwner(name: "Ada", owner: "u1", asked: "u2")) {
      _ = try changed(database, ada, PersonaChanges(name: "Eve"), owner: "u2")
    }
    #expect(throws: PersonaProblem.notOwner(name: "Ada", owner: "u1", asked: "u2")) {
      try database.write { try Personas.delete(ada, owner: "u2", in: $0) }
    }
    #expect(throws: PersonaProblem.nothingToChange) { _ = try changed(database, ada, PersonaChanges()) }
    let voice = try database.store.read { try Personas.find("cto_risk", in: $0) }
    #expect(throws: PersonaProblem.inCatalog(id: "cto_risk")) {
      _ = try changed(database, voice, PersonaChanges(name: "Eve"))
    }
    try database.write { try Personas.delete(ada, owner: "u1", in: $0) }
    #expect(try database.store.read { try Personas.library(.b2b, in: $0) }.isEmpty)
  }

  @Test func whatNobodyWroteFollowsRoleAndDriver() throws {
    let database = try TestDatabase()
    try Self.catalogue(database)
    let ada = try made(database)
    let calm = try changed(database, ada, PersonaChanges(driver: "risk", priority: .primary))
    #expect(calm.keyNeed == "Peace of mind" && calm.priority == .primary && calm.id == ada.id)
    #expect(calm.createdAt == 5 && calm.updatedAt == 9)
    let own = try changed(database, calm, PersonaChanges(name: "Lovelace", keyNeed: "Sleep"))
    #expect(try changed(database, own, PersonaChanges(driver: "speed")).keyNeed == "Sleep")
    #expect(throws: PersonaProblem.noContexts) {
      _ = try changed(database, own, PersonaChanges(contexts: []))
    }
    // The old name is free again, its id is not.
    let second = try made(database)
    #expect(second.name == "Ada" && second.id != ada.id)
    #expect(throws: PersonaProblem.taken(id: "Lovelace")) {
      _ = try changed(database, second, PersonaChanges(name: "Lovelace"))
    }
  }

  @Test func clonesOfVoicesAndOfOthersPersonas() throws {
    let database = try TestDatabase()
    try Self.catalogue(database)
    var made: [PersonaView] = []
    try database.write { connection in
      let voice = try Personas.find("cto_risk", in: connection)
      made.append(try Personas.clone(voice, PersonaChanges(), owner: "u1", now: 1, in: connection))
      let mine = try Personas.find("CTO (copy)", in: connection)
      made.append(
        try Personas.clone(mine, PersonaChanges(driver: "speed"), owner: "u2", now: 2, in: connection))
      made.append(
        try Personas.clone(voice, PersonaChanges(), owner: "u1", now: 3, in: connection))
    }
    #expect(made.map(\.name) == ["CTO (copy)", "CTO (copy) (copy)", "CTO (copy 2)"])
    #expect(made.map(\.ownerId) == ["u1", "u2", "u1"])
    #expect(made.map(\.keyNeed) == ["Peace of mind", "Speed", "Peace of mind"])
    #expect(made[0].voice == "cto_risk" && made[0].contextKeys == ["evaluation"])
    #expect(made[0].priority == .secondary)
  }

  @Test func aNearKeyIsOffered() {
    let problem = PersonaProblem.unknownKey(
      part: .context, key: "evalution", mode: .b2b, known: ["trial", "evaluation"])
    #expect(problem.notes.first == "did you mean `evaluation`?")
  }

  @Test func whoOwnsWhatNobodyClaims() throws {
    let database = try TestDatabase()
    #expect(try database.store.read { try Personas.defaultOwner(in: $0) } == "me")
    try database.write { try Settings.set("personas.owner", to: "ann", in: $0) }
    #expect(try database.store.read { try Personas.defaultOwner(in: $0) } == "ann")
    #expect(throws: SettingsProblem.self) {
      try database.write { try Settings.set("personas.owner", to: " ", in: $0) }
    }
  }
}
