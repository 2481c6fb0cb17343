import Audit
import AuditModel
import Statistics
import Storage
import Testing

@Suite struct BrandComparisonTests {
  private func database() throws -> TestDatabase {
    let both = (0..<12).map {
      TestAnswer("q\($0)", $0 < 6 ? "gemini" : "openai").mentioning("Globex", 1, .negative)
        .mentioning("Acme", 2, .positive)
    }
    let acme = (12..<22).map { TestAnswer("q\($0)", names: ["Acme"]) }
    let neither = (22..<25).map { TestAnswer("q\($0)") } + [TestAnswer("q25", failure: "timeout")]
    let database = try TestDatabase()
    try database.client()
    try database.run("r")
    try database.answers(run: "r", both + acme + neither)
    return database
  }

  private func brands(
    _ first: String, _ second: String, by dimension: ComparisonDimension = .brand,
    mode: VoiceMode = .mentions
  ) throws -> [BrandsRow] {
    let database = try database()
    let run = try database.reference("r")
    return try database.store.read {
      try Comparison.brands(first, second, run: run, dimension: dimension, mode: mode, in: $0)
    }
  }

  @Test func aBrandIsSetBesideAnotherInTheSameAnswers() throws {
    let rows = try brands("Acme", "Globex")
    let pairs = PairedCounts(both: 12, onlyFirst: 10, onlySecond: 0, neither: 3)
    #expect(rows.allSatisfy { $0.paired == pairs && $0.key == "all" && $0.questions == 25 })
    #expect(rows.map(\.firstX) == [22, 34, 12, 0] && rows.map(\.secondX) == [12, 12, -12, 12])
    #expect(rows.map(\.firstN) == [25, 46, 22, 12] && rows.map(\.secondN) == [25, 46, 12, 12])
    #expect(abs((rows[0].delta ?? 0) - 0.4) < 1e-12)
    #expect(rows[0].numbers.interval == Proportions.newcombe(pairs))
    #expect(rows[0].numbers.p == Proportions.mcNemar(onlyFirst: 10, onlySecond: 0))
    // Ten pairs changed, all one way: 2 / 2^10; twelve answers, Globex first in all.
    #expect(abs((rows[3].numbers.p ?? 0) - 2.0 / 4096) < 1e-12)
    #expect(rows[3].delta == -1 && rows[3].numbers.interval?.low == -1)
    #expect(
      rows.map(\.verdict) == [
        "named more often", "larger share of voice", "better liked", "named first less often",
      ])
    #expect(try brands("Acme", "Globex", mode: .answers)[1].firstX == 22)
  }

  @Test func itGoesByPlatformToo() throws {
    let rows = try brands("Globex", "Acme", by: .platform)
    #expect(rows.map(\.key) == Array(repeating: "gemini", count: 4) + Array(repeating: "openai", count: 4))
    #expect(rows[0].delta == 0 && rows[0].numbers.p == 1)
    #expect(rows[0].verdict == "no significant difference")
    #expect(rows[4].firstX == 6 && rows[4].secondX == 16)
  }

  @Test func nothingNamedIsNull() throws {
    let rows = try brands("Acme", "Initech")
    #expect(rows[2].numbers.second == nil && rows[2].numbers.p == nil && rows[2].test == nil)
    #expect(rows[2].verdict == "nothing to compare")
    #expect(rows[3].numbers.p == nil && rows[3].numbers.holmP == nil && rows[3].firstN == 0)
  }

  @Test func onlyTwoTrackedBrandsWillDo() throws {
    #expect(throws: ComparisonProblem.sameBrand("Acme")) { try brands("Acme", "Acme") }
    #expect(throws: ComparisonProblem.unknownBrand(name: "acme", tracked: TestDatabase.brands)) {
      try brands("acme", "Globex")
    }
  }
}
