/// What leaves the product for the dashboard; docs/contracts has the schema of each.
package enum ExportQuery: String, Sendable, CaseIterable {
  case auditSummaries, auditRuns, auditRun, launchTestRun, reportSummaries, insights, personas, widgets,
    comparison, settings, personaCatalog, personaLibrary

  /// Whether it is answered for one persona mode at a time.
  package var hasMode: Bool {
    switch self {
    case .personas, .personaCatalog, .personaLibrary: true
    default: false
    }
  }

  /// Whether it is about one run.
  package var hasRun: Bool { self == .auditRun || self == .launchTestRun }
}
