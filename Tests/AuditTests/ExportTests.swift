import Audit
import AuditModel
import Foundation
import Storage
import Testing
import Values

@Suite struct ExportTests {
  private static func context(
    _ database: TestDatabase, isCancelled: @escaping () -> Bool = { false }
  ) -> AuditContext {
    AuditContext(
      store: database.store, now: { TestDatabase.minute(5000) }, hostNow: { 0 },
      isCancelled: isCancelled)
  }

  /// Everything that can be exported, with hostile text where text comes from outside.
  private static func full() throws -> TestDatabase {
    let hostile = "\u{1b}[31m\"quoted\" \u{202e}</script>\n\\ 漢字 🧭"
    let database = try TestDatabase.twoRuns(
      (0..<6).map { TestAnswer("q\($0)", names: ["Acme"]) },
      [
        TestAnswer("q0").mentioning("Acme", 2, .positive).mentioning("Globex", 1, .negative),
        TestAnswer("q1", "gemini", failure: "rate_limited"),
        TestAnswer("q2", "gemini", names: ["Initech"]),
      ])
    try database.write { connection in
      try connection.execute("UPDATE questions SET text = ?", [.text(hostile)])
      try connection.execute("UPDATE runs SET errorLog = ? WHERE id = 'before'", [.text(hostile)])
      try connection.execute(
        "UPDATE jobs SET name = ?, createdBy = 'ada@example.com'", [.text(hostile)])
    }
    try database.run("waiting", minute: 2000, status: "pending")
    try database.write { connection in
      try connection.executeScript("UPDATE runs SET startedAt = NULL WHERE id = 'waiting'")
      try Seed.install(in: connection, now: 0)
      try Insights.refresh(try Lookup.run("after", in: connection), in: connection)
    }
    if try database.texts("SELECT 1 FROM personaVoices").isEmpty {
      try PersonasTests.catalogue(database)
    }
    try custom(database)
    _ = try Reports.create(try database.reference("after"), type: .executive, in: context(database))
    return database
  }

  private static func custom(_ database: TestDatabase) throws {
    let catalog = try database.store.read { try Personas.catalog(.b2b, in: $0) }
    let voice = try #require(catalog.voices.first)
    try database.write { connection in
      _ = try Personas.create(
        NewPersona(
          name: "Ada", mode: .b2b, ownerId: "u1", role: voice.role, driver: voice.driver,
          contexts: voice.contexts), now: TestDatabase.minute(0), in: connection)
    }
  }

  private static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("export-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private static func json(_ database: TestDatabase, _ request: ExportRequest) throws -> String {
    String(decoding: try Export.bytes(request, in: context(database)), as: UTF8.self)
  }

  @Test func everyExportFitsItsContract() throws {
    let database = try Self.full()
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try Export.all(to: folder.path + "/deeper/still", in: Self.context(database))
    #expect(files.count == 14)
    _ = try Export.write(
      ExportRequest(.launchTestRun), to: folder.path + "/deeper/still/launchTestRun.json",
      in: Self.context(database))
    #expect(try Self.validate(folder.path + "/deeper/still") == "15 of 15 files fit their contracts\n")
    // An empty database fits too.
    let empty = try TestDatabase()
    try empty.write { try Seed.install(in: $0, now: 0) }
    #expect(try Export.all(to: folder.path + "/empty", in: Self.context(empty)).count == 13)
    #expect(try Self.validate(folder.path + "/empty") == "13 of 13 files fit their contracts\n")
  }

