import AuditModel

/// Help on something that there is not.
package enum HelpProblem: ExplainedProblem, Equatable {
  case unknown(String, nearest: String?)

  package var message: String {
    switch self {
    case .unknown(let name, _): "there is no help on `\(name)`"
    }
  }

  package var notes: [String] {
    switch self {
    case .unknown(_, let nearest): [nearest.map { "did you mean `help \($0)`?" } ?? "`help` lists everything"]
    }
  }
}
