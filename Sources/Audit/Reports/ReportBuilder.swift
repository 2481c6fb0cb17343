import AuditModel
import Reporting
import Statistics
import Storage
import Values

/// Makes the document of a report: the figures of the services, worded. Everything throws `StoreProblem`.
struct ReportBuilder {
  /// How many rows of a kind a report shows; the rest is counted.
  static let brandLimit = 12
  static let rowLimit = 20
  static let excerptLimit = 8

  let report: Report
  let facts: ReportFacts
  /// The brands that are shown, by how many answers name them.
  let shown: [Int]
  let intervals: [Int: ReportSample.Intervals]
  let excerpts: ReportExcerpts
  /// As the settings have it.
  let brandColor: String?

  init(_ report: Report, run: RunReference, in connection: Connection) throws {
    self.report = report
    facts = try ReportFacts(run: run, in: connection)
    shown = facts.ranked(Self.brandLimit)
    intervals = facts.sample.intervals(of: shown)
    excerpts = try ReportExcerpts(facts)
    brandColor = try connection.text(
      "SELECT value FROM settings WHERE key = ?", [.text(SettingsKey.primaryColor.rawValue)])
  }

  func document() throws -> ReportDocument {
    var document = ReportDocument(
      type: report.type, theme: report.theme, title: report.title,
      subject: facts.own?.brand ?? facts.row.client ?? facts.row.name,
      generatedAt: report.generatedAt,
      generated: ReportWords.minute(report.generatedAt) + " UTC", runId: report.runId)
    document.brandColor = brandColor
    document.facts = particulars()
    document.method = method()
    let page =
      switch report.type {
      case .executive: try executive()
      case .competitive: try competitive()
      case .platform: try platform()
      case .persona: try persona()
      }
    document.lead = page.lead + warnings()
    document.tiles = page.tiles
    document.sections = page.sections
    return document
  }

  /// What a type of report adds to the document.
  struct Page {
    var lead: [Prose]
    var tiles: [ReportTile]
    var sections: [ReportSection]
  }

  private func particulars() -> [ReportDocument.Fact] {
    let start = facts.row.startedAt
    let period =
      facts.row.completedAt.map { ReportWords.period(start, $0) } ?? ReportWords.minute(start) + ", not ended"
    let names = facts.platforms.map(\.name)
    let listed = names.prefix(8).joined(separator: ", ") + Self.more(names.count - 8, ", and ")
    return [
      .init("Client", facts.row.client ?? "none"), .init("Run", facts.row.name),
      .init("Period (UTC)", period),
      .init("Platforms", listed.isEmpty ? ReportWords.noData : listed),
      .init(
        "Answers",
        "\(ReportWords.grouped(facts.n)) answered, \(ReportWords.grouped(facts.failed)) failed, "
          + "\(ReportWords.grouped(report.total)) planned"),
      .init("Questions", ReportWords.grouped(facts.sample.questions.count)),
      .init("Reading version", facts.row.readingVersion.map { String($0.prefix(12)) } ?? ReportWords.noData),
      .init("Generated", ReportWords.minute(report.generatedAt) + " UTC"),
    ]
  }

  /// What a reader must know before any figure.
  private func warnings() -> [Prose] {
    var warnings: [Prose] = []
    if facts.n < Comparison.lowSample {
      warnings.append(
        "Low sample: with fewer than \(Comparison.lowSample) answers these numbers say little.")
    }
    if facts.row.status != RunStatus.completed.rawValue {
      warnings.append(
        "The run is \(facts.row.status): this is what it had answered when the report was made.")
    }
    if facts.primary == nil {
      warnings.append("No brand is marked as the client's own, so brands are only set side by side.")
    }
    return warnings
  }

  /// `and 37 more`, `and 37 more sites`, or nothing.
  static func more(_ count: Int, _ before: String = "and ", _ noun: String? = nil) -> String {
    let named = noun.map { " " + $0 + (count == 1 ? "" : "s") } ?? ""
    return count > 0 ? "\(before)\(ReportWords.grouped(count)) more\(named)" : ""
  }
}
