import Diagnostics

/// What a person set of the shell with `set`, in types; what was not set is as by default. The program hands its
/// parts down to the rooms that follow them.
package struct ShellOptions: Sendable, Equatable {
  package enum Keys: String, Sendable {
    case emacs, vi
  }

  package enum Times: String, Sendable {
    case relative, exact
  }

  package enum Pager: Sendable, Equatable {
    /// Where a result does not fit the screen.
    case auto
    case off
    /// A line for the system's shell.
    case command(String)
  }

  /// The formats that `output` takes, the default first.
  package static let outputs = ["table", "json", "ndjson", "csv", "tsv", "markdown", "html", "line"]

  package var keys = Keys.emacs
  package var highlight = true
  package var suggestions = true
  package var hints = true
  package var pager = Pager.auto
  /// Rows of a table on a terminal: nil as many as fit, 0 all.
  package var rows: Int?
  package var times = Times.relative
  /// Whether the prompt says how long a statement took.
  package var timing = false
  /// One of `outputs`.
  package var output = "table"

  package init() {}

  /// An option's value as `set` takes it.
  package func text(of option: ShellOption) -> String {
    switch option {
    case .keys: keys.rawValue
    case .highlight: highlight ? "on" : "off"
    case .suggestions: suggestions ? "on" : "off"
    case .hints: hints ? "on" : "off"
    case .pager:
      switch pager {
      case .auto: "auto"
      case .off: "off"
      case .command(let line): line
      }
    case .rows: rows.map(String.init) ?? "auto"
    case .times: times.rawValue
    case .timing: timing ? "on" : "off"
    case .output: output
    }
  }

  /// Sets one by its text. Throws `ShellOptionProblem.badValue`.
  package mutating func set(_ option: ShellOption, to text: String) throws(ShellOptionProblem) {
    let isWord = option.words.contains(text)
    switch option {
    case .rows where !isWord:
      guard let count = Int(text), (0...1_000_000).contains(count) else { throw Self.bad(option, text) }
      rows = count
    case .pager where !isWord:
      guard Self.isCommand(text) else { throw Self.bad(option, text) }
      pager = .command(text)
    default:
      guard isWord else { throw Self.bad(option, text) }
      setWord(option, text)
    }
  }

  /// One line of the settings file, and a program's name that is no mistyped word.
  private static func isCommand(_ text: String) -> Bool {
    !text.isEmpty && text.first != " "
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7f }
      && !["on", "yes", "no", "none", "true", "false", "always", "never"].contains(text)
  }

  private mutating func setWord(_ option: ShellOption, _ word: String) {
    switch option {
    case .keys: keys = Keys(rawValue: word) ?? keys
    case .highlight: highlight = word == "on"
    case .suggestions: suggestions = word == "on"
    case .hints: hints = word == "on"
    case .pager: pager = word == "off" ? .off : .auto
    case .rows: rows = nil
    case .times: times = Times(rawValue: word) ?? times
    case .timing: timing = word == "on"
    case .output: output = word
    }
  }

  private static func bad(_ option: ShellOption, _ text: String) -> ShellOptionProblem {
    .badValue(option, found: text, nearest: nearest(text, option))
  }

  /// What other programs call on and off is meant, too.
  private static func nearest(_ text: String, _ option: ShellOption) -> String? {
    if option.words.contains("off") {
      if ["no", "false", "0", "none", "never"].contains(text.lowercased()) { return "off" }
      if ["yes", "true", "1", "always"].contains(text.lowercased()) {
        return option.words.contains("on") ? "on" : option.words[0]
      }
    }
    if option == .rows, ["all", "off", "none"].contains(text.lowercased()) { return "0" }
    return Suggestion.nearest(to: text, among: option.words)
  }

  /// Puts one back to its default.
  package mutating func reset(_ option: ShellOption) {
    setWord(option, option.words[0])
  }
}
