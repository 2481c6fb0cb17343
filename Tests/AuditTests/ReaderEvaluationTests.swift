import Audit
import AuditModel
import Statistics
import Storage
import Testing
import Values

@Suite struct ReaderEvaluationTests {
  private static let client = """
    INSERT INTO clients (id, name, createdAt) VALUES ('c1', 'Acme Inc', 0);
    INSERT INTO brands (id, clientId, name, isPrimary, position) VALUES
      ('b1', 'c1', 'Acme', 1, 0), ('b2', 'c1', 'Globex', 0, 1), ('b3', 'c1', 'Initech', 0, 2);
    INSERT INTO brandAliases (brandId, text) VALUES ('b2', 'Globex Corp');
    INSERT INTO runs (seq, id, clientId, status, createdAt) VALUES (1, 'r1', 'c1', 'completed', 0);
    INSERT INTO questions (seq, id, runSeq, key, text) VALUES (1, 'q1', 1, 'k', 'Which?');
    """

  private func answer(
    _ seq: Int, _ text: String, planted: String, read: [(String, Int, String)], templates: String = "2026-10",
    in connection: Connection
  ) throws {
    try connection.execute(
      """
      INSERT INTO responses (seq, id, runSeq, questionSeq, platform, sentiment, score, text)
      VALUES (?, ?, 1, 1, 'openai', 'neutral', 0, ?)
      """, [.integer(Int64(seq)), .text("a\(seq)"), .text(text)])
    try connection.execute(
      "INSERT INTO plantedTruth VALUES (?, ?, 'prose', ?)",
      [.integer(Int64(seq)), .text(templates), .text(planted)])
    for (brand, rank, sentiment) in read {
      let offset = text.firstRange(of: brand).map {
        text.utf8.distance(from: text.startIndex, to: $0.lowerBound)
      }
      try connection.execute(
        """
        INSERT INTO mentions (responseSeq, runSeq, platform, brand, frequency, firstOffset, rank, sentiment, score)
        VALUES (?, 1, 'openai', ?, 1, ?, ?, ?, 0)
        """,
        [
          .integer(Int64(seq)), .text(brand), .integer(Int64(offset ?? 0)), .integer(Int64(rank)),
          .text(sentiment),
        ])
    }
  }

  @Test func `figures and misses are those of the rows`() throws {
    let world = try World()
    try world.store.write { connection in
      try connection.executeScript(Self.client)
      try answer(
        1, "Acme shines. Globex is there.", planted: #"[["Acme","positive"],["Globex Corp","neutral"]]"#,
        read: [("Acme", 1, "positive"), ("Globex", 2, "negative")], in: connection)
      try answer(
        2, "No word on Initech, but Acme is dull.", planted: #"[["Acme","neutral"],["Gone","positive"]]"#,
        read: [("Initech", 1, "neutral"), ("Acme", 2, "neutral")], templates: "2026-11", in: connection)
      try answer(3, "The firm from G.", planted: #"[["Globex","positive"]]"#, read: [], in: connection)
      try answer(4, "Nobody.", planted: "[]", read: [], in: connection)
    }
    let run = try Lookup.run("r1", in: world.context)
    let result = try ReaderEvaluation.stored([run], keepsMisses: true, in: world.context)
    let all = try #require(result.scores.first)
    #expect(result.scores.map(\.name) == ["all", "2026-10", "2026-11", "2026-10 prose", "2026-11 prose"])
    #expect(all.answers == 4)
    #expect([all.precision.successes, all.precision.trials] == [3, 4])
    #expect([all.recall.successes, all.recall.trials] == [3, 4])
    #expect(all.f1 == 0.75)
    #expect([all.rank.successes, all.rank.trials] == [2, 4])
    #expect([all.sentiment.successes, all.sentiment.trials] == [2, 3])
    // statsmodels: proportion_confint(3, 4, method="wilson")
    let recall = try #require(all.recall.interval)
    #expect(abs(recall.low - 0.300641842582402) < 1e-12)
    #expect(abs(recall.high - 0.954412739190299) < 1e-12)
    // Of 5 brands planted or read 3 are both: Wilson's 0.2307…0.8824, as F1.
    let f1 = try #require(all.f1Interval)
    #expect(abs(f1.low / (2 - f1.low) - 0.230724) < 1e-6)
    #expect(abs(f1.high / (2 - f1.high) - 0.882379) < 1e-6)
    #expect(result.untracked == 1)
    #expect(
      result.misses.map { "\($0.response) \($0.brand) \($0.what) \($0.planted ?? "-") \($0.read ?? "-")" }
        == [
          "a1 Globex sentiment neutral negative", "a2 Acme rank rank 1 rank 2", "a2 Initech extra - rank 1",
          "a3 Globex missed rank 1 -",
        ])
    #expect(result.misses[2].excerpt == "No word on Initech, but Acme is dull.")
    let scores = result.scores.filter { $0.group == .templates }
    #expect(scores.map(\.f1) == [0.8, 2.0 / 3])
  }

