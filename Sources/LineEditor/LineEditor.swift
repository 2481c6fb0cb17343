/// Asks a person, or a file behind standard input, for one statement after the other.
package protocol LineEditor: AnyObject {
  /// Holds from the next statement on.
  var preferences: EditingPreferences { get set }

  /// The next statement, which may span lines (parted by "\n"; without the last one). Blocks.
  ///
  /// `prompt` may hold SGR colour sequences (ESC `[` … `m`); other control characters are dropped from both.
  /// `continuationPrompt` stands before each further line; any colour in it is dropped.
  func readStatement(
    prompt: String, continuationPrompt: String
  ) throws(LineEditorProblem) -> LineInput

  /// What came of the statement that was read last: the place where it succeeded (what is suggested there first), or nil
  /// where it failed: then it is no longer suggested.
  func noteOutcome(succeededIn place: String?)

  /// Why the history could not be read or kept, once; nil after that and while all is well. Never stops a prompt.
  func takeHistoryProblem() -> LineEditorProblem?
}

/// What came of asking for a statement.
package enum LineInput: Equatable, Sendable {
  /// Text to run; may be empty or blank, and incomplete only where the input ended in it.
  case statement(String)
  /// Ctrl-C: what was typed is gone.
  case interrupted
  /// Ctrl-D on an empty line, or the input's end.
  case endOfInput
}
