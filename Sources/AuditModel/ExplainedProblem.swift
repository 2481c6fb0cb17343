/// What every service's closed problem enum says of itself, so that a session can show it: what happened (expected,
/// found), and what to do. Values from answers stay out of `message`.
package protocol ExplainedProblem: Error, Sendable {
  /// One sentence, no full stop, Markdown backticks around code.
  var message: String { get }
  /// What to do next, a line each: commands that can be typed as they stand.
  var notes: [String] { get }
}
