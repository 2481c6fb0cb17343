import Audit
import AuditModel
import Storage
import Testing
import Values

/// Dumps that are broken in some way.
@Suite struct ImportTablesBadRowsTests {
  @Test func aDanglingReferenceIsABadRow() throws {
    let world = try ImportWorld()
    let before = try world.dump()
    _ = try BackendDump.write(to: world)
    _ = try world.file(
      "c_questions.jsonl",
      BackendDump.questions.replacing(#""q3", "auditRunId": "run-2""#, with: #""q3", "auditRunId": "run-9""#))
    let rows = world.badRows(world.folder)
    #expect(
      rows.map {
        "\($0.file.split(separator: "/").last ?? ""):\($0.line) \($0.path ?? "-"): \($0.reason.text)"
      } == [
        "c_questions.jsonl:3 auditRunId: no run with this id, neither in the files nor in the database",
        "a_responses.csv:4 question_id: no question with this id, neither in the files nor in the database",
      ])
    #expect(try world.dump() == before)
    let report = try world.tables(TableImportRequest(files: [world.folder], skipBad: true))
    #expect(report.bad == 2 && report.added == 14)
    #expect(try world.texts("SELECT id FROM responses ORDER BY seq") == ["r1", "r2", "r5"])
  }

  @Test(arguments: [
    ("clients.csv", "id,name\n,Acme\n", "id", "no id"),
    ("clients.csv", "id,name\nc1,\n", "name", "no name"),
    ("clients.csv", "id,name,brands\nc1,A,\"[{\"\"nme\"\": 1}]\"\n", "brands", "these brands cannot"),
    ("clients.csv", "id,name,created_at\nc1,A,yesterday\n", "created_at", "expected a time"),
    ("jobs.csv", "id,name,status\nj1,A,sleeping\n", "status", "expected one of active, paused"),
    ("jobs.csv", "id,name,job_config\nj1,A,{'a': 1}\n", "job_config", "not JSON: `'` is not"),
    ("jobs.csv", "id,name,job_config\nj1,A,[1]\n", "job_config", "expected a record, found a list"),
    ("jobs.csv", "id,name,client_id\nj1,A,c9\n", "client_id", "no client with this id"),
    (
      "jobs.csv", "id,name,job_config\nj1,A,\"{\"\"client_id\"\": \"\"c9\"\"}\"\n", "job_config",
      "no client with this id"
    ),
    ("jobs.csv", "id,name,is_active\nj1,A,maybe\n", "is_active", "expected true or false"),
    ("jobs.csv", "id,name,run_count\nj1,A,-1\n", "run_count", "expected a whole number"),
    ("runs.csv", "id,status\nr1,\n", "status", "no status"),
    ("runs.csv", "id,status\nr1,flying\n", "status", "expected one of pending, running"),
    (
      "runs.csv", "id,status,started_at,completed_at\nr1,failed,2026-11-02,2026-11-01\n", "completed_at",
      "it ends before startedAt"
    ),
    ("runs.csv", "id,status,total_questions\nr1,failed,many\n", "total_questions", "expected a number"),
    ("questions.csv", "id,text\nq1,Hm?\n", "-", "no run"),
    ("responses.csv", "id,question_id,platform,text\nr1,q1,openai,x\n", "question_id", "no question with"),
    ("responses.csv", "id,question_id,platform,text\nr1,q1,,x\n", "platform", "no platform"),
    ("responses.csv", "id,question_id,platform,text\nr1,q1,openai,\n", "text", "no text"),
    ("executions.csv", "id,status\ne1,failed\n", "-", "no job"),
    ("reports.csv", "id,run_id,report_type\nx,r1,executive\n", "run_id", "no run with this id"),
  ])
  func saysWhatIsWrongWithARow(name: String, text: String, path: String, reason: String) throws {
    let world = try ImportWorld()
    let file = try world.file(name, text)
    let rows = world.badRows(file)
    let row = try #require(rows.first)
    #expect(rows.count == 1 && row.line == 2 && row.file == file)
    #expect(row.path ?? "-" == path)
    #expect(row.reason.text.hasPrefix(reason), "\(row.reason.text)")
    #expect(try world.integer("SELECT count(*) FROM clients") == 0)
  }

  @Test func idsThatBelongToOthers() throws {
    let world = try ImportWorld()
    _ = try world.tables(BackendDump.write(to: world))
    let before = try world.dump()
    let cases = [
      ("questions.csv", "id,run_id,text\nq1,run-2,Moved?\n", "another run's question"),
      ("responses.csv", "id,question_id,platform,text\nr1,q3,openai,x\n", "another run's response"),
      ("responses.csv", "id,question_id,run_id,platform,text\nn,q1,run-2,p,x\n", "another run's question"),
      ("reports.csv", "id,run_id,report_type,generated_at\nrep1,run-2,executive,1\n", "another run's report"),
    ]
    for (name, text, owner) in cases {
      let rows = try world.badRows(world.file("new_" + name, text))
      #expect(rows.map(\.reason) == [.taken(by: owner)], "\(name)")
    }
    #expect(try world.dump() == before)
  }

  @Test func aRunThatWasLaunchedHereIsLeftAlone() throws {
    let world = try ImportWorld()
    try world.store.write {
      try $0.execute(
        "INSERT INTO runs (id, scenario, status, createdAt) VALUES ('run-1', 'saas_weekly', 'completed', 0)")
    }
    let rows = try world.badRows(world.file("runs.csv", "id,status\nrun-1,failed\n"))
    #expect(rows.map(\.reason) == [.taken(by: "a run that was launched here")])
  }

  @Test func theSameIdTwiceInADump() throws {
    let world = try ImportWorld()
    let same = try world.file("clients.csv", "id,name\nc1,Acme\nc1,Acme\n")
    let report = try world.tables(same)
    #expect(report.added == 1 && report.repeated == 1)
    let other = try world.file("clients.csv", "id,name\nc1,Acme\nc1,Bolt\n")
    #expect(
      world.badRows(other).map { "\($0.line) \($0.reason.text)" } == [
        "3 a row with this id came before, with other values"
      ])
    _ = try BackendDump.write(to: world)
    let twice = BackendDump.responses + "\nr1,q1,run-1,openai,Another text,,,,\n"
    _ = try world.file("a_responses.csv", twice)
    #expect(world.badRows(world.folder).map(\.reason).contains(.otherValues))
  }

