import Audit
import AuditModel
import Storage
import Testing
import Values

/// What the backend says of runs and jobs beside their responses.
@Suite struct ImportTablesRunsTests {
  private func world(runs: String, _ responses: String = "") throws -> ImportWorld {
    let world = try ImportWorld()
    _ = try world.file("clients.csv", "id,name,brand_name\nc1,Acme,Acme\n")
    _ = try world.file("runs.jsonl", runs)
    _ = try world.file(
      "questions.csv", "id,run_id,text,category\nq1,r1,One?,a\nq2,r1,Two?,a\n")
    if !responses.isEmpty { _ = try world.file("responses.csv", responses) }
    _ = try world.tables(world.folder)
    return world
  }

  private static let twoPlatforms = """
    id,question_id,platform,text,error
    1,q1,openai,Acme,
    2,q2,openai,Acme,
    3,q1,gemini,,Too many requests
    """

  /// The backend counts questions, progress counts calls.
  @Test(arguments: [
    (#""status": "completed", "total_questions": 2, "processed_questions": 2"#, "3/3"),
    (#""status": "running", "total_questions": 2, "processed_questions": 1"#, "3/4"),
    (#""status": "completed""#, "3/3"),
    (#""status": "running", "total_questions": 8, "processed_questions": 3"#, "3/8"),
    (#""status": "running", "total_questions": 8, "processed_questions": 5"#, "5/8"),
  ])
  func progressCountsCalls(run: String, progress: String) throws {
    let world = try world(runs: #"{"id": "r1", "client_id": "c1", \#(run)}"#, Self.twoPlatforms)
    #expect(try world.text("SELECT processedQuestions || '/' || totalQuestions FROM runs") == progress)
    // Importing again takes the calls for no change of the run.
    #expect(try world.tables(world.folder).updated == 0)
  }

  @Test func callsThatLeftNoResponseCountAsFailed() throws {
    let run = #"""
      {"id": "r1", "client_id": "c1", "status": "completed", "completed_at": "2026-11-02",
       "platform_stats": {"OpenAI": {"success_count": 2, "error_count": 1}, "Perplexity": {"total_requests": 2, "error_count": 2},
         "gemini": {"status": "degraded"}, "claude": {"success_count": 9, "error_count": 1}},
       "progress_data": "{\"platform_errors\": {\"openai\": {\"timeout\": 1}, \"perplexity\": [\"rate_limit\", \"rate_limit\"]}}"}
      """#
    let world = try world(runs: run.replacing("\n", with: " "), Self.twoPlatforms)
    #expect(
      try world.texts(
        """
        SELECT platform || ' ' || attempted || ' ' || answered || ' ' || failed || ' ' || rateLimited || ' ' || degraded
        FROM platformStats ORDER BY platform
        """) == ["gemini 1 0 1 0 1", "openai 3 2 1 0 0", "perplexity 2 0 2 2 0"])
    #expect(
      try world.texts("SELECT platform || ':' || code || ' ' || count FROM platformErrors ORDER BY 1") == [
        "gemini:error 1", "openai:timeout 1", "perplexity:rate_limit 2",
      ])
    // Answers that nobody can read are none: Claude's nine are left out.
    #expect(try world.integer("SELECT sum(answered) FROM platformStats") == 2)
  }

  @Test func responsesThatComeLaterAreAdded() throws {
    let run = #"""
      {"id": "r1", "client_id": "c1", "status": "completed", "platform_stats": {"openai": {"success_count": 2, "error_count": 1}}}
      """#
    let world = try world(runs: run)
    #expect(try world.integer("SELECT count(*) FROM platformStats") == 0)
    _ = try world.tables(world.file("responses.csv", Self.twoPlatforms))
    #expect(
      try world.texts("SELECT platform || attempted || answered || failed FROM platformStats ORDER BY 1") == [
        "gemini101", "openai321",
      ])
  }

  @Test func aRunWithoutAClientHasItsJobs() throws {
    let world = try ImportWorld()
    _ = try BackendDump.write(to: world)
    _ = try world.file(
      "x_audit_runs.csv",
      "id,status,started_at,completed_at\nrun-1,done,1793610000,1793611200\nrun-2,done,1794214800,1794217200\n"
    )
    _ = try world.tables(world.folder)
    #expect(try world.texts("SELECT DISTINCT clientId FROM runs") == [BackendDump.client])
    #expect(try world.integer("SELECT count(*) FROM mentions") == 5)
  }

  @Test func aRunOfNobodyIsForWhoIsNamed() throws {
    let world = try ImportWorld()
    let path = try world.file("runs.csv", "id,status\nr1,completed\n")
    _ = try world.tables(TableImportRequest(files: [path], client: "Acme"))
    #expect(try world.text("SELECT c.name FROM runs r JOIN clients c ON c.id = r.clientId") == "Acme")
    let report = try world.tables(TableImportRequest(files: [path], client: "Acme"))
    #expect(report.unchanged == 1 && report.brandless == ["Acme"])
  }

  @Test func jobNumbersAreTheDumpsWhereItHasThem() throws {
    let world = try ImportWorld()
    _ = try BackendDump.write(to: world)
    _ = try world.file(
      "y_scheduled_jobs.json",
      BackendDump.jobs.replacing(
        #""created_by""#, with: #""run_count": 40, "success_count": 38, "failure_count": 2, "created_by""#))
    _ = try world.tables(world.folder)
    let numbers = "SELECT runCount || ' ' || successCount || ' ' || failureCount FROM jobs"
    #expect(try world.text(numbers) == "40 38 2")
    // More executions alone do not make them fewer.
    let more = "id,job_id,status,started_at,completed_at\ne4,job-1,completed,1795435200,1795435260\n"
    _ = try world.tables(world.file("executions.csv", more))
    #expect(try world.text(numbers) == "40 38 2")
    #expect(try world.integer("SELECT lastRunAt FROM jobs") == 1_795_435_200_000)
  }

  @Test func countedNumbersFollowTheExecutions() throws {
    let world = try ImportWorld()
    _ = try world.tables(BackendDump.write(to: world))
    let more = "id,job_id,status,started_at,completed_at\ne4,job-1,timeout,1795435200,1795435260\n"
    _ = try world.tables(world.file("executions.csv", more))
    #expect(
      try world.text("SELECT runCount || ' ' || successCount || ' ' || failureCount FROM jobs") == "4 2 2")
  }

  @Test func aliasesThatSomebodyAddedStay() throws {
    let world = try ImportWorld()
    let folder = try BackendDump.write(to: world)
    _ = try world.tables(folder)
    try world.store.write {
      try $0.execute(
        "INSERT INTO brandAliases (brandId, text) SELECT id, 'Acmes' FROM brands WHERE name = 'Acme'")
    }
    let again = try world.tables(folder)
    #expect(again.unchanged == 16 && again.staleRuns == 2)
    #expect(try world.texts("SELECT text FROM brandAliases") == ["Acmes"])
    #expect(
      try world.texts("SELECT name || isPrimary FROM brands ORDER BY position") == [
        "Acme1", "Globex0", "Initech0",
      ])
  }

  @Test func numbersThatCannotBeAreNoTrap() throws {
    let run = #"""
      {"id": "r1", "client_id": "c1", "status": "completed",
       "platform_stats": {"openai": {"error_count": 9223372036854775807, "errors": {"a": 9223372036854775807, "b": -5, "c": 2}}},
       "progress_data": {"platform_errors": [{"platform": "openai", "code": "c", "count": 1e300}, 7, {"platform": "--"}]}}
      """#
    let world = try world(runs: run.replacing("\n", with: " "), Self.twoPlatforms)
    #expect(try world.texts("SELECT code || count FROM platformErrors ORDER BY 1") == ["c2", "error1"])
    let more = "id,question_id,platform,text,tokens,processing_time_ms\n9,q1,openai,x,1e18,1e300\n"
    _ = try world.tables(world.file("more_responses.csv", more))
    #expect(
      try world.integer("SELECT latencyMax FROM platformStats WHERE platform = 'openai'") == 1_000_000_000_000
    )
    let endless = try world.badRows(world.file("jobs.csv", "id,name,run_count\nj,A,1e13\n"))
    #expect(endless.map(\.path) == ["run_count"])
  }
}
