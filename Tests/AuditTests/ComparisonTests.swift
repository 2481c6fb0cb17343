import Audit
import AuditModel
import Statistics
import Storage
import Testing

@Suite struct ComparisonTests {
  private func compare(
    _ database: TestDatabase, by dimension: ComparisonDimension = .brand, brand: String? = nil,
    mode: VoiceMode = .mentions
  ) throws -> [ComparisonRow] {
    let request = ComparisonRequest(
      first: try database.reference("before"), second: try database.reference("after"),
      dimension: dimension, brand: brand, mode: mode)
    return try database.store.read { try Comparison.compare(request, in: $0) }
  }

  private func questions(_ count: Int, named: Int, _ names: [String] = ["Acme"]) -> [TestAnswer] {
    (0..<count).map { TestAnswer("q\($0)", names: $0 < named ? names : ["Globex"]) }
  }

  @Test func pairedRunsAreTestedExactly() throws {
    let database = try TestDatabase.twoRuns(questions(20, named: 14), questions(20, named: 4))
    let rows = try compare(database)
    #expect(rows.map(\.key) == ["Acme", "Globex", "Initech"])
    let acme = rows[0]
    #expect(acme.pairs == 20 && acme.test == .mcNemar)
    #expect(acme.visibility.first == 0.7 && acme.visibility.second == 0.2)
    // Ten pairs changed, all one way: 2 / 2^10.
    #expect(abs((acme.p ?? 0) - 0.001953125) < 1e-12)
    #expect(abs((acme.holmP ?? 0) - 3 * 0.001953125) < 1e-12)
    #expect(acme.isSignificant && acme.verdict == "named less often")
    let pairs = PairedCounts(both: 4, onlyFirst: 0, onlySecond: 10, neither: 6)
    #expect(acme.visibility.interval == Proportions.newcombe(pairs))
    // Never named in either run: the test is undefined, p is 1.
    #expect(rows[2].p == 1 && rows[2].verdict == "no significant change")
  }

  @Test func unpairedRunsArePooledOrFisher() throws {
    let after = (0..<40).map { TestAnswer("other\($0)", names: $0 < 20 ? ["Acme"] : []) }
    let before = (0..<40).map { TestAnswer("q\($0)", names: $0 < 35 ? ["Acme"] : ["Globex"]) }
    let rows = try compare(TestDatabase.twoRuns(before, after))
    #expect(rows[0].pairs == nil && rows[0].test == .pooledZ)
    #expect(rows[0].p == Proportions.pooledZ(35, of: 40, versus: 20, of: 40)?.p)
    #expect(rows[0].visibility.interval == Proportions.newcombe(20, of: 40, minus: 35, of: 40))
    #expect(rows[1].test == .fisher)
    #expect(rows[1].p == Proportions.fisher(5, 35, 0, 40))
  }

  @Test func fewerThanFourFifthsOrTwiceIsNotPaired() throws {
    let before = questions(10, named: 5)
    #expect(try compare(TestDatabase.twoRuns(before, questions(8, named: 4)))[0].pairs == 8)
    #expect(try compare(TestDatabase.twoRuns(before, questions(7, named: 4)))[0].pairs == nil)
    let database = try TestDatabase.twoRuns(before, before)
    try database.write {
      try $0.executeScript(
        "UPDATE questions SET key = 'q0' WHERE key = 'q1' AND runSeq = 1")
    }
    #expect(try compare(database)[0].pairs == nil)
  }

  @Test func failedCallsAreOut() throws {
    let failed = questions(5, named: 5) + [TestAnswer("q9", failure: "timeout")]
    let rows = try compare(TestDatabase.twoRuns(failed, questions(5, named: 5)))
    #expect(rows[0].firstN == 5 && rows[0].pairs == 5)
  }

