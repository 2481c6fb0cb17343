import Audit
import AuditModel
import Foundation
import Reporting
import Storage
import Testing
import Values

/// What reports say, against the services that say it too.
@Suite struct ReportDocumentTests {
  /// Two platforms, two personas, a failed call; Acme is never named on perplexity nor to the `seller`.
  private static func database() throws -> TestDatabase {
    let before = (0..<12).map {
      TestAnswer("q\($0)", persona: "buyer", category: "A", names: ["Acme", "Globex"])
    }
    var after = (0..<12).map { index in
      TestAnswer(
        "q\(index)", persona: index < 8 ? "buyer" : "seller", category: index < 8 ? "A" : "B",
        names: index < 6 ? ["Globex", "Acme"] : ["Globex"], index == 1 ? .negative : .positive)
    }
    after += (0..<3).map { TestAnswer("q\($0)", "perplexity", persona: "buyer", names: ["Initech"]) }
    after.append(TestAnswer("q3", "perplexity", persona: "buyer", failure: "timeout"))
    return try TestDatabase.twoRuns(before, after)
  }

  private static func document(_ database: TestDatabase, _ type: ReportType) throws -> ReportDocument {
    let run = try database.reference("after")
    let report = try Reports.create(run, type: type, in: ReportsTests.context(database))
    return try database.store.read { try Reports.document(report, run, in: $0) }
  }

  private static func tables(_ document: ReportDocument) -> [ReportTable] {
    document.sections.flatMap(\.blocks).compactMap { if case .table(let table) = $0 { table } else { nil } }
  }

  private static func words(_ document: ReportDocument) -> String { MarkdownReport.text(document) }

  @Test func figuresAreThoseOfTheScorecards() throws {
    let database = try Self.database()
    let document = try Self.document(database, .competitive)
    let cards = try database.store.read {
      try Comparison.scorecards(AnswerScope.run(database.reference("after"), in: $0), in: $0)
    }
    let answers = try database.store.read {
      try Comparison.scorecards(AnswerScope.run(database.reference("after"), in: $0), mode: .answers, in: $0)
    }
    let tables = Self.tables(document)
    for (card, other) in zip(cards, answers) {
      let rows = tables.prefix(3).compactMap { table in table.rows.first { $0.cells[0].text == card.brand } }
      try #require(rows.count == 3, "\(card.brand)")
      func percent(_ share: Double?) -> String {
        share.map { "\(Rounding.halfAway($0 * 100, decimals: 1))%" } ?? "no data"
      }
      #expect(rows[0].cells[1].text == "\(card.answers)")
      #expect(rows[0].cells[2].text == percent(card.visibility))
      #expect(rows[0].cells[2].detail?.hasSuffix("n = 15") == true)
      #expect(rows[1].cells[1].text == percent(card.voice))
      #expect(rows[1].cells[2].text == percent(other.voice))
      #expect(rows[1].cells[3].text == percent(card.weightedVoice))
      #expect(rows[2].cells[2].detail?.hasSuffix("n = \(card.answers)") == true)
      #expect(rows[0].isOwn == card.isPrimary)
    }
  }

  @Test func changesAreThoseOfTheComparison() throws {
    let database = try Self.database()
    let document = try Self.document(database, .executive)
    let rows = try database.store.read {
      try Comparison.compare(
        ComparisonRequest(first: database.reference("before"), second: database.reference("after")), in: $0)
    }
    let table = try #require(Self.tables(document).first { $0.caption == "Visibility before and now" })
    #expect(table.rows.map(\.cells[0].text) == rows.map(\.key))
    #expect(table.rows.map { $0.cells.last?.text } == rows.map(\.verdict))
    #expect(table.rows.map(\.cells[4].detail) == rows.map { $0.test?.rawValue })
    #expect(Self.words(document).contains("changed significantly, by **−60.0 points**"))
  }

