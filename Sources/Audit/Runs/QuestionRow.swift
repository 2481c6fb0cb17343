import AuditModel

/// A question of a run as it goes into the database.
package struct QuestionRow: Sendable, Equatable {
  /// What makes questions of two runs the same.
  package var key: String
  package var text: String
  package var category: String?
  package var type: String?
  package var persona: String?
  package var role: String?
  package var driver: String?
  package var emotionalAnchor: String?
  package var contextStage: String?
  package var targetBrand: String?
  /// 0…1.
  package var priorityScore: Double?

  package init(
    key: String, text: String, category: String? = nil, type: String? = nil,
    persona: String? = nil, role: String? = nil, driver: String? = nil,
    emotionalAnchor: String? = nil, contextStage: String? = nil, targetBrand: String? = nil,
    priorityScore: Double? = nil
  ) {
    self.key = key
    self.text = text
    self.category = category
    self.type = type
    self.persona = persona
    self.role = role
    self.driver = driver
    self.emotionalAnchor = emotionalAnchor
    self.contextStage = contextStage
    self.targetBrand = targetBrand
    self.priorityScore = priorityScore
  }

  /// The id of the question with this key and persona in a run.
  package static func id(run: String, key: String, persona: String?) -> String {
    StableHash.id("question", run, key, persona ?? "")
  }
}
