/// What is wrong, where, and what to do about it. Made by a stage from its own closed `…Problem` enum.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: String, Sendable { case error, warning }

  package var severity: Severity
  /// What was expected and what was found; Markdown backticks around code.
  package var message: String
  package var span: Span
  /// Short text behind the caret: mostly a suggestion.
  package var label: String
  /// Lines under the excerpt: allowed values, what to do, the help that goes with it.
  package var notes: [String]
  /// A machine-readable name of the problem's case, stable: `unknown-field`.
  package var code: String

  package init(
    severity: Severity = .error, code: String, _ message: String, at span: Span,
    label: String = "", notes: [String] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.label = label
    self.notes = notes
  }
}

/// Diagnostics on their way up; never empty.
package struct Diagnostics: Error, Sendable {
  package var list: [Diagnostic]

  package init(_ list: [Diagnostic]) { self.list = list }
}

/// A failure while running: what happened and what to do. Each room that can fail maps its own closed problem
/// enum to this at its edge, so that a session shows every failure the same way.
package struct Failure: Error, Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// Exit 1.
    case assertion
    /// Exit 2: found before anything ran.
    case usage
    /// Exit 3.
    case run
    /// Exit 4.
    case database
    /// Exit 124.
    case timeout
    /// Exit 130.
    case interrupted
    /// Exit 141.
    case closedPipe
  }

  package var kind: Kind
  package var message: String
  package var notes: [String]

  package init(_ kind: Kind, _ message: String, notes: [String] = []) {
    self.kind = kind
    self.message = message
    self.notes = notes
  }
}
