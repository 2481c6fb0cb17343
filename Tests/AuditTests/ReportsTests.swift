import Audit
import AuditModel
import Foundation
import Reporting
import Storage
import Testing

@Suite struct ReportsTests {
  static func context(_ database: TestDatabase) -> AuditContext {
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

  private static func path(_ name: String) -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString)-\(name)").path
  }

  @Test(arguments: ReportType.allCases, ["x.md", "x.html"])
  func everyReportIsWrittenWithItsRow(type: ReportType, name: String) throws {
    let database = try Self.database()
    try database.write {
      try $0.executeScript("UPDATE runs SET displayName = 'A | <b>*x*</b>' WHERE id = 'after'")
    }
    let path = Self.path(name)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let report = try Reports.create(
      try database.reference("after"), type: type, theme: .dark, to: path, in: Self.context(database))
    #expect(report.completed == 11 && report.total == 11)
    #expect(report.title.hasSuffix(" report — A | <b>*x*</b>"))
    let row = """
      SELECT filePath || '|' || reportType || '|' || themeKey || '|' || templateVersion || '|' || coverageCompleted
        || '|' || coverageTotal || '|' || generatedAt FROM reports
      """
    #expect(
      try database.texts(row) == [
        "\(path)|\(type.rawValue)|dark|\(HTMLReport.version)|11|11|\(TestDatabase.minute(5000))"
      ])
    let text = try String(contentsOfFile: path, encoding: .utf8)
    if name == "x.md" {
      #expect(text.contains(#"report — A \| &lt;b&gt;\*x\*&lt;/b&gt;"#))
    } else {
      #expect(text.hasPrefix("<!DOCTYPE html>") && text.contains("report — A | &lt;b&gt;*x*&lt;/b&gt;"))
    }
    // Visibility of Acme with Wilson's interval and n, and its change.
    #expect(text.contains("1.8–40.4%, n = 10"))
    #expect(text.contains("−80.0 points"))
  }

  /// Equal database and clock: equal bytes. The second report is a row of its own.
  @Test func aReportIsAFunctionOfDatabaseAndClock() throws {
    let database = try Self.database()
    let run = try database.reference("after")
    let paths = [Self.path("a.html"), Self.path("a.html")]
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    for path in paths { _ = try Reports.create(run, type: .executive, to: path, in: Self.context(database)) }
    let files = try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(files[0] == files[1])
    #expect(Set(try database.texts("SELECT id FROM reports")).count == 2)
  }

  @Test(arguments: [
    ("/nowhere/at/all.md", ExportProblem.missingFolder(path: "/nowhere/at/all.md")),
    ("/nowhere/at/all.html", ExportProblem.missingFolder(path: "/nowhere/at/all.html")),
  ])
  func aPathThatCannotBeWrittenLeavesNoRow(path: String, problem: ExportProblem) throws {
    let database = try Self.database()
    #expect(throws: problem) {
      try Reports.create(
        try database.reference("after"), type: .executive, to: path, in: Self.context(database))
    }
    #expect(try database.texts("SELECT id FROM reports").isEmpty)
  }

  @Test func aRowThatCannotBeWrittenLeavesTheOldFile() throws {
    let database = try Self.database()
    let path = Self.path("old.html")
    defer { try? FileManager.default.removeItem(atPath: path) }
    try "old".write(toFile: path, atomically: true, encoding: .utf8)
    try database.write {
      try $0.executeScript(
        "CREATE TEMP TRIGGER full BEFORE INSERT ON reports BEGIN SELECT raise(ABORT, 'full'); END")
    }
    #expect(throws: StoreProblem.self) {
      try Reports.create(
        try database.reference("after"), type: .platform, to: path, in: Self.context(database))
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    let folder = (path as NSString).deletingLastPathComponent
    let name = (path as NSString).lastPathComponent
    let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.contains(name) }
    #expect(left == [name])
  }

  @Test func whatCannotBeReportedSaysSo() throws {
    let database = try Self.database()
    try database.run("empty", minute: 3000)
    #expect(throws: ReportProblem.nothingToReport(run: "empty")) {
      try Reports.create(
        try database.reference("empty"), type: .executive, in: Self.context(database))
    }
    for path in ["report", "report.pdf", "md", "a.html/"] where path != "a.html/" {
      #expect(throws: ReportProblem.unknownFormat(path: path)) {
        try Reports.create(
          try database.reference("after"), type: .executive, to: path, in: Self.context(database))
      }
    }
    #expect(try database.texts("SELECT id FROM reports").isEmpty)
  }

  @Test func titles() {
    #expect(Reports.title("executive", runName: "R") == "Executive report — R")
    #expect(Reports.title("market_scan", runName: "R") == "Market scan report — R")
  }
}
