import AuditModel

/// An option that would change nothing beside the others: numbers that seem to obey it would mislead.
package struct UnusedOption: ExplainedProblem {
  /// As typed: `--client`.
  package let option: String
  /// What it says nothing about: `two runs`.
  package let subject: String
  package let notes: [String]

  package var message: String { "`\(option)` says nothing about \(subject)" }
}
