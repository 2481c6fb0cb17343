/// What could stand at the cursor.
package struct CompletionResult: Equatable, Sendable {
  /// Where the text to replace begins, as an offset in UTF-8 bytes; it ends at the cursor.
  package var replaceFrom: Int
  /// In the order they are to be shown.
  package var candidates: [CompletionCandidate]

  package init(replaceFrom: Int, candidates: [CompletionCandidate]) {
    self.replaceFrom = replaceFrom
    self.candidates = candidates
  }

  /// Nothing to offer.
  package static func none(at cursor: Int) -> CompletionResult {
    CompletionResult(replaceFrom: cursor, candidates: [])
  }
}
