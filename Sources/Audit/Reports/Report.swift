import AuditModel

/// A report as it is stored.
package struct Report: Sendable, Equatable {
  package var id: String
  package var runId: String
  package var title: String
  package var type: ReportType
  package var theme: ReportTheme
  /// UTC milliseconds.
  package var generatedAt: Int64
  /// Where its text was written; nil where nobody asked for a file.
  package var path: String?
  /// Calls attempted and planned when it was made; completed ≤ total.
  package var completed: Int
  package var total: Int
}
