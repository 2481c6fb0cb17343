import AuditModel

/// A set of answer templates that was written at one time: whole layouts and the phrases that they name, from one of
/// the embedded files. How a file is written stands at its head.
struct TemplateSet: Sendable {
  /// The set that phrases.txt is; its layouts are `AnswerComposer`'s own.
  static let first = "2026-10"
  /// The set that was written when the reader was frozen: data/templates-2026-11.txt.
  static let second = "2026-11"
  /// Share of the answers that the second set writes, drawn for each answer by itself.
  static let secondShare = 1.0 / 3

  /// Which layouts an answer may take.
  enum Group: String, CaseIterable {
    case main, brief, refusal, nobody
  }

  /// What only these templates can name.
  enum Place: String, CaseIterable {
    case number = "n"
    case first, second, names, absent, home, link, note, notes
  }

  enum Piece {
    case text(Range<Int>)
    case slot(Phrasebook.Slot)
    case place(Place)
    /// One phrase of a section.
    case phrase(Int)
    /// A phrase for each brand: the sections for the three feelings.
    case each(positive: Int, neutral: Int, negative: Int)
  }

  struct Layout {
    /// What `plantedTruth.shape` says.
    let shape: String
    let pieces: [Piece]
    /// It names a brand of which it says that nothing is known.
    let needsAbsent: Bool
    let leastBrands: Int
  }

  var bytes: [UInt8] = []
  var phrases: [[Piece]] = []
  /// Each section's phrases.
  var sections: [Range<Int>] = []
  var layouts: [Group: [Layout]] = [:]

  /// The embedded second set for scenarios of this mode. Throws `ScenarioProblem.damagedResource`, which a test rules
  /// out.
  static func builtIn(_ mode: PersonaMode) throws(ScenarioProblem) -> TemplateSet {
    try (mode == .b2b ? business : consumer).get()
  }

  private static let business = Result { () throws(ScenarioProblem) in
    var reader = TemplateSetReader(mode: .b2b)
    return try reader.read()
  }
  private static let consumer = Result { () throws(ScenarioProblem) in
    var reader = TemplateSetReader(mode: .b2c)
    return try reader.read()
  }
}
