import Audit
import AuditModel
import Storage
import Testing
import Values

/// A dump of the dashboard's backend as a test needs it: one client with brands, a job, two runs of it.
struct BackendDump {
  static let client = "7d1f0a52-0000-4c1a-9f00-000000000001"

  static let clients = """
    id,name,industry,product_type,brand_name,competitors,created_at
    \(client),Acme Inc,Shoes,Running shoes,Acme,"[""Globex"",""Initech""]",2026-10-01 09:00:00+00
    """

  static let jobs = #"""
    [{"id": "job-1", "name": "Weekly", "job_type": "AUDIT", "status": "ACTIVE", "trigger_type": "cron",
      "trigger_config": {"trigger_type": "cron", "cron": "0 9 * * 1"},
      "job_data": "{\"client_id\":\"\#(client)\",\"owner\":{\"name\":\"Ann\",\"email\":\"ann@example.com\"},\"platforms\":[\"openai\"],\"execution\":{\"sla_minutes\":30},\"question_pack\":\"p1\"}",
      "created_by": "u1", "created_at": 1793491200}]
    """#

  static let runs = """
    id,client_id,status,started_at,completed_at,total_questions,processed_questions,platform_stats,tenant
    run-1,\(client),COMPLETED,2026-11-02 09:00:00+00,2026-11-02 09:20:00+00,2,2,"{""openai"": {""error_count"": 0}}",t
    run-2,\(client),completed,2026-11-09T10:00:00+01:00,2026-11-09T09:40:00,2,2,,t
    """

  static let executions = """
    id,scheduled_job_id,audit_run_id,scheduled_at,started_at,completed_at,status,error_message
    e1,job-1,run-1,2026-11-02 09:00:00+00,2026-11-02 09:00:00+00,2026-11-02 09:20:00+00,completed,
    e2,job-1,run-2,2026-11-09 09:00:00+00,2026-11-09 09:00:00+00,2026-11-09 09:40:00+00,completed,
    e3,job-1,,2026-11-16 09:00:00+00,2026-11-16 09:00:00+00,2026-11-16 09:01:00+00,failed,boom
    """

  static let questions = """
    {"id": "q1", "auditRunId": "run-1", "questionText": "Best shoe?", "category": "discovery"}
    {"id": "q2", "auditRunId": "run-1", "questionText": "Is Acme good?", "category": "brand"}
    {"id": "q3", "auditRunId": "run-2", "questionText": "best  shoe?", "category": "discovery"}
    {"id": "q4", "auditRunId": "run-2", "questionText": "Is Acme good?", "category": "brand"}
    """

  static let responses = """
    id,question_id,audit_run_id,platform,response_text,brand_mentions,response_metadata,processing_time_ms,created_at
    r1,q1,run-1,ChatGPT,"Acme is great, Globex is fine.","{""Foo"": 3}","{""tokens"": 120, ""cost"": 0.01}",1200,2026-11-02 09:01:00+00
    r2,q2,run-1,openai,"Acme is excellent.",,,900,1793610120
    r4,q3,run-2,openai,"Globex wins.",,,900,1794215000000
    r5,q4,run-2,openai,"Avoid Acme, it is terrible.",,,900,2026-11-09 09:01:00
    """

  static let reports = """
    id,audit_run_id,report_type,generated_at,template_version,theme_key,coverage
    rep1,run-1,executive,2026-11-02 10:00:00+00,v1,light,"{""completed"": 2, ""total"": 2}"
    """

  /// The names sort so that what is referred to comes last.
  static func write(to world: ImportWorld) throws -> String {
    _ = try world.file("z_clients.csv", clients)
    _ = try world.file("y_scheduled_jobs.json", jobs)
    _ = try world.file("x_audit_runs.csv", runs)
    _ = try world.file("b_job_executions.csv", executions)
    _ = try world.file("c_questions.jsonl", questions)
    _ = try world.file("a_responses.csv", responses)
    _ = try world.file("d_reports.csv", reports)
    return world.folder
  }
}

extension ImportWorld {
  func tables(_ request: TableImportRequest) throws -> TableImportReport {
    try Import.tables(request, in: context)
  }

  func tables(_ files: String...) throws -> TableImportReport {
    try tables(TableImportRequest(files: files))
  }

  /// The rows that an import of tables is refused for.
  func badRows(_ files: String...) -> [BadRow] {
    do {
      _ = try tables(TableImportRequest(files: files))
    } catch {
      if case .badRows(let rows, _, _)? = error as? ImportProblem { return rows }
    }
    return []
  }

  /// Every row of every table, as text.
  func dump() throws -> [String] {
    try store.read { connection in
      let names = try connection.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      ) { $0.text(0) }
      return try names.flatMap { name in
        // Insights are made anew, and so get other numbers.
        let sql = "SELECT name FROM pragma_table_info(?1) WHERE ?1 <> 'insights' OR name <> 'seq'"
        let columns = try connection.rows(sql, [.text(name)]) {
          "quote(\($0.text(0)))"
        }
        return try connection.rows(
          "SELECT \(columns.joined(separator: " || '|' || ")) FROM \(name) ORDER BY 1"
        ) { "\(name): \($0.text(0))" }
      }
    }
  }
}

@Suite struct ImportTablesTests {
  @Test func aWholeDumpInAnyOrderOfItsFiles() throws {
    let world = try ImportWorld()
    let report = try world.tables(BackendDump.write(to: world))
    #expect(
      report.summary
        == "added 1 client, 1 job, 2 runs, 3 executions, 4 questions, 4 responses and 1 report")
    #expect(report.parts.map(\.table) == ImportTable.allCases)
    #expect(report.parts.allSatisfy { $0.told == .name && $0.bad == 0 })
    #expect(report.parts[2].unknown.map { "\($0.column) \($0.rows)" } == ["tenant 2"])
    #expect(report.brandless.isEmpty && report.staleRuns == 0)
    // Ids are kept, times are UTC.
    #expect(
      try world.texts("SELECT id || ' ' || startedAt || ' ' || completedAt FROM runs ORDER BY seq") == [
        "run-1 1793610000000 1793611200000", "run-2 1794214800000 1794217200000",
      ])
    #expect(try world.texts("SELECT DISTINCT jobId FROM runs") == ["job-1"])
    // Questions of two runs are the same where their texts are.
    #expect(try world.integer("SELECT count(DISTINCT key) FROM questions") == 2)
    #expect(try world.texts("SELECT platform FROM responses") == Array(repeating: "openai", count: 4))
    #expect(try world.integer("SELECT tokens FROM responses WHERE id = 'r1'") == 120)
  }

  @Test func answersAreReadHereWhateverTheDumpSaysOfThem() throws {
    let world = try ImportWorld()
    _ = try world.tables(BackendDump.write(to: world))
    #expect(
      try world.texts(
        """
        SELECT r.id || ' ' || m.brand || ' ' || m.rank || ' ' || m.sentiment
        FROM mentions m JOIN responses r ON r.seq = m.responseSeq ORDER BY m.seq
        """) == [
          "r1 Acme 1 positive", "r1 Globex 2 positive", "r2 Acme 1 positive", "r4 Globex 1 positive",
          "r5 Acme 1 negative",
        ])
    #expect(
      try world.texts("SELECT brand || ' ' || answers FROM rollups ORDER BY runSeq, brand") == [
        "Acme 2", "Globex 1", "Acme 1", "Globex 1",
      ])
    #expect(try world.integer("SELECT count(DISTINCT readingVersion) FROM runs") == 1)
  }

  @Test func theJobHasItsNumbersHealthAndInsights() throws {
    let world = try ImportWorld()
    _ = try world.tables(BackendDump.write(to: world))
    #expect(
      try world.text(
        "SELECT runCount || ' ' || successCount || ' ' || failureCount || ' ' || lastRunAt FROM jobs")
        == "3 2 1 1794819600000")
    // S = 2/3, T = (1 + .75)/2, no call failed.
    let health = try world.store.read { connection in
      try connection.first("SELECT score FROM (\(DerivedSQL.health))") { $0.real(0) }
    }
    #expect(health == 76.88)
    #expect(try world.integer("SELECT count(*) FROM insights WHERE runId = 'run-2'") > 0)
    // `job_data` is read as `job_config`, its unknown parts stay; it is never written.
    let config = try #require(try world.text("SELECT jobConfig FROM jobs"))
    #expect(config.hasPrefix(#"{"payload":{"client_id":"#) && config.contains("question_pack"))
    #expect(!config.contains("job_data"))
    #expect(try world.text("SELECT clientId FROM jobs") == BackendDump.client)
    #expect(try world.text("SELECT triggerType || status || jobType FROM jobs") == "cronactiveaudit")
  }

  @Test func importingAgainChangesNothing() throws {
    let world = try ImportWorld()
    let folder = try BackendDump.write(to: world)
    _ = try world.tables(folder)
    let before = try world.dump()
    let again = try world.tables(folder)
    #expect(again.added == 0 && again.updated == 0 && again.unchanged == 16)
    #expect(again.summary == "nothing is new, 16 rows as before")
    #expect(try world.dump() == before)
  }

  @Test func oneFileAfterTheOtherComesOutAsAllAtOnce() throws {
    let (whole, parts) = (try ImportWorld(), try ImportWorld())
    _ = try whole.tables(BackendDump.write(to: whole))
    let folder = try BackendDump.write(to: parts)
    for name in [
      "z_clients.csv", "y_scheduled_jobs.json", "x_audit_runs.csv", "c_questions.jsonl", "a_responses.csv",
      "b_job_executions.csv", "d_reports.csv",
    ] {
      _ = try parts.tables(folder + name)
    }
    #expect(try parts.dump() == whole.dump())
  }

  @Test func whatChangedIsBroughtUpToDate() throws {
    let world = try ImportWorld()
    let folder = try BackendDump.write(to: world)
    _ = try world.tables(folder)
    _ = try world.file(
      "a_responses.csv",
      BackendDump.responses.replacing("Acme is excellent.", with: "Initech is excellent, Globex is bad."))
    _ = try world.file("x_audit_runs.csv", BackendDump.runs.replacing("run-2,", with: "run-2,"))
    _ = try world.file("z_clients.csv", BackendDump.clients.replacing("Shoes,", with: "Footwear,"))
    let report = try world.tables(folder)
    #expect(report.summary == "updated 1 client and 1 response, 14 rows as before")
    #expect(try world.text("SELECT industry FROM clients") == "Footwear")
    #expect(
      try world.texts(
        """
        SELECT m.brand FROM mentions m JOIN responses r ON r.seq = m.responseSeq WHERE r.id = 'r2'
        ORDER BY m.rank
        """) == ["Initech", "Globex"])
    // The sums are those of a fresh import of the new dump.
    let fresh = try ImportWorld()
    for name in try FileNames.all(folder) { _ = try fresh.copy(folder + name) }
    _ = try fresh.tables(fresh.folder)
    for table in ["rollups", "platformStats", "insights"] {
      #expect(try world.dump().filter { $0.hasPrefix(table) } == fresh.dump().filter { $0.hasPrefix(table) })
    }
  }

  @Test func aDryRunTellsAllAndKeepsNothing() throws {
    let world = try ImportWorld()
    let before = try world.dump()
    let report = try world.tables(
      TableImportRequest(files: [BackendDump.write(to: world)], dryRun: true))
    #expect(report.added == 16 && report.summary.hasPrefix("would have added 1 client"))
    #expect(try world.dump() == before)
  }

  @Test func allTablesInOneFile() throws {
    let world = try ImportWorld()
    let path = try world.file(
      "dump.json",
      #"""
      {"exported_at": "2026-11-20", "note": {"clients": "no list"},
       "responses": [{"id": "r1", "questionId": "q1", "platform": "gemini", "content": "Acme!"}],
       "users": [{"id": 1}],
       "questions": [{"id": "q1", "runId": "run-1", "text": "Which?"}],
       "auditRuns": [{"id": "run-1", "clientId": 7, "status": "RunStatus.COMPLETED", "startedAt": 1793610000.5}],
       "clients": [{"id": 7, "name": "Acme", "brands": [{"name": "Acme", "aliases": ["ACME Corp"]}]}]}
      """#)
    let report = try world.tables(path)
    #expect(report.added == 4 && report.parts.allSatisfy { $0.told == .key })
    #expect(report.skipped.map(\.path) == ["\(path), users"])
    #expect(try world.text("SELECT brand || platform FROM mentions") == "Acmegemini")
    #expect(try world.integer("SELECT startedAt FROM runs") == 1_793_610_000_500)
    #expect(try world.text("SELECT clientId FROM runs") == "7")
    // Progress without numbers of the backend: the calls that there are.
    #expect(try world.integer("SELECT totalQuestions * 10 + processedQuestions FROM runs") == 11)
  }

  @Test func tablesAreToldByNameByColumnsOrByThePerson() throws {
    let world = try ImportWorld()
    let client = "id,name,industry\nc1,Acme,Shoes\n"
    #expect(try world.tables(world.file("stuff.csv", client)).parts.map(\.told) == [.columns])
    #expect(try world.tables(world.file("public.Clients-2026.csv", client)).parts.map(\.told) == [.name])
    let nothing = try world.file("x.csv", "id,name\nc2,Bolt\n")
    #expect(throws: ImportProblem.noTable(file: nothing)) { try world.tables(nothing) }
    let report = try world.tables(TableImportRequest(files: [nothing], table: .clients))
    #expect(report.parts.map(\.told) == [.given] && report.added == 1)
  }

  @Test func columnsAreMapped() throws {
    let world = try ImportWorld()
    let path = try world.file(
      "clients.jsonl", #"{"pk": "c1", "names": {"short": "Acme"}, "line": "Shoes", "title": "x"}"#)
    let request = TableImportRequest(
      files: [path],
      mapping: ["id": "pk", "clients.name": "names.short", "industry": "line"])
    let report = try world.tables(request)
    #expect(report.parts[0].unknown.map(\.column) == ["title"])
    #expect(try world.text("SELECT id || name || industry FROM clients") == "c1AcmeShoes")
    #expect(throws: ImportProblem.unknownTable("customers")) {
      try world.tables(TableImportRequest(files: [path], mapping: ["customers.id": "x"]))
    }
    do {
      _ = try world.tables(TableImportRequest(files: [path], mapping: ["runs.startedAtt": "x"]))
      Issue.record("expected a refusal")
    } catch let problem as ImportProblem {
      #expect(problem.notes.first == "did you mean `startedAt`?")
    }
  }

  @Test func listsInsideOfRowsAreNoTables() throws {
    let world = try ImportWorld()
    let one = try world.file(
      "clients.json", #"{"id": "c1", "name": "Acme", "runs": [{"id": "r1"}], "answers": [1]}"#)
    let report = try world.tables(one)
    #expect(report.added == 1 && report.parts[0].unknown.map(\.column) == ["runs", "answers"])
    let wrapped = try world.file("clients.json", #"{"page": 1, "rows": [{"id": "c2", "name": "Bolt"}]}"#)
    #expect(try world.tables(wrapped).added == 1)
    let both = try world.file(
      "dump.json", #"{"clients": [{"id": "c3", "name": "C"}], "runs": [{"id": "r1", "status": "failed"}]}"#)
    let some = try world.tables(TableImportRequest(files: [both], table: .runs))
    #expect(some.added == 1 && some.skipped.map(\.reason) == [.other])
  }

  @Test func aBigListIsReadInPieces() throws {
    let world = try ImportWorld()
    let clients = (0..<3000).map { #"{"id": "c\#($0)", "name": "Client \" ] } , number \#($0)"}"# }
    let path = try world.file(
      "dump.json",
      #"{"skipped": ["\#(String(repeating: "x\\\\", count: 150_000))"], "clients": [\#(clients.joined(separator: ",\n"))]}"#
    )
    #expect(try world.tables(path).added == 3000)
    #expect(try world.text("SELECT name FROM clients WHERE id = 'c2999'") == #"Client " ] } , number 2999"#)
  }
}
