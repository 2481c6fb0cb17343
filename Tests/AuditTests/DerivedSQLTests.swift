import Storage
import Testing
import Values

@Suite struct DerivedSQLTests {
  private static func issueLines(_ database: TestDatabase) throws -> [String] {
    try database.texts(
      """
      SELECT id || ' ' || severity || ' ' || count FROM (\(DerivedSQL.issues))
      ORDER BY \(DerivedSQL.severityOrder("severity")), id
      """)
  }

  @Test func severitiesFollowTheRules() throws {
    let database = try TestDatabase()
    try database.client()
    let run = try database.run("r1")
    try database.stats(run: run, "dead", attempted: 2, failed: 2)
    try database.error(run: run, "dead", "timeout", count: 2)
    try database.stats(run: run, "quarter", attempted: 100, failed: 25)
    try database.error(run: run, "quarter", "timeout", count: 25)
    try database.stats(run: run, "nearly", attempted: 100, failed: 24)
    try database.error(run: run, "nearly", "timeout", count: 24)
    try database.stats(run: run, "limited", attempted: 1000, failed: 1, rateLimited: 1)
    try database.error(run: run, "limited", "rate_limited", count: 1)
    try database.stats(run: run, "twentieth", attempted: 20, failed: 1)
    try database.error(run: run, "twentieth", "timeout", count: 1)
    try database.stats(run: run, "four", attempted: 1000, failed: 4)
    try database.error(run: run, "four", "timeout", count: 4)
    try database.stats(run: run, "three", attempted: 1000, failed: 3)
    try database.error(run: run, "three", "timeout", count: 3)
    try database.stats(run: run, "slow", attempted: 1000, degraded: true)
    try database.stats(run: run, "retried", attempted: 1000, rateLimited: 5)
    try database.stats(run: run, "untold", attempted: 1000, failed: 2)
    try database.stats(run: run, "fine", attempted: 1000)
    try database.write {
      try $0.execute("UPDATE runs SET errorLog = 'disk full' || char(10) || 'trace'")
    }
    #expect(
      try Self.issueLines(database) == [
        "dead:timeout high 2", "quarter:timeout high 25", "run:error high 1",
        "four:timeout medium 4", "limited:rate_limited medium 1", "nearly:timeout medium 24",
        "retried:rate_limited medium 5", "slow:degraded medium 1", "twentieth:timeout medium 1",
        "three:timeout low 3", "untold:error low 2",
      ])
    #expect(
      try database.texts("SELECT label FROM (\(DerivedSQL.issues)) WHERE platform IN ('dead', 'run')")
        == [
          "dead: 2 of 2 calls failed (timeout)", "The run reported an error: disk full",
        ])
  }

  @Test func issuesOfOneRunReadTheKeysAlone() throws {
    let database = try TestDatabase()
    for filter in ["runSeq = ?", "runSeq = ? AND severity = 'high'"] {
      let plan = try database.store.read { connection in
        try connection.rows(
          "EXPLAIN QUERY PLAN SELECT * FROM (\(DerivedSQL.issues)) WHERE \(filter)", [.integer(1)]
        ) { $0.text(3) }
      }
      // "SCAN (subquery-…)" reads what the keys gave; a table must be searched.
      #expect(
        plan.contains { $0.hasPrefix("SEARCH") }
          && !plan.contains { $0.hasPrefix("SCAN") && !$0.hasPrefix("SCAN (") }, "\(plan)")
    }
  }

  @Test(arguments: [
    (#"{"payload":{"execution":{"sla_minutes":9}}}"#, 84.75),
    (#"{"execution":{"sla_minutes":9}}"#, 84.75),
    ("{}", 83.0),
  ])
  func healthOfTheDocumentedExamples(config: String, score: Double) throws {
    let database = try TestDatabase()
    try database.client()
    try database.job("j1", config: config)
    let run = try database.run("r1", job: "j1")
    try database.stats(run: run, "openai", attempted: 100, failed: 5)
    // Two older failures fall out of the ten; cancelled and running ones never count.
    for old in 0..<2 { try database.execution("o\(old)", job: "j1", minute: old, status: "failed") }
    for index in 0..<10 {
      try database.execution(
        "e\(index)", job: "j1", run: index == 0 ? "r1" : nil, minute: 100 + index,
        status: index < 8 ? "completed" : (index == 8 ? "failed" : "timeout"))
    }
    try database.execution("x1", job: "j1", minute: 500, status: "cancelled")
    try database.execution("x2", job: "j1", minute: 501, status: "running")
    let sql = "SELECT score FROM (\(DerivedSQL.health)) WHERE jobSeq = 1"
    #expect(try database.real(sql) == score)
    try database.write {
      try $0.executeScript("UPDATE executions SET status = 'cancelled'")
    }
    #expect(try database.real(sql) == nil)
  }

  @Test func runsHaveNamesAndPredecessors() throws {
    let database = try TestDatabase()
    try database.client()
    try database.job("j1")
    try database.run("a", job: "j1", minute: 0)
    try database.run("b", job: "j1", minute: 60, status: "failed")
    try database.run("c", job: "j1", minute: 120, name: "Named")
    try database.run("d", minute: 200)
    #expect(
      try database.texts("SELECT \(DerivedSQL.runName("r")) FROM runs r ORDER BY r.seq") == [
        "Job j1 2026-11-01 00:00", "Job j1 2026-11-01 01:00", "Named", "Run 2026-11-01 03:20",
      ])
    #expect(
      try database.texts(
        "SELECT coalesce(\(DerivedSQL.previousRun("r")), '-') FROM runs r ORDER BY r.seq")
        == ["-", "1", "1", "-"])
  }

  @Test func progressFallsBackToItsData() throws {
    let database = try TestDatabase()
    try database.client()
    try database.run("a")
    let sql = """
      SELECT \(DerivedSQL.progressDone("r")) || '/' || \(DerivedSQL.progressTotal("r")) FROM runs r
      """
    #expect(try database.texts(sql) == ["0/0"])
    try database.write {
      try $0.executeScript(#"UPDATE runs SET progressData = '{"processed": 3, "total": 8}'"#)
    }
    #expect(try database.texts(sql) == ["3/8"])
    try database.write {
      try $0.executeScript("UPDATE runs SET totalQuestions = 10, processedQuestions = 5")
    }
    #expect(try database.texts(sql) == ["5/10"])
  }

  @Test func personasAreReadFromTheCatalogue() throws {
    let database = try TestDatabase()
    try database.write { connection in
      try connection.executeScript(
        """
        INSERT INTO personaRoles VALUES ('b2b', 'cto', 0, 'CTO', 'Leads technology', 'evaluation');
        INSERT INTO personaDrivers VALUES ('b2b', 'risk', 0, 'Risk', 'peace_of_mind', 1.0);
        INSERT INTO personaContexts VALUES
          ('b2b', 'evaluation', 0, 'Evaluation', 1.5, 'As a {role}, what about {context}?'),
          ('b2b', 'awareness', 1, 'Awareness', NULL, NULL);
        INSERT INTO personaVoices VALUES
          ('b2b', 'cto_risk', 0, 'cto', 'risk', '["evaluation", "awareness", "gone"]');
        """)
    }
    #expect(
      try database.texts(
        "SELECT id || '|' || name || '|' || segment || '|' || keyNeed FROM (\(DerivedSQL.personas))")
        == ["cto_risk|CTO|Leads technology|Peace of mind"])
    #expect(
      try database.texts("SELECT journeyStage FROM (\(DerivedSQL.personas))") == [
        #"[{"stage":"Evaluation","question":"As a CTO, what about evaluation?","coverage":1.0},"#
          + #"{"stage":"Awareness","question":"As a CTO who wants peace of mind, what should I know about "#
          + #"awareness?","coverage":0.5},"#
          + #"{"stage":"gone","question":"As a CTO who wants peace of mind, what should I know about gone?","#
          + #""coverage":0.5}]"#
      ])
  }

  @Test func brandSharesSumToOne() throws {
    let database = try TestDatabase()
    try database.client()
    let run = try database.run("r1")
    try database.stats(run: run, "openai", attempted: 10, failed: 1)
    try database.write { connection in
      for brand in ["Acme", "Globex", "Initech"] {
        try connection.execute(
          "INSERT INTO rollups VALUES (?, 'openai', ?, 3, 5, 2, 1, 0, 4, 2.5, 0.5)",
          [.integer(run), .text(brand)])
      }
    }
    #expect(
      try database.texts(
        """
        SELECT name || ' ' || voice || ' ' || n || ' ' || round(visibility, 4) || ' ' || coverage
        FROM (\(DerivedSQL.brands)) ORDER BY position
        """) == [
          "Acme 0.3334 9 0.3333 1.0", "Globex 0.3333 9 0.3333 1.0", "Initech 0.3333 9 0.3333 1.0",
        ])
  }
}
