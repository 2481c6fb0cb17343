import AuditModel

/// All that a report says, as plain data: what the writers of HTML and Markdown are given. Numbers are worded
/// already; charts have them as numbers too. Texts may be hostile: making them inert is the writers' business.
package struct ReportDocument: Sendable, Equatable {
  /// A line of the report's particulars: `Client`, `Acme Inc`.
  package struct Fact: Sendable, Equatable {
    package var label: String
    package var value: String

    package init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  package var type: ReportType
  package var theme: ReportTheme
  /// `Executive report — Weekly SaaS 2026-11-02 09:00`.
  package var title: String
  /// Whom it is about: the client's own brand, else the client, else the run.
  package var subject: String
  package var facts: [Fact] = []
  /// The answer in words, before any figure.
  package var lead: [Prose] = []
  package var tiles: [ReportTile] = []
  package var sections: [ReportSection] = []
  /// How the numbers were made.
  package var method: [Prose] = []
  /// UTC milliseconds, and in words.
  package var generatedAt: Int64
  package var generated: String
  package var runId: String
  /// `#rrggbb` as the settings have it; whatever else it may be, it never reaches the page as it is.
  package var brandColor: String?

  package init(
    type: ReportType, theme: ReportTheme, title: String, subject: String, generatedAt: Int64,
    generated: String, runId: String
  ) {
    self.type = type
    self.theme = theme
    self.title = title
    self.subject = subject
    self.generatedAt = generatedAt
    self.generated = generated
    self.runId = runId
  }
}
