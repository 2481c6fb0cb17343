import AuditModel

/// Help on something that there is not.
package enum HelpProblem: ExplainedProblem, Equatable {
  /// `found`: pages that a search for it gives, the best first.
  case unknown(String, nearest: String?, found: [String])
  /// `describe` of what is no source.
  case noSource(String, nearest: String?)

  package var message: String {
    switch self {
    case .unknown(let name, _, _): "there is no help on `\(name)`"
    case .noSource(let name, _): "there is no source `\(name)`"
    }
  }

  package var notes: [String] {
    switch self {
    case .noSource(_, let nearest):
      return [nearest.map { "did you mean `describe \($0)`?" } ?? "`help sources` lists them"]
    case .unknown(_, let nearest, let found):
      let others = found.filter { $0 != nearest }
      return (nearest.map { ["did you mean `help \($0)`?"] } ?? [])
        + (others.isEmpty
          ? [] : ["it is spoken of in " + others.map { "help \($0)" }.joined(separator: ", ")])
        + (nearest == nil && others.isEmpty ? ["`help` says where to begin, `apropos WORD` searches"] : [])
    }
  }
}