  @Test func emptyFilesLeaveNothing() throws {
    let world = try ImportWorld()
    let before = try world.dump()
    for (name, text) in [
      ("clients.csv", ""), ("runs.csv", "id,status\n"), ("runs.json", "[]"), ("jobs.jsonl", "\n\n"),
      ("dump.json", #"{"clients": [], "runs": []}"#), ("jobs.json", "  "), ("answers.json", "{}"),
    ] {
      let path = try world.file(name, text)
      #expect(
        (try? world.tables(TableImportRequest(files: [path], client: "New")))?.added ?? 0 == 0, "\(name)")
    }
    #expect(try world.dump() == before)
    // Answers: the client that would have been made for them goes too.
    for (name, text) in [("a.jsonl", ""), ("a.json", "[]"), ("a.csv", "prompt,platform,text\n")] {
      let report = try world.answers(ImportRequest(files: [world.file(name, text)], client: "New"))
      #expect(report.added == 0 && !report.isNewClient)
    }
    #expect(try world.dump() == before)
  }

  @Test func encodingsAndLineEnds() throws {
    let world = try ImportWorld()
    let text = "id,name\r\nc1,\"Müller\r\n& Söhne\"\r\n"
    _ = try world.tables(world.file("clients.csv", bytes: [0xef, 0xbb, 0xbf] + Array(text.utf8)))
    #expect(try world.text("SELECT name FROM clients") == "Müller\r\n& Söhne")
    let latin = try world.file("clients.csv", bytes: Array("id,name\nc2,M".utf8) + [0xfc, 0x0a])
    #expect(
      world.badRows(latin).map { "\($0.line):\($0.column ?? 0) \($0.reason.text)" } == ["2:5 not UTF-8"])
    let wide = try world.file("clients.csv", bytes: [0xff, 0xfe, 0x69, 0x00])
    #expect(throws: ImportProblem.notUTF8(file: wide)) { try world.tables(wide) }
    // As PostgreSQL's COPY writes it.
    let copied = try world.file("clients.tsv", "id\tname\tindustry\nc3\tBolt\t\\N\n")
    _ = try world.tables(copied)
    #expect(try world.texts("SELECT coalesce(industry, '-') FROM clients WHERE id = 'c3'") == ["-"])
  }

  @Test func brokenJSONSaysWhere() throws {
    let world = try ImportWorld()
    let cut = try world.file(
      "dump.json", "{\"clients\": [\n{\"id\": \"c1\", \"name\": \"A\"},\n{\"id\": \"c2\"")
    #expect(
      world.badRows(cut).map { "\($0.line):\($0.column ?? 0) \($0.path ?? "-")" } == ["3:12 clients[1]"])
    let odd = try world.file("dump.json", #"{"clients": [{"id": "c1", "name": "A"}], oops}"#)
    #expect(
      world.badRows(odd).map { "\($0.line):\($0.column ?? 0) \($0.reason.text)" } == [
        "1:42 not JSON: `o` is not expected here"
      ])
    let row = try world.file("clients.json", "[{\"id\": \"c1\", \"name\": \"A\"},\n 7,\n {\"id\": 1,}]")
    #expect(
      world.badRows(row).map(\.description) == [
        "\(row):2:2: `[1]`: expected a record, found a number",
        "\(row):3:11: `[2]`: not JSON: `}` is not expected here",
      ])
  }

  @Test func stoppingKeepsNothing() throws {
    let world = try ImportWorld()
    let folder = try BackendDump.write(to: world)
    let before = try world.dump()
    for patience in [0, 3, 8, 15] {
      world.patience = patience
      #expect(throws: ImportProblem.self) { try world.tables(folder) }
      #expect(try world.dump() == before)
    }
    world.patience = .max
    #expect(try world.tables(folder).added == 16)
    #expect(world.events.last?.isLast == true)
  }

  @Test func whatIsNoDump() throws {
    let world = try ImportWorld()
    #expect(throws: ImportProblem.emptyFolder(world.folder)) { try world.tables(world.folder) }
    #expect(throws: ImportProblem.notAFile("/dev/null")) { try world.tables("/dev/null") }
    let odd = try world.file("clients.txt", "id,name\nc1,A\n")
    #expect(throws: ImportProblem.unknownFormat(file: odd)) { try world.tables(odd) }
    _ = try world.file("users.csv", "id,mail\n1,x\n")
    _ = try world.file("clients.csv", "id,name\nc1,A\n")
    let report = try world.tables(world.folder)
    #expect(report.added == 1)
    #expect(report.skipped.map(\.reason) == [.format, .table])
  }
}
