import AuditModel

/// Why a report cannot be made.
package enum ReportProblem: ExplainedProblem, Equatable {
  /// The run is still going on, or nothing was answered.
  case nothingToReport(run: String)
  /// The file's ending says neither HTML nor Markdown.
  case unknownFormat(path: String)

  package var message: String {
    switch self {
    case .nothingToReport(let run): "the run `\(run)` has no answered call to report on"
    case .unknownFormat(let path): "`\(path)` does not say how to write the report"
    }
  }

  package var notes: [String] {
    switch self {
    case .nothingToReport(let run): ["`issues \(run)` says why", "`runs` lists the others"]
    case .unknownFormat: ["end it in `.html` for a page, or in `.md` for Markdown"]
    }
  }
}
