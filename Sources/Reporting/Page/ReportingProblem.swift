import AuditModel

/// Why a report cannot be written.
package enum ReportingProblem: ExplainedProblem, Equatable {
  /// One of the program's own templates.
  case brokenTemplate(file: String, reason: String)

  package var message: String {
    switch self {
    case .brokenTemplate(let file, let reason): "the report template `\(file)` is broken: \(reason)"
    }
  }

  package var notes: [String] {
    switch self {
    case .brokenTemplate: ["this is a defect of auditsh; please report it", "`--to x.md` needs no template"]
    }
  }
}
