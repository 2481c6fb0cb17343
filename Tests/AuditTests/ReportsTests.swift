import Audit
import AuditModel
import Foundation
import Storage
import Testing

@Suite struct ReportsTests {
  private static func context(_ database: TestDatabase) -> AuditContext {
    AuditContext(store: database.store, now: { TestDatabase.minute(5000) }, hostNow: { 0 })
  }

  private static func database() throws -> TestDatabase {
    func answers(_ named: Int) -> [TestAnswer] {
      (0..<10).map {
        TestAnswer("q\($0)", persona: "buyer", names: $0 < named ? ["Acme"] : ["Globex"], .positive)
      } + [TestAnswer("q11", failure: "timeout")]
    }
    return try TestDatabase.twoRuns(answers(9), answers(1))
  }

  @Test(arguments: ReportType.allCases)
  func everyReportIsWrittenWithItsRow(type: ReportType) throws {
    let database = try Self.database()
    try database.write {
      try $0.executeScript("UPDATE runs SET displayName = 'A | <b>*x*</b>' WHERE id = 'after'")
    }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("report-\(type).md").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let report = try Reports.create(
      try database.reference("after"), type: type, to: path, in: Self.context(database))
    #expect(report.completed == 11 && report.total == 11)
    #expect(report.title.hasSuffix(" report — A | <b>*x*</b>"))
    #expect(try database.texts("SELECT filePath FROM reports") == [path])
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(#"report — A \| &lt;b&gt;\*x\*&lt;/b&gt;"#))
    #expect(text.contains("Acme is named in 1 of 10 answers (10%)"))
    #expect(text.contains("| 90% | 10% | −80 points | 10 / 10 | "))
  }

  @Test func aPathThatCannotBeWrittenLeavesNoRow() throws {
    let database = try Self.database()
    let path = "/nowhere/at/all.md"
    #expect(throws: ExportProblem.missingFolder(path: path)) {
      try Reports.create(
        try database.reference("after"), type: .executive, to: path, in: Self.context(database))
    }
    #expect(try database.texts("SELECT id FROM reports").isEmpty)
    try database.run("empty", minute: 3000)
    #expect(throws: ReportProblem.nothingToReport(run: "empty")) {
      try Reports.create(
        try database.reference("empty"), type: .executive, in: Self.context(database))
    }
  }

  @Test func titles() {
    #expect(Reports.title("executive", runName: "R") == "Executive report — R")
    #expect(Reports.title("market_scan", runName: "R") == "Market scan report — R")
  }
}