  @Test func noSignificantChangeIsSaid() throws {
    let answers = (0..<8).map { TestAnswer("q\($0)", names: $0 < 4 ? ["Acme"] : []) }
    let database = try TestDatabase.twoRuns(answers, answers)
    #expect(
      try Self.words(Self.document(database, .executive)).contains("there is **no significant change**"))
    let first = try database.reference("before")
    let report = try Reports.create(first, type: .executive, in: ReportsTests.context(database))
    let document = try database.store.read { try Reports.document(report, first, in: $0) }
    #expect(Self.words(document).contains("This is the first completed run of its job"))
  }

  @Test func runsReadOtherwiseAreNotCompared() throws {
    let database = try Self.database()
    try database.write { try $0.executeScript("UPDATE runs SET readingVersion = 'old' WHERE id = 'before'") }
    let words = try Self.words(Self.document(database, .executive))
    #expect(words.contains("The previous run is not comparable"))
    #expect(words.contains("1 earlier run were read") == false)
    #expect(words.contains("earlier run was read with other rules"))
  }

  @Test func headToHeadCountsTheSameAnswers() throws {
    let document = try Self.document(Self.database(), .competitive)
    let table = try #require(Self.tables(document).first { $0.caption.contains("against each competitor") })
    // Globex: 6 answers name both, none us alone, 6 them alone; we come first in none of the 6.
    let row = try #require(table.rows.first { $0.cells[0].text == "Globex" })
    #expect(row.cells[1...3].map(\.text) == ["6", "0", "6"])
    #expect(row.cells[4].text == "−40.0 points")
    #expect(row.cells[5].text == "0.0%" && row.cells[5].detail?.hasSuffix("n = 6") == true)
  }

  @Test func missedQuestionsAreThoseWithoutUs() throws {
    let words = try Self.words(Self.document(Self.database(), .competitive))
    #expect(words.contains("**6 of 12** questions"))
    #expect(words.contains("**What about q9?** — openai. 1 of 1 answer name competitors: Globex"))
  }

  @Test func platformsSayWhoIsNotNamed() throws {
    let document = try Self.document(Self.database(), .platform)
    let words = Self.words(document)
    #expect(words.contains("**perplexity** never named Acme"))
    let reliability = try #require(Self.tables(document).first { $0.caption == "How the platforms answered" })
    let row = try #require(reliability.rows.first { $0.cells[0].text == "perplexity" })
    #expect(row.cells[1...3].map(\.text) == ["4", "3", "1"])
    #expect(row.cells[4].text == "25.0%" && row.cells[4].flag == "low sample")
    let heat = try #require(Self.tables(document).first { $0.caption.hasSuffix("in numbers") })
    #expect(heat.rows.first { $0.isOwn }?.cells.map(\.text) == ["Acme", "50.0%", "0.0%"])
    #expect(heat.rows.first { $0.isOwn }?.cells.map(\.flag) == [nil, nil, "low sample"])
  }

  @Test func personasAreCountedApart() throws {
    let document = try Self.document(Self.database(), .persona)
    let table = try #require(Self.tables(document).first { $0.caption.hasPrefix("Personas") })
    #expect(table.rows.map { $0.cells[0].text } == ["Buyer", "Seller"])
    #expect(table.rows.map { $0.cells[2].text } == ["54.5%", "0.0%"])
    // Nothing is said of us to the seller: no sentiment, which is not 0.
    #expect(table.rows.map { $0.cells[3].text } == ["+0.67", "no data"])
    #expect(table.rows.map { $0.cells[4].text } == ["91.7%", "100.0%"])
  }

  @Test func withoutABrandOfOurOwnBrandsAreSetSideBySide() throws {
    let database = try Self.database()
    try database.write { try $0.executeScript("UPDATE brands SET isPrimary = 0") }
    for type in ReportType.allCases {
      let words = try Self.words(Self.document(database, type))
      #expect(words.contains("No brand is marked as the client"))
      #expect(words.contains("Globex"))
    }
    try database.write {
      try $0.executeScript("DELETE FROM brands; DELETE FROM mentions; DELETE FROM rollups")
    }
    for type in ReportType.allCases { _ = try Self.document(database, type) }
  }

  @Test func aLargeRunIsSummarised() throws {
    let answers = (0..<150).flatMap { question in
      (0..<3).map {
        TestAnswer(
          "q\(question)", "platform\($0 + question % 30)", persona: "persona \(question % 90)",
          names: ["Globex"])
      }
    }
    let database = try TestDatabase.twoRuns(answers, answers)
    try database.write { connection in
      try connection.executeScript(
        "UPDATE questions SET text = text || '" + String(repeating: " long", count: 500) + "'")
    }
    let run = try database.reference("after")
    for type in ReportType.allCases {
      let report = try Reports.create(run, type: type, in: ReportsTests.context(database))
      let text = try database.store.read { try Reports.text(report, run, as: .html, in: $0) }
      #expect(text.utf8.count < 200_000, "\(type): \(text.utf8.count)")
      #expect(text.contains(" more"), "\(type)")
    }
  }
}
