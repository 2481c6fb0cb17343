import Values

/// A value as it stands in a table: inert text, its columns, and what it is to the reader.
struct Cell: Sendable, Equatable {
  var text: String
  var width: Int
  var tone: Tone

  init(_ text: String, _ tone: Tone = .plain) {
    self.text = text
    width = DisplayWidth.of(text)
    self.tone = tone
  }
}

extension Field {
  /// Numbers and durations stand right, so that their digits line up.
  var alignsRight: Bool { type.isNumber || type == .duration }
}