  /// What Scripts/validate-exports says of a folder. It needs python3-jsonschema (Scripts/setup installs it).
  private static func validate(_ folder: String) throws -> String {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", root.appendingPathComponent("Scripts/validate-exports").path,
      root.appendingPathComponent("docs/contracts").path, folder,
    ]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: text, as: UTF8.self)
  }

  @Test func theValidatorSeesWhatDoesNotFit() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try #"[{"id":"w","name":"n","preview":"p","status":"gone"}]"#.write(
      to: folder.appendingPathComponent("widgets.json"), atomically: true, encoding: .utf8)
    let said = try Self.validate(folder.path)
    #expect(said.hasPrefix("widgets.json: 1 problem\n  $[0].status: 'gone' is not one of"))
    #expect(said.hasSuffix("0 of 1 files fit their contracts\n"))
  }

  @Test func questionsAreTheAnsweredCalls() throws {
    let database = try Self.full()
    let text = try Self.json(database, ExportRequest(.auditRun, run: "after"))
    let prompt = #"\u001b[31m\"quoted\" \u202e</script>\n\\ 漢字 🧭"#
    let ids = try database.texts(
      "SELECT id FROM responses WHERE runSeq = 2 AND errorCode IS NULL ORDER BY seq")
    #expect(
      text.hasSuffix(
        """
          "questions":[
            {"id":"\(ids[0])","prompt":"\(prompt)","platform":"openai","sentiment":"neutral","mentions":\
        [{"brand":"Acme","frequency":2,"sentiment":"positive"},\
        {"brand":"Globex","frequency":1,"sentiment":"negative"}]},
            {"id":"\(ids[1])","prompt":"\(prompt)","platform":"gemini","sentiment":"neutral","mentions":\
        [{"brand":"Initech","frequency":1,"sentiment":"neutral"}]}
          ]
        }

        """), "\(text)")
    #expect(
      text.contains(
        #""issues":[{"id":"gemini:rate_limited","label":"gemini: 1 of 2 calls failed (rate limited)","severity":"high"}]"#
      ))
    #expect(text.contains(#""progress":{"done":3,"total":3,"updatedAt":"#))
  }

  @Test func whatIsUnknownIsLeftOut() throws {
    let database = try Self.full()
    let runs = try Self.json(database, ExportRequest(.auditRuns))
    let waiting = try #require(runs.split(separator: "\n").first { $0.contains("waiting") })
    #expect(!waiting.contains("startedAt") && !waiting.contains("completedAt"))
    #expect(waiting.contains(#""progress":{"done":0,"total":0}"#))
    let jobs = try Self.json(database, ExportRequest(.auditSummaries))
    #expect(jobs.contains(#""cadence":"On demand""#))
    #expect(jobs.contains(#""owner":{"name":"ada@example.com","email":"ada@example.com"}"#))
    #expect(jobs.contains(#""platforms":["gemini","openai"]"#) && jobs.contains(#""healthScore":null"#))
    #expect(
      try Self.json(TestDatabase(), ExportRequest(.auditRuns)) == "[]\n")
  }

  @Test func equalDataGiveEqualBytes() throws {
    let (first, second) = (try Self.full(), try Self.full())
    for query in ExportQuery.allCases {
      for mode in PersonaMode.allCases {
        let request = ExportRequest(query, mode: mode)
        #expect(try Self.json(first, request) == Self.json(second, request))
      }
    }
  }

  @Test func aFileIsCompleteOrUntouched() throws {
    let database = try Self.full()
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("runs.json").path
    try "before".write(toFile: path, atomically: true, encoding: .utf8)
    var asked = 0
    let stopping = Self.context(database) {
      asked += 1
      return asked > 2
    }
    #expect(throws: ExportProblem.stopped) {
      try Export.write(ExportRequest(.auditRuns), to: path, in: stopping)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "before")
    #expect(throws: LookupProblem.self) {
      try Export.write(ExportRequest(.auditRun, run: "nope"), to: path, in: Self.context(database))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["runs.json"])
    let file = try Export.write(ExportRequest(.auditRuns), to: path, in: Self.context(database))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count == file.size)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["runs.json"])
    #expect(throws: ExportProblem.missingFolder(path: "/nowhere/x.json")) {
      try Export.write(ExportRequest(.auditRuns), to: "/nowhere/x.json", in: Self.context(database))
    }
  }
}
