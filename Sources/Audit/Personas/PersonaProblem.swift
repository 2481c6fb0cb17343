import AuditModel

/// Why a persona cannot be made or changed.
package enum PersonaProblem: ExplainedProblem, Equatable {
  /// A part of the catalogue that a key must name.
  package enum Part: String, Sendable {
    case role, driver, context, voice
  }

  case unknownKey(part: Part, key: String, mode: PersonaMode, known: [String])
  case noContexts
  case emptyText(field: String)
  /// The owner has one of this name in this mode.
  case taken(id: String)
  /// It is the catalogue's, which nobody changes.
  case inCatalog(id: String)
  /// Somebody else's.
  case notOwner(name: String, owner: String, asked: String)
  case nothingToChange

  package var message: String {
    switch self {
    case .unknownKey(let part, let key, let mode, _):
      "the \(mode.rawValue) catalogue has no \(part.rawValue) `\(key)`"
    case .noContexts: "a persona needs at least one context"
    case .emptyText(let field): "a persona's \(field) cannot be empty"
    case .taken(let id): "there is a persona `\(id)` already"
    case .inCatalog(let id): "`\(id)` is a voice of the catalogue, which cannot be changed"
    case .notOwner(let name, let owner, let asked):
      "`\(name)` belongs to `\(owner)`, not to `\(asked)`"
    case .nothingToChange: "nothing is said that should change"
    }
  }

  package var notes: [String] {
    switch self {
    case .unknownKey(let part, let key, let mode, let known):
      (NearestName.of(key, in: known).map { ["did you mean `\($0)`?"] } ?? [])
        + ["its \(part.rawValue)s are: " + known.joined(separator: ", ")]
        + [
          "the other mode has others: --mode \(mode == .b2c ? PersonaMode.b2b.rawValue : PersonaMode.b2c.rawValue)"
        ]
    case .noContexts:
      [
        "--contexts need,comparing; with --mode b2b: --contexts problem,shortlist",
        "`export personaCatalog` has them all",
      ]
    case .emptyText: []
    case .taken: ["`personas` lists them; another name makes another one"]
    case .inCatalog(let id): ["`persona clone \(id)` makes one of your own from it"]
    case .notOwner(let name, let owner, _):
      ["`--owner \(owner)` acts for them", "`persona clone \"\(name)\"` makes one of your own from it"]
    case .nothingToChange: ["--name, --role, --driver, --voice, --contexts, --segment, --need or --priority"]
    }
  }
}
