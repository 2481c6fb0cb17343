import AuditModel

/// Why a persona cannot be made.
package enum PersonaProblem: ExplainedProblem, Equatable {
  /// A part of the catalogue that a key must name.
  package enum Part: String, Sendable {
    case role, driver, context, voice
  }

  case unknownKey(part: Part, key: String, mode: PersonaMode, known: [String])
  case noContexts
  case emptyText(field: String)
  case taken(id: String)

  package var message: String {
    switch self {
    case .unknownKey(let part, let key, let mode, _):
      "the \(mode.rawValue) catalogue has no \(part.rawValue) `\(key)`"
    case .noContexts: "a persona needs at least one context"
    case .emptyText(let field): "a persona's \(field) cannot be empty"
    case .taken(let id): "there is a persona `\(id)` already"
    }
  }

  package var notes: [String] {
    switch self {
    case .unknownKey(let part, _, _, let known):
      ["its \(part.rawValue)s are: " + known.joined(separator: ", ")]
    case .noContexts, .emptyText: []
    case .taken: ["`personas` lists them"]
    }
  }
}
