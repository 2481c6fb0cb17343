import Values

/// A value as it stands in a table: inert text, its columns, and what it is to the reader.
package struct Cell: Sendable, Equatable {
  package var text: String
  package var width: Int
  package var tone: Tone

  package init(_ text: String, _ tone: Tone = .plain) {
    self.text = text
    width = DisplayWidth.of(text)
    self.tone = tone
  }
}

extension Field {
  /// Numbers and durations stand right, so that their digits line up.
  package var alignsRight: Bool { type.isNumber || type == .duration }
}
