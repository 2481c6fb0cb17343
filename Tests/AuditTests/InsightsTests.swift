import Audit
import AuditModel
import Storage
import Testing

@Suite struct InsightsTests {
  private func refresh(_ database: TestDatabase, _ run: String = "after") throws -> [Insight] {
    let reference = try database.reference(run)
    var found: [Insight] = []
    try database.write { found = try Insights.refresh(reference, in: $0) }
    return found
  }

  private func answers(
    _ count: Int, named: Int, others: [String] = [], _ feeling: Sentiment = .neutral
  ) -> [TestAnswer] {
    (0..<count).map { TestAnswer("q\($0)", names: ($0 < named ? ["Acme"] : []) + others, feeling) }
  }

  private func rules(_ insights: [Insight]) -> [InsightRule] { insights.map(\.rule) }

  @Test func aDropIsARiskAndRefreshingReplacesIt() throws {
    let database = try TestDatabase.twoRuns(answers(20, named: 18), answers(20, named: 5))
    let insights = try refresh(database)
    #expect(rules(insights) == [.visibilityDropped])
    #expect(insights[0].kind == .risk && insights[0].impact == .high)
    #expect(insights[0].detectedAt == TestDatabase.minute(1010))
    #expect(insights[0].title == "Acme's visibility fell by 65 points")
    #expect(try refresh(database) == insights)
    #expect(try database.texts("SELECT id FROM insights") == insights.map(\.id))
  }

  @Test func `refreshing every run twice changes nothing the second time`() throws {
    let world = try World()
    _ = try Simulate.days(8, in: world.context)
    let runs = Int(try world.integer("SELECT count(*) FROM runs"))
    let before = try world.dump()
    #expect(try Insights.refresh(nil, in: world.context).changed == 0)
    #expect(try world.dump() == before)
    try world.store.write { try $0.execute("DELETE FROM insights WHERE seq % 2 = 0") }
    let mended = try Insights.refresh(nil, in: world.context)
    #expect(mended.runs == runs && mended.changed > 0)
    // The numbers of the rows are new; all else is as it was.
    let content =
      "SELECT group_concat(id || rule || impact || summary || evidence, '|') FROM (SELECT * FROM insights ORDER BY id)"
    let mendedContent = try world.text(content)
    let other = try World()
    _ = try Simulate.days(8, in: other.context)
    #expect(try other.text(content) == mendedContent)
    #expect(try Insights.refresh(nil, in: world.context).changed == 0)
  }

  @Test func aRiseIsAnOpportunityAndChanceASignal() throws {
    let rise = try refresh(TestDatabase.twoRuns(answers(20, named: 5), answers(20, named: 18)))
    #expect(rules(rise) == [.visibilityRose])
    let chance = try refresh(TestDatabase.twoRuns(answers(20, named: 10), answers(20, named: 8)))
    #expect(rules(chance) == [.visibilityMoved])
    // |−.1| / .25 · .5
    #expect(chance[0].impact == .low && chance[0].kind == .signal)
    #expect(try refresh(TestDatabase.twoRuns(answers(9, named: 4), answers(9, named: 4))).isEmpty)
  }

  @Test func aCompetitorLeadsFromTenPointsOn() throws {
    // Acme in every other answer of q0…q9, Globex in one more: a lead of exactly .1.
    let run = (0..<10).map {
      TestAnswer("q\($0)", names: $0 < 6 ? ["Acme", "Globex"] : ($0 == 6 ? ["Globex"] : []))
    }
    let lead = try refresh(TestDatabase.twoRuns(run, run))
    #expect(rules(lead).contains(.competitorLeads))
    #expect(lead.first { $0.rule == .competitorLeads }?.impact == .low)
    let far = (0..<20).map { TestAnswer("q\($0)", names: $0 == 0 ? ["Acme"] : ["Globex"]) }
    let leads = try refresh(TestDatabase.twoRuns(far, far)).first { $0.rule == .competitorLeads }
    #expect(leads?.impact == .high)
    #expect(leads?.evidence.contains(#""significant":true"#) == true)
  }

  @Test func badFeelingNeedsFiveMentions() throws {
    let bad = try refresh(
      TestDatabase.twoRuns(answers(10, named: 5, .negative), answers(10, named: 5, .negative)))
    #expect(rules(bad) == [.negativeSentiment])
    #expect(bad[0].impact == .high)
    let few = try refresh(
      TestDatabase.twoRuns(answers(10, named: 4, .negative), answers(10, named: 4, .negative)))
    #expect(few.isEmpty)
  }

  @Test func platformsThatNeverNameUs() throws {
    let run = (0..<10).flatMap { index in
      [
        TestAnswer("q\(index)", "openai", names: ["Acme", "Globex"]),
        TestAnswer("q\(index)", "gemini", names: index < 3 ? ["Globex"] : []),
      ]
    }
    let found = try refresh(TestDatabase.twoRuns(run, run))
    let blind = try #require(found.first { $0.rule == .platformBlind })
    #expect(blind.title == "gemini never names Acme" && blind.impact == .medium)
  }

  @Test func questionsThatOnlyCompetitorsAnswer() throws {
    func run() -> [TestAnswer] {
      (0..<8).flatMap { index in
        [
          TestAnswer("q\(index)", names: index < 6 ? ["Acme"] : ["Globex"]),
          TestAnswer("q\(index)", repeat: 1, names: index < 6 ? ["Acme"] : []),
        ]
      }
    }
    let found = try refresh(TestDatabase.twoRuns(run(), run()))
    let questions = try #require(found.first { $0.rule == .unansweredQuestions })
    #expect(questions.title == "2 questions name competitors but never Acme")
    #expect(questions.evidence.contains(#""questions":["q6","q7"]"#))
    #expect(questions.kind == .opportunity)
  }

  @Test func likedButRarelySeen() throws {
    let run = answers(40, named: 6, .positive)
    let found = try refresh(TestDatabase.twoRuns(run, run))
    #expect(rules(found) == [.likedButUnseen])
    let often = answers(20, named: 6, .positive)
    #expect(try refresh(TestDatabase.twoRuns(often, often)).isEmpty, "exactly .3 is not below it")
  }

  @Test func newcomersAndLowSamples() throws {
    let found = try refresh(
      TestDatabase.twoRuns(
        answers(4, named: 4), answers(4, named: 4, others: ["Initech"])))
    #expect(rules(found) == [.brandAppeared, .lowSample])
    #expect(found.map(\.impact) == [.medium, .low])
    #expect(found[0].title == "Initech is named for the first time")
  }

  @Test func failingJobsAreToldByAFailedRunToo() throws {
    let database = try TestDatabase()
    try database.client()
    try database.job("j1")
    try database.run("after", job: "j1", minute: 1000)
    for index in 0..<5 {
      try database.execution(
        "e\(index)", job: "j1", minute: 900 + index * 10, status: index < 2 ? "completed" : "failed")
    }
    try database.execution("later", job: "j1", minute: 2000)
    try database.write {
      try $0.executeScript("UPDATE runs SET status = 'failed'")
    }
    let found = try refresh(database)
    #expect(rules(found) == [.runsFailing] && found[0].impact == .high)
    try database.write { try $0.executeScript("UPDATE runs SET status = 'running'") }
    #expect(try refresh(database).isEmpty)
  }
}
