import Audit
import AuditModel
import Statistics
import Storage
import Testing
import Values

@Suite struct PersonaCoverageTests {
  /// Two runs of `c1`: the voice is asked in two of its contexts by two platforms, one call fails.
  private func database() throws -> TestDatabase {
    let database = try TestDatabase()
    try database.client()
    try PersonasTests.catalogue(database)
    try database.write { connection in
      try connection.executeScript(
        """
        INSERT INTO personaContexts VALUES ('b2b', 'trial', 1, 'Trying it', 0.4, NULL);
        INSERT INTO personaVoices VALUES ('b2b', 'cto_speed', 1, 'cto', 'speed', '["evaluation","trial"]');
        """)
    }
    try database.run("r1", minute: 0)
    try database.run("r2", minute: 100)
    try database.answers(
      run: "r1", [TestAnswer("a", persona: "cto_speed", names: ["Acme"])])
    try database.answers(
      run: "r2",
      [
        TestAnswer("a", persona: "cto_speed", names: ["Acme"]),
        TestAnswer("a", "gemini", persona: "cto_speed", names: ["Globex"]),
        TestAnswer("b", persona: "cto_speed"),
        TestAnswer("b", "gemini", persona: "cto_speed", failure: "timeout"),
        TestAnswer("c", persona: "Somebody"), TestAnswer("d"),
      ])
    try database.write { connection in
      try connection.execute(
        "UPDATE questions SET contextStage = CASE key WHEN 'b' THEN 'Trying it' ELSE 'evaluation' END")
    }
    return database
  }

  private func coverage(
    _ database: TestDatabase, last: Int = 1, by split: PersonaCoverage.Split = .persona,
    mode: PersonaMode? = nil
  ) throws -> [PersonaCoverage] {
    try database.store.read { connection in
      try Personas.coverage(
        of: Personas.runs(last: last, in: connection), by: split, mode: mode, in: connection)
    }
  }

  @Test func countsWhatWasAskedAnsweredAndNamed() throws {
    let rows = try coverage(database())
    #expect(rows.map(\.personaId) == ["cto_risk", "cto_speed", "Somebody"])
    // Never asked: no data is null, not 0.
    #expect(rows[0].asked == 0 && rows[0].coverage == nil && rows[0].coverageInterval == nil)
    #expect(rows[0].visibility == nil && rows[0].cells == 2 && rows[0].covered == 0)
    #expect(rows[1].asked == 4 && rows[1].answered == 3 && rows[1].named == 1)
    #expect(rows[1].coverage == 0.75 && rows[1].visibility == 1.0 / 3)
    #expect(rows[1].cells == 4 && rows[1].covered == 3)
    // Wilson: 3 of 4 is 0.3006…0.9544.
    let interval = try #require(rows[1].coverageInterval)
    #expect(abs(interval.low - 0.30064) < 1e-5 && abs(interval.high - 0.95441) < 1e-5)
    #expect(rows[2].name == nil && rows[2].asked == 1)
  }

  @Test func splitsByContextAndPlatform() throws {
    let database = try database()
    let contexts = try coverage(database, by: .context, mode: .b2b).filter { $0.personaId == "cto_speed" }
    #expect(contexts.map(\.stage) == ["Evaluation", "Trying it"])
    #expect(contexts.map(\.coverage) == [1, 0.5] && contexts.map(\.visibility) == [0.5, 0])
    let platforms = try coverage(database, by: .platform, mode: .b2b).filter { $0.personaId == "cto_speed" }
    #expect(platforms.map(\.platform) == ["gemini", "openai"])
    #expect(platforms.map(\.answered) == [1, 2] && platforms.map(\.cells) == [2, 2])
  }

  @Test func overSeveralRunsAndOfNoBrand() throws {
    let database = try database()
    #expect(try coverage(database, last: 5, mode: .b2b)[1].asked == 5)
    #expect(try coverage(database, mode: .b2c).isEmpty)
    try database.write { try $0.execute("UPDATE brands SET isPrimary = 0") }
    let row = try coverage(database, mode: .b2b)[1]
    #expect(row.coverage == 0.75 && row.visibility == nil && row.visibilityInterval == nil)
  }
}
