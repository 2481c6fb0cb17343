import Audit
import AuditModel
import Storage
import Testing
import Values

@Suite struct LookupTests {
  private func world() throws -> World {
    let world = try World()
    try world.store.write { connection in
      try connection.execute(
        "INSERT INTO clients (id, name, createdAt) VALUES ('c1', 'Acme', 0), ('c2', 'Bolt', 0)")
      try connection.execute(
        """
        INSERT INTO jobs (id, name, status, triggerType, createdAt)
        VALUES ('ja', 'Nightly', 'active', 'manual', 0), ('jb', 'Night watch', 'active', 'manual', 1)
        """)
      let runs: [(String, String, String?, Int64, Int64?)] = [
        ("aa10", "c1", nil, 10, 100), ("aa20", "c1", "ja", 20, 200), ("ab30", "c2", nil, 30, 300),
        ("b040", "c1", "ja", 40, 150), ("b150", "c1", nil, 400, nil), ("aa", "c1", nil, 5, 5),
      ]
      for (id, client, job, created, started) in runs {
        try connection.execute(
          "INSERT INTO runs (id, clientId, jobId, status, createdAt, startedAt) VALUES (?, ?, ?, 'completed', ?, ?)",
          [
            .text(id), .text(client), job.map(Value.text) ?? .null, .integer(created),
            started.map(Value.integer) ?? .null,
          ])
      }
    }
    return world
  }

  private func run(_ text: String, job: String? = nil, in world: World) throws -> String {
    try world.store.read { try Lookup.run(text, job: job, in: $0).id }
  }

  @Test func `ids and beginnings of ids`() throws {
    let world = try world()
    #expect(try run("aa10", in: world) == "aa10")
    #expect(try run("ab", in: world) == "ab30")
    #expect(try run("b1", in: world) == "b150")
    // An exact id wins over being the beginning of others.
    #expect(try run("aa", in: world) == "aa")
    #expect(throws: LookupProblem.unknown(kind: .run, text: "zz")) { try run("zz", in: world) }
    #expect(throws: LookupProblem.empty(kind: .run)) { try run("", in: world) }
    // Nothing in an id is a pattern.
    #expect(throws: LookupProblem.unknown(kind: .run, text: "%")) { try run("%", in: world) }
  }

  @Test func `an ambiguity lists the newest first and at most five`() throws {
    let world = try world()
    let problem = #expect(throws: LookupProblem.self) { try run("a", in: world) }
    let expected = ["ab30", "aa20", "aa10", "aa"].map { LookupProblem.Candidate(id: $0) }
    #expect(problem == .ambiguous(kind: .run, text: "a", candidates: expected, count: 4))
    try world.store.write {
      for n in 0..<4 {
        try $0.execute(
          "INSERT INTO runs (id, status, createdAt) VALUES (?, 'pending', 0)", [.text("ax\(n)")])
      }
    }
    let many = #expect(throws: LookupProblem.self) { try run("a", in: world) }
    #expect(many?.notes.count == 6)
    #expect(many?.message == "`a` could be any of 8 runs")
  }

  @Test func `latest and previous`() throws {
    let world = try world()
    // b150 has not started: it counts from when it was made.
    #expect(try run("latest", in: world) == "b150")
    // The one before it of the same client without a job, not ab30 (another client) nor aa20 (a job's).
    #expect(try run("previous", in: world) == "aa10")
    #expect(try run("latest", job: "Nightly", in: world) == "aa20")
    #expect(try run("previous", job: "ja", in: world) == "b040")
    #expect(throws: LookupProblem.noRunOfJob(job: "jb")) {
      try run("latest", job: "jb", in: world)
    }
    let first = RunReference(seq: 3, id: "ab30")
    #expect(throws: LookupProblem.noPreviousRun(latest: "ab30")) {
      try world.store.read { try Lookup.previousRun(before: first, in: $0) }
    }
  }

  @Test func `previous is a completed run of the same job, or of the same client and scenario`() throws {
    let world = try world()
    try world.store.write {
      try $0.execute(
        """
        INSERT INTO runs (id, clientId, jobId, scenario, status, createdAt, startedAt) VALUES
          ('ja-failed', 'c1', 'ja', NULL, 'failed', 0, 500), ('ja-last', 'c1', 'ja', NULL, 'running', 0, 600),
          ('saas1', 'c1', NULL, 'saas', 'completed', 0, 700), ('ecom', 'c1', NULL, 'ecom', 'completed', 0, 800),
          ('saas2', 'c1', NULL, 'saas', 'cancelled', 0, 900)
        """)
    }
    // Neither the failed run nor one of another scenario between them.
    #expect(try run("previous", job: "ja", in: world) == "aa20")
    #expect(try run("previous", in: world) == "saas1")
    let first = try world.store.read { try Lookup.run("ecom", in: $0) }
    let problem = #expect(throws: LookupProblem.self) {
      try world.store.read { try Lookup.previousRun(before: first, in: $0) }
    }
    #expect(problem == .noPreviousRun(latest: "ecom"))
    #expect(problem?.notes.contains("`compare RUN RUN` takes any two; `runs` lists them all") == true)
  }

  @Test func `names of jobs and clients`() throws {
    let world = try world()
    try world.store.read { connection throws in
      #expect(try Lookup.job("Nightly", in: connection).id == "ja")
      #expect(try Lookup.job("Night ", in: connection).id == "jb")
      #expect(try Lookup.job("latest", in: connection).id == "jb")
      #expect(try Lookup.client("Bo", in: connection).id == "c2")
      #expect(throws: LookupProblem.self) { try Lookup.job("Night", in: connection) }
      #expect(throws: LookupProblem.noPrevious(kind: .job)) {
        try Lookup.job("previous", in: connection)
      }
      #expect(throws: LookupProblem.nothingYet(kind: .report)) {
        try Lookup.report("latest", in: connection)
      }
    }
  }

  @Test func `personas of the catalogue`() throws {
    let world = try world()
    let key = try #require(try world.text("SELECT key FROM personaVoices LIMIT 1"))
    #expect(try world.store.read { try Lookup.persona(key, in: $0).id } == key)
  }
}
