import Audit
import AuditModel
import Statistics
import Storage
import Testing

@Suite struct OverlapTests {
  private func overlap(
    _ database: TestDatabase, by dimension: ComparisonDimension = .brand
  ) throws -> [OverlapRow] {
    let request = ComparisonRequest(
      first: try database.reference("before"), second: try database.reference("after"),
      dimension: dimension)
    return try database.store.read { try Comparison.overlap(request, in: $0) }
  }

  @Test func listsAndAnswersAreComparedEach() throws {
    let before = [
      TestAnswer("q0", names: ["Globex", "Acme"]), TestAnswer("q1", names: ["Globex"]),
      TestAnswer("q2"), TestAnswer("q3", names: ["Acme", "Globex"]),
    ]
    let after = [
      TestAnswer("q0", names: ["Initech", "Globex"]), TestAnswer("q1", names: ["Globex"]),
      TestAnswer("q2"), TestAnswer("q4", names: ["Initech"]),
    ]
    let row = try #require(try overlap(TestDatabase.twoRuns(before, after)).first)
    #expect(row.key == "all" && row.firstN == 4 && row.secondN == 4)
    #expect(row.first == ["Globex", "Acme"] && row.second == ["Globex", "Initech"])
    #expect(row.common == ["Globex"] && row.onlyFirst == ["Acme"] && row.onlySecond == ["Initech"])
    #expect(row.jaccard == 1.0 / 3)
    // Depth 1 agrees, depth 2 by half: .1/.9 · (.9 + .81/2) + .81/2.
    #expect(abs((row.rankBiasedOverlap ?? 0) - (0.1 / 0.9 * (0.9 + 0.405) + 0.405)) < 1e-12)
    // Answers with Acme, Globex, Initech: 2 3 0 and 0 2 2. Two pairs are ordered (A, G) alike and the other way.
    #expect(row.kendall == 0)
    // q0: 1 of 3, q1: 1 of 1; q2 names nobody; q3 and q4 have no partner.
    #expect(row.pairs == 3 && row.namingPairs == 2 && row.questions == 2)
    #expect(abs((row.answerJaccard ?? 0) - 2.0 / 3) < 1e-12)
    #expect(row.interval?.low == 1.0 / 3 && row.interval?.high == 1)
  }

  @Test func equalRunsOverlapWholly() throws {
    let answers = (0..<8).map { TestAnswer("q\($0)", names: $0 < 5 ? ["Acme", "Globex"] : ["Acme"]) }
    let row = try #require(try overlap(TestDatabase.twoRuns(answers, answers)).first)
    #expect(row.jaccard == 1 && row.answerJaccard == 1 && row.kendall == 1)
    #expect(abs((row.rankBiasedOverlap ?? 0) - 1) < 1e-12)
  }

  @Test func nothingNamedIsNullAndGroupsStandApart() throws {
    let silent = (0..<6).map { TestAnswer("q\($0)", "gemini") }
    let naming = (0..<6).map { TestAnswer("q\($0)", names: ["Acme"]) }
    let rows = try overlap(TestDatabase.twoRuns(silent + naming, silent + naming), by: .platform)
    #expect(rows.map(\.key) == ["gemini", "openai"])
    #expect(rows[0].jaccard == nil && rows[0].rankBiasedOverlap == nil && rows[0].answerJaccard == nil)
    #expect(rows[0].pairs == 6 && rows[0].namingPairs == 0)
    #expect(rows[1].answerJaccard == 1 && rows[1].kendall == nil)
  }

  @Test func placesAnsweredTwiceAreNoPairs() throws {
    let twice = [TestAnswer("q0", names: ["Acme"]), TestAnswer("q1", names: ["Acme"])]
    let database = try TestDatabase.twoRuns(twice, twice)
    try database.write { try $0.executeScript("UPDATE questions SET key = 'q0' WHERE runSeq = 1") }
    let row = try #require(try overlap(database).first)
    #expect(row.pairs == 0 && row.answerJaccard == nil && row.jaccard == 1)
  }

  @Test func differentReadingsAreRefused() throws {
    let database = try TestDatabase.twoRuns([TestAnswer("q0")], [TestAnswer("q0")])
    try database.write {
      try $0.executeScript("UPDATE runs SET readingVersion = 'v2' WHERE id = 'after'")
    }
    let problem = #expect(throws: ComparisonProblem.self) { try overlap(database) }
    #expect(problem?.notes.contains("reread after") == true)
  }
}
