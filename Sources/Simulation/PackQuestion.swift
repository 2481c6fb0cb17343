import AuditModel

/// A question of a scenario's pack, before it is known who asks.
struct PackQuestion: Sendable, Equatable {
  /// The place in the pack.
  let place: Int
  let key: String
  let text: String
  let category: String
  let type: String
  /// The noun phrase that answers talk about.
  let focus: String
  /// The places of the brands that the question names.
  let target: Int?
  let rival: Int?
}

/// A group of questions of a scenario file, before its templates are filled.
struct QuestionCategory: Sendable {
  let name: String
  let type: String
  /// Each cut at its slots: literal texts at even places, slot names at odd ones.
  let templates: [[String]]
  let place: ScenarioProblem.Place
}
