import AuditModel

/// Why a setting cannot be read or changed.
package enum SettingsProblem: ExplainedProblem, Equatable {
  /// The database has no value for a setting that must have one.
  case missing(key: String)
  case unknownKey(key: String)
  /// The text does not fit the setting; `expected` says what would.
  case badValue(key: String, expected: String)
  case unknownIntegration(id: String, known: [String])
  case unknownMember(id: String)
  case unknownWidget(id: String, known: [String])

  package var message: String {
    switch self {
    case .missing(let key): "the setting `\(key)` has no value"
    case .unknownKey(let key): "there is no setting `\(key)`"
    case .badValue(let key, let expected): "`\(key)` must be \(expected)"
    case .unknownIntegration(let id, _): "there is no integration `\(id)`"
    case .unknownMember(let id): "there is no member `\(id)`"
    case .unknownWidget(let id, _): "there is no widget `\(id)`"
    }
  }

  package var notes: [String] {
    switch self {
    case .missing(let key): ["`settings set \(key) …` gives it one"]
    case .unknownKey:
      ["settings are: " + SettingsKey.allCases.map(\.rawValue).joined(separator: ", ")]
    case .badValue: []
    case .unknownIntegration(_, let known), .unknownWidget(_, let known):
      ["there are: " + known.joined(separator: ", ")]
    case .unknownMember: ["`members` lists them"]
    }
  }
}