  @Test func `a launch keeps what was planted in every answer, and simulate too`() throws {
    let world = try World()
    _ = try Runs.launch(small(questions: 48, platforms: nil), in: world.context)
    let answered = try world.integer("SELECT count(*) FROM responses WHERE text IS NOT NULL")
    #expect(answered > 150)
    #expect(try world.integer("SELECT count(*) FROM plantedTruth") == answered)
    #expect(
      try world.integer(
        "SELECT count(*) FROM plantedTruth p JOIN responses r ON r.seq = p.responseSeq WHERE r.text IS NULL")
        == 0)
    let later = try world.integer("SELECT count(*) FROM plantedTruth WHERE templates = '2026-11'")
    #expect((answered / 4...answered / 2).contains(later))
    let run = try Lookup.run("latest", in: world.context)
    let score = try #require(
      try ReaderEvaluation.stored([run], keepsMisses: false, in: world.context).scores.first)
    #expect(Int64(score.answers) == answered)
    #expect((score.f1 ?? 0) > 0.97)
    _ = try Simulate.days(2, in: world.context)
    #expect(
      try world.integer("SELECT count(*) FROM plantedTruth")
        == world.integer("SELECT count(*) FROM responses WHERE text IS NOT NULL"))
    let runs = try world.store.read { try ReaderEvaluation.runs(limit: nil, in: $0) }
    #expect(Int64(runs.count) == (try world.integer("SELECT count(DISTINCT runSeq) FROM responses")))
  }

  @Test func `a removed run takes its truth along`() throws {
    let world = try World()
    let run = try Runs.launch(small(), in: world.context).run
    try world.store.write { try $0.execute("DELETE FROM runs WHERE seq = ?", [.integer(run.seq)]) }
    #expect(try world.integer("SELECT count(*) FROM plantedTruth") == 0)
  }

  @Test func `a brand that is called otherwise now is still the same`() throws {
    let world = try World()
    let run = try Runs.launch(small(questions: 12), in: world.context).run
    let before = try ReaderEvaluation.stored([run], keepsMisses: false, in: world.context)
    try world.store.write { connection in
      try connection.execute("UPDATE brands SET name = 'Stack of Quills' WHERE name = 'Quillstack'")
      try connection.execute(
        "INSERT INTO brandAliases (brandId, text) SELECT id, 'Quillstack' FROM brands WHERE name = 'Stack of Quills'"
      )
    }
    let stale = try ReaderEvaluation.stored([run], keepsMisses: false, in: world.context)
    #expect(stale.staleRuns == [run.id])
    _ = try Runs.reread(run, in: world.context)
    let after = try ReaderEvaluation.stored([run], keepsMisses: false, in: world.context)
    #expect(after.scores == before.scores)
    #expect(after.staleRuns.isEmpty && after.untracked == 0)
  }

  @Test func `without planted answers there is nothing to say`() throws {
    let world = try World()
    try world.store.write { try $0.executeScript(Self.client) }
    let run = try Lookup.run("r1", in: world.context)
    #expect(throws: ReaderEvaluationProblem.noTruth(runs: ["r1"])) {
      try ReaderEvaluation.stored([run], keepsMisses: false, in: world.context)
    }
  }
}
