import AuditModel

/// Why a report cannot be made.
package enum ReportProblem: ExplainedProblem, Equatable {
  /// The run is still going on, or nothing was answered.
  case nothingToReport(run: String)

  package var message: String {
    switch self {
    case .nothingToReport(let run): "the run `\(run)` has no answered call to report on"
    }
  }

  package var notes: [String] {
    switch self {
    case .nothingToReport(let run): ["`issues \(run)` says why", "`runs` lists the others"]
    }
  }
}