  @Test func voiceAndSentimentHaveTheirModeAndIntervals() throws {
    let before = (0..<12).map { index in
      TestAnswer("q\(index)").mentioning("Acme", 3, .positive).mentioning("Globex", 1, .neutral)
    }
    let after = (0..<12).map { index in
      TestAnswer("q\(index)").mentioning("Acme", 1, index < 8 ? .negative : .positive)
        .mentioning("Globex", 1 + index % 3, .neutral)
    }
    let database = try TestDatabase.twoRuns(before, after)
    let row = try compare(database)[0]
    #expect(row.voice.first == 0.75 && row.voice.second == 0.3333)
    #expect(row.netSentiment.first == 1 && abs((row.netSentiment.second ?? 0) + 1.0 / 3) < 1e-12)
    let voice = try #require(row.voice.interval)
    #expect(voice.low < voice.high && voice.contains(row.voice.delta ?? 9) && voice.high < 0)
    let sentiment = try #require(row.netSentiment.interval)
    #expect(sentiment.contains(row.netSentiment.delta ?? 9) && sentiment.high < 0)
    #expect(try compare(database, mode: .answers)[0].voice.first == 0.5)
    #expect(try compare(database)[0] == row, "the draws are fixed")
  }

  @Test func rowsCanBePlatformsPersonasAndCategories() throws {
    func side(_ named: Int) -> [TestAnswer] {
      (0..<6).flatMap { index in
        ["gemini", "openai"].map { platform in
          TestAnswer(
            "q\(index)", platform, persona: index < 3 ? "buyer" : nil, category: "c\(index % 2)",
            names: index < named && platform == "openai" ? ["Acme"] : ["Initech"])
        }
      }
    }
    let database = try TestDatabase.twoRuns(side(6), side(2))
    let platforms = try compare(database, by: .platform)
    #expect(platforms.map(\.key) == ["gemini", "openai"])
    #expect(platforms.map(\.brand) == ["Acme", "Acme"])
    #expect(platforms.map(\.visibility.delta) == [0, 2.0 / 6 - 1])
    #expect(platforms.allSatisfy { $0.pairs == 6 })
    #expect(try compare(database, by: .persona).map(\.key) == ["", "buyer"])
    #expect(try compare(database, by: .category, brand: "Initech").map(\.secondAnswers) == [5, 5])
    #expect(throws: ComparisonProblem.unknownBrand(name: "Nobody", tracked: TestDatabase.brands)) {
      try compare(database, by: .platform, brand: "Nobody")
    }
  }

  @Test func differentReadingsAreRefused() throws {
    let database = try TestDatabase.twoRuns(questions(5, named: 1), questions(5, named: 2))
    try database.write {
      try $0.executeScript("UPDATE runs SET readingVersion = 'v2' WHERE id = 'after'")
    }
    let problem = ComparisonProblem.readDifferently(
      runs: ["before", "after"], stale: ["before", "after"])
    #expect(throws: problem) { try compare(database) }
    #expect(problem.notes.contains("reread before"))
  }

  @Test func theMatrixIsOrderedAndSumsToOne() throws {
    let database = try TestDatabase()
    try database.client()
    let empty = try database.store.read { try Comparison.matrix(in: $0) }
    #expect(empty.competitors == ["Acme", "Globex", "Initech"])
    #expect(empty.signals.map(\.weights) == [[0, 0, 0], [0, 0, 0], [0, 0, 0]])
    try database.run("old", minute: 0)
    try database.run("new", minute: 60)
    try database.run("running", minute: 90, status: "running")
    try database.answers(run: "old", [TestAnswer("q", names: ["Acme"])])
    try database.answers(run: "running", [TestAnswer("q", names: ["Acme"])])
    try database.answers(
      run: "new",
      [
        TestAnswer("q0").mentioning("Initech", 1, .positive).mentioning("Globex", 1, .negative),
        TestAnswer("q0", "gemini").mentioning("Acme", 1, .positive),
      ])
    let matrix = try database.store.read { try Comparison.matrix(in: $0) }
    #expect(matrix.competitors == ["Acme", "Globex", "Initech"])
    #expect(matrix.signals.map(\.label) == ["Share of Voice", "Positive Sentiment", "Platform Coverage"])
    #expect(matrix.signals.map(\.weights) == [[0.3334, 0.3333, 0.3333], [1, 0, 1], [0.5, 0.5, 0.5]])
    let since = try database.store.read {
      try Comparison.matrix(since: TestDatabase.minute(0), in: $0)
    }
    #expect(since.competitors == ["Acme", "Globex", "Initech"] && since.n == 3)
    #expect(since.signals[0].weights == [0.5, 0.25, 0.25])
  }
}
