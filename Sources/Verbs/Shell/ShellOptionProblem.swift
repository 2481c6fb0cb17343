import AuditModel

/// Why an option of the shell cannot be set.
package enum ShellOptionProblem: ExplainedProblem, Equatable {
  case unknown(String, nearest: String?)
  case badValue(ShellOption, found: String, nearest: String?)
  /// `set keys vi --reset hints`, `set --reset` behind nothing.
  case resetTakesNoValue

  package var message: String {
    switch self {
    case .unknown(let name, _): "the shell has no option `\(name)`"
    case .badValue(let option, let found, _):
      "`set \(option.rawValue)` takes \(option.takes), found `\(found)`"
    case .resetTakesNoValue: "`set --reset` takes the name of one option and nothing else"
    }
  }

  package var notes: [String] {
    switch self {
    case .unknown(let name, let nearest):
      if name.contains(".") { return ["settings of the database: settings set \(name) …"] }
      let options = "options: " + ShellOption.allCases.map(\.rawValue).joined(separator: ", ")
      return (nearest.map { ["did you mean `set \($0)`?"] } ?? []) + [options + "   (set lists them)"]
    case .badValue(let option, _, let nearest):
      return [
        nearest.map { "did you mean `set \(option.rawValue) \($0)`?" }
          ?? "set \(option.rawValue) \(option.words[0])"
      ]
    case .resetTakesNoValue: return ["set --reset keys"]
    }
  }
}
