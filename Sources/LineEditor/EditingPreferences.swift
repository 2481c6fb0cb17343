/// What a person may choose about editing; may change from one statement to the next.
package struct EditingPreferences: Equatable, Sendable {
  package enum Keys: String, Sendable, CaseIterable {
    case emacs, vi
  }

  package var keys: Keys
  /// Whether the line is coloured as it is typed.
  package var highlights: Bool
  /// Whether the rest of an earlier statement stands behind the cursor, dimmed.
  package var suggests: Bool

  /// Where statements run: what succeeded there is suggested first.
  package var place: String?

  package init(
    keys: Keys = .emacs, highlights: Bool = true, suggests: Bool = true, place: String? = nil
  ) {
    self.place = place
    self.keys = keys
    self.highlights = highlights
    self.suggests = suggests
  }
}
