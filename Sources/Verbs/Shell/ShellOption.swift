import Diagnostics

/// An option of the shell, by its name in `set`.
package enum ShellOption: String, Sendable, CaseIterable {
  case keys, highlight, suggestions, hints, pager, rows, times, timing, output

  /// What it does, for `set` and completion.
  package var summary: String {
    switch self {
    case .keys: "how lines are edited"
    case .highlight: "colour while you type"
    case .suggestions: "the rest of an earlier line, in grey"
    case .hints: "next steps after results"
    case .pager: "long results page by page: when they need it, never, or through a program"
    case .rows: "rows shown on a terminal; auto: as many as fit, 0: all"
    case .times: "times as `3h ago`, or as they are"
    case .timing: "how long each statement took"
    case .output: "how rows are shown"
    }
  }

  /// The words it takes, the default first; where others are allowed too, `takes` says which.
  package var words: [String] {
    switch self {
    case .keys: ["emacs", "vi"]
    case .highlight, .suggestions, .hints: ["on", "off"]
    case .pager: ["auto", "off"]
    case .rows: ["auto"]
    case .times: ["relative", "exact"]
    case .timing: ["off", "on"]
    case .output: ShellOptions.outputs
    }
  }

  /// What its value may be, for messages and `set`.
  package var takes: String {
    switch self {
    case .pager: "auto, off, or a command such as \"less -S\""
    case .rows: "auto, or a whole number such as 40"
    default: words.joined(separator: ", ")
    }
  }

  /// Reads its name. Throws `ShellOptionProblem.unknown`.
  package static func named(_ name: String) throws(ShellOptionProblem) -> ShellOption {
    if let option = ShellOption(rawValue: name) { return option }
    throw .unknown(name, nearest: Suggestion.nearest(to: name, among: allCases.map(\.rawValue)))
  }
}
