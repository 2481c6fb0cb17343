import Audit
import AuditModel
import Foundation
import Storage
import Testing

@Suite struct ImportAnswersTests {
  @Test func guessesWhatHasWellKnownNames() throws {
    let world = try ImportWorld()
    let report = try world.answers(ImportRequest(files: [world.file("week.jsonl", threeAnswers)]))
    #expect(report.summary == "added 3 answers of 1 file in 1 run")
    #expect(report.clientName == "Imported" && report.isNewClient)
    #expect(
      report.fields.map(\.path) == ["response", "prompt", "platform", "question_id", "timestamp"])
    #expect(report.fields.allSatisfy { $0.isGuessed })
    #expect(
      try world.texts("SELECT platform FROM responses ORDER BY seq") == [
        "openai", "openai", "anthropic",
      ])
    // Epoch seconds and ISO text are the same clock.
    #expect(try world.integer("SELECT max(respondedAt) - min(respondedAt) FROM responses") == 3_600_000)
    #expect(try world.text("SELECT displayName FROM runs") == "week")
    #expect(try world.integer("SELECT attempted FROM platformStats WHERE platform = 'openai'") == 2)
    #expect(try world.integer("SELECT count(*) FROM questions") == 2)
    #expect(
      try world.text("SELECT config ->> '$.import.fields.text' FROM runs") == "response")
    #expect(world.events.last?.isLast == true)
  }

  @Test func readsForTheClientsBrands() throws {
    let world = try ImportWorld()
    let brands = try world.file("brands.json", #"[{"name":"Acme"},{"name":"Bolt"}]"#)
    let report = try world.answers(
      ImportRequest(
        files: [world.file("a.jsonl", threeAnswers)], client: "Shoes", brands: brands))
    #expect(report.brandCount == 2 && report.brands?.added == 2 && report.brands?.primary == "Acme")
    #expect(
      try world.texts("SELECT brand || rank || sentiment FROM mentions ORDER BY seq") == [
        "Acme1positive", "Bolt1negative", "Acme1neutral", "Bolt2neutral",
      ])
    #expect(try world.integer("SELECT sum(answers) FROM rollups WHERE brand = 'Acme'") == 2)
  }

  @Test func importingAgainAddsNothing() throws {
    let world = try ImportWorld()
    let path = try world.file("a.jsonl", threeAnswers)
    _ = try world.answers(ImportRequest(files: [path]))
    let before = try world.rowCounts()
    let again = try world.answers(ImportRequest(files: [path]))
    #expect(again.added == 0 && again.known == 3)
    #expect(again.summary == "added 0 answers of 1 file, 3 were here already")
    #expect(try world.rowCounts() == before)
    // For another client they are new.
    #expect(try world.answers(ImportRequest(files: [path], client: "Other")).added == 3)
    // So they are from another source.
    #expect(try world.answers(ImportRequest(files: [path], source: "elsewhere")).added == 3)
  }

  @Test func moreRowsOfARunExtendIt() throws {
    let world = try ImportWorld()
    _ = try world.answers(ImportRequest(files: [world.file("a.jsonl", threeAnswers)]))
    let more =
      threeAnswers
      + "\n" + #"{"question_id":"q3","platform":"openai","response":"Bolt","timestamp":"2026-11-02"}"#
    let report = try world.answers(ImportRequest(files: [world.file("a.jsonl", more)]))
    #expect(report.added == 1 && report.known == 3)
    #expect(report.runs.map(\.isNew) == [false])
    #expect(try world.integer("SELECT count(*) FROM runs") == 1)
    #expect(try world.integer("SELECT processedQuestions FROM runs") == 4)
    #expect(try world.integer("SELECT completedAt - startedAt FROM runs") == 15 * 3_600_000)
    #expect(try world.integer("SELECT attempted FROM platformStats WHERE platform = 'openai'") == 3)
    #expect(try world.text("SELECT text FROM questions WHERE key = 'q3'") == "[q3]")
  }

  @Test func aRunThatGrowsIsReadWithTodaysBrands() throws {
    let world = try ImportWorld()
    let path = try world.file("a.jsonl", threeAnswers)
    _ = try world.answers(ImportRequest(files: [path]))
    let brands = try world.file("brands.json", #"[{"name":"Acme"}]"#)
    #expect(try Import.brands(brands, client: nil, in: world.context).staleRuns == 1)
    // Nothing new: the run stays as it is.
    #expect(try world.answers(ImportRequest(files: [path])).runs.map(\.isReread) == [false])
    #expect(try world.integer("SELECT count(*) FROM mentions") == 0)
    let more = try world.file(
      "a.jsonl", threeAnswers + "\n" + #"{"question_id":"q3","platform":"openai","response":"Acme!"}"#)
    #expect(try world.answers(ImportRequest(files: [more])).runs.map(\.isReread) == [true])
    #expect(try world.integer("SELECT count(*) FROM mentions WHERE brand = 'Acme'") == 3)
    #expect(try world.integer("SELECT sum(answers) FROM rollups") == 3)
    #expect(try Import.brands(brands, client: nil, in: world.context).staleRuns == 0)
  }

  @Test func anAnswerThatComesTwiceIsKeptOnce() throws {
    let world = try ImportWorld()
    let line = #"{"question_id":"q1","platform":"openai","response":"Same"}"#
    let other = #"{"question_id":"q1","platform":"openai","response":"Another"}"#
    let report = try world.answers(
      ImportRequest(files: [world.file("a.jsonl", [line, line, other].joined(separator: "\n"))]))
    #expect(report.added == 2 && report.repeated == 1 && report.known == 0)
    // Two answers to one question are repeats of it, or runs could not be compared.
    #expect(try world.texts("SELECT repeat || text FROM responses ORDER BY seq") == ["0Same", "1Another"])
  }

  @Test func mapsDottedPaths() throws {
    let world = try ImportWorld()
    let rows = """
      [{"query": {"text": "Best?", "id": 7}, "llm": "Gemini", "a.b": "dotted",
        "choices": [{"message": {"content": "Acme"}}], "meta": {"at": 1793523600000, "ms": "1200.4", "n": 12}},
       {"query": {"text": "Worst?", "id": 8}, "llm": "Gemini", "choices": [{"message": {"content": "Bolt"}}]}]
      """
    let report = try world.answers(
      ImportRequest(
        files: [world.file("x.json", rows)],
        mapping: [
          "prompt": "query.text", "questionKey": "query.id", "platform": "llm",
          "text": "choices.0.message.content", "time": "meta.at", "latency": "meta.ms",
          "tokens": "meta.n", "category": "a.b", "persona": "nowhere",
        ]))
    #expect(report.added == 2)
    #expect(report.unused == ["persona=nowhere"])
    #expect(!report.fields.contains { $0.isGuessed })
    #expect(try world.texts("SELECT key || text FROM questions ORDER BY seq") == ["7Best?", "8Worst?"])
    #expect(
      try world.texts(
        "SELECT text || platform || processingTimeMs || tokens || respondedAt FROM responses LIMIT 1"
      ) == ["Acmegemini1200121793523600000"])
    #expect(try world.texts("SELECT category FROM questions ORDER BY seq") == ["dotted", "null"])
  }

  @Test func runKeyGroupsRows() throws {
    let world = try ImportWorld()
    let csv = """
      wave,market,platform,question,answer
      1,de,openai,Best?,A
      2,de,openai,Best?,B
      1,us,openai,Best?,C
      1,de,openai,Worst?,D
      """
    let path = try world.file("waves.csv", csv)
    let report = try world.answers(ImportRequest(files: [path], runKey: ["wave", "market"]))
    #expect(report.runs.map { "\($0.name):\($0.added)" } == ["1 de:2", "2 de:1", "1 us:1"])
    guard
      case .unknownColumn(_, "country", _)? = world.problem(
        ImportRequest(files: [path], runKey: ["country"]))
    else {
      Issue.record("expected a refusal")
      return
    }
  }

  @Test func manyRunsInTurn() throws {
    let world = try ImportWorld()
    var lines: [String] = []
    for round in 0..<2 {
      for run in 0..<450 {
        lines.append(
          #"{"run":"r\#(run)","id":"q\#(round)","question":"Q\#(round)","platform":"p","text":"t"}"#)
      }
    }
    let path = try world.file("a.jsonl", lines.joined(separator: "\n"))
    let report = try world.answers(ImportRequest(files: [path]))
    #expect(report.added == 900 && report.runs.count == 450)
    #expect(try world.integer("SELECT count(*) FROM platformStats WHERE attempted = 2") == 450)
    #expect(
      try world.integer(
        "SELECT count(*) FROM responses s JOIN questions q ON q.seq = s.questionSeq AND q.runSeq = s.runSeq"
      ) == 900)
  }

  @Test func severalFilesAndFormatsAtOnce() throws {
    let world = try ImportWorld()
    _ = try world.file("b1.jsonl", threeAnswers)
    _ = try world.file("b2.csv", "platform,prompt,answer\r\nopenai,Best?,Acme\r\n")
    let list = try world.file(
      "c.json", #"{"exported": 1, "answers": [{"platform":"p","prompt":"Hm?","answer":"Yes"}]}"#)
    let report = try world.answers(ImportRequest(files: [world.folder + "b?.*", list, list]))
    #expect(report.files.map(\.format) == [.jsonl, .csv, .json])
    #expect(report.files.map(\.added) == [3, 1, 1])
    #expect(report.runs.map(\.name) == ["b1", "b2", "c"])
  }

  @Test func failedCallsAreKeptAsSuch() throws {
    let world = try ImportWorld()
    let lines = """
      {"prompt":"A?","platform":"openai","response":null,"error":"Too many requests, slow down","error_code":"429","time":1}
      {"prompt":"A?","platform":"openai","response":"","error":"timeout","time":2}
      {"prompt":"A?","platform":"openai","response":"Fine","time":3}
      """
    let report = try world.answers(ImportRequest(files: [world.file("a.jsonl", lines)]))
    #expect(report.added == 3)
    #expect(
      try world.texts("SELECT coalesce(errorCode, text) FROM responses ORDER BY seq") == [
        "429", "timeout", "Fine",
      ])
    #expect(try world.integer("SELECT rateLimited FROM platformStats") == 1)
    #expect(try world.integer("SELECT answered FROM platformStats") == 1)
  }

  @Test func idsOfOthersAreKept() throws {
    let world = try ImportWorld()
    let uuid = "0b9f3e0c-6a5e-4a51-9f43-9f1c2f3f9a10"
    let lines = """
      {"id":"\(uuid)","prompt":"A?","platform":"openai","response":"1"}
      {"id":"\(uuid)","prompt":"A?","platform":"openai","response":"2"}
      {"id":3,"prompt":"A?","platform":"openai","response":"3"}
      """
    _ = try world.answers(ImportRequest(files: [world.file("a.jsonl", lines)]))
    let ids = try world.texts("SELECT id FROM responses ORDER BY seq")
    #expect(ids[0] == uuid && ids[1].utf8.count == 20 && ids[2].utf8.count == 20)
  }

  @Test func aPlatformForAll() throws {
    let world = try ImportWorld()
    let path = try world.file("a.jsonl", threeAnswers)
    _ = try world.answers(ImportRequest(files: [path], platform: "Über AI (beta)"))
    #expect(try world.texts("SELECT DISTINCT platform FROM responses") == ["über_ai_beta"])
    #expect(world.problem(ImportRequest(files: [path], platform: "--")) == .badPlatform("--"))
  }

  @Test func platformsAreKnownByManyNames() throws {
    let names = [
      ("ChatGPT", "openai"), ("gpt-4o-mini", "openai"), ("Google AI Mode", "google_ai_mode"),
      ("Claude 3.5 Sonnet", "anthropic"), ("perplexity", "perplexity"), ("Gemini 2.5 Pro", "gemini"),
      ("Grokipedia", "grokipedia"), ("You.com", "you_com"), ("GPTZero", "gptzero"),
    ]
    let world = try ImportWorld()
    let lines = names.map { #"{"prompt":"A?","model":"\#($0.0)","response":"\#($0.0)"}"# }
    _ = try world.answers(
      ImportRequest(files: [world.file("a.jsonl", lines.joined(separator: "\n"))]))
    let found = try world.texts("SELECT text || ' is ' || platform FROM responses ORDER BY seq")
    #expect(found == names.map { "\($0.0) is \($0.1)" })
  }

  @Test func aDryRunKeepsNothing() throws {
    let world = try ImportWorld()
    let before = try world.rowCounts()
    let report = try world.answers(
      ImportRequest(
        files: [world.file("a.jsonl", threeAnswers)],
        brands: world.file("b.json", #"[{"name":"Acme"}]"#), dryRun: true))
    #expect(report.isDryRun && report.added == 3 && report.brands?.added == 1)
    #expect(report.summary == "would add 3 answers of 1 file in 1 run")
    #expect(try world.rowCounts() == before)
  }

  @Test func stoppingRollsEverythingBack() throws {
    let world = try ImportWorld()
    let before = try world.rowCounts()
    let lines = (0..<500).map { #"{"prompt":"Q\#($0)","platform":"p","text":"t"}"# }
    let path = try world.file("a.jsonl", lines.joined(separator: "\n"))
    world.patience = 5
    #expect(world.problem(ImportRequest(files: [path])) == .cancelled(rows: 160))
    #expect(try world.rowCounts() == before)
    world.patience = .max
    #expect(try world.answers(ImportRequest(files: [path])).added == 500)
  }

  @Test func refusesWhatIsNoRequest() throws {
    let world = try ImportWorld()
    let path = try world.file("a.jsonl", threeAnswers)
    #expect(world.problem(ImportRequest(files: [])) == .noFiles)
    let pattern = world.folder + "*.csv"
    #expect(world.problem(ImportRequest(files: [pattern])) == .noMatch(pattern: pattern))
    let missing = world.folder + "no.jsonl"
    #expect(
      world.problem(ImportRequest(files: [missing]))
        == .cannotRead(file: missing, reason: "there is no such file"))
    let odd = try world.file("answers.txt", threeAnswers)
    #expect(world.problem(ImportRequest(files: [odd])) == .unknownFormat(file: odd))
    #expect(try world.answers(ImportRequest(files: [odd], format: .jsonl, dryRun: true)).added == 3)
    #expect(
      world.problem(ImportRequest(files: [path], mapping: ["txt": "response"]))
        == .unknownField("txt", nearest: "text"))
    #expect(
      world.problem(ImportRequest(files: [path], mapping: ["text": "a..b"]))
        == .emptyName(of: "path of the field `text`"))
    #expect(world.problem(ImportRequest(files: [path], client: " ")) == .emptyName(of: "client's name"))
    #expect(try world.integer("SELECT count(*) FROM clients") == 0)
  }
}
