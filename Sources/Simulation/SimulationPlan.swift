import AuditModel

/// A run laid out: the questions, each call with its virtual time, and how to work out what any call brings. Nothing
/// here changes: outcomes may be asked for in any order, twice, and from several threads.
package struct SimulationPlan: Sendable {
  /// In the pack's order.
  package let questions: [PlannedQuestion]
  /// In the order of `respondedAt`; `index` is the place in this list.
  package let calls: [PlannedCall]
  /// UTC ms: the input's clock start.
  package let startedAt: Int64
  /// UTC ms: the last call's end.
  package let completedAt: Int64
  package let client: ScenarioClient
  /// The primary brand first.
  package let brands: [Brand]
  /// The platforms' ids, in the scenario's order.
  package let platforms: [String]

  let writer: AnswerWriter
}

/// A question as it will be asked.
package struct PlannedQuestion: Sendable, Equatable {
  /// `QuestionKey` of text and category: the same in every run of the scenario.
  package let key: String
  package let text: String
  package let category: String
  /// `recommendation`, `comparison`, …: the scenario's word.
  package let type: String
  /// The key of the voice that asks.
  package let persona: String
  /// The role's key.
  package let role: String
  /// The driver's key.
  package let driver: String
  package let emotionalAnchor: String?
  /// The context's key.
  package let contextStage: String
  /// The name of the brand that the question is about, if it is about one.
  package let targetBrand: String?
  /// 0…1: the context's priority times the driver's weight.
  package let priorityScore: Double
}

/// One question put to one platform once.
package struct PlannedCall: Sendable, Equatable {
  /// The place in the plan's calls.
  package let index: Int
  /// The place in the plan's questions.
  package let question: Int
  package let platform: String
  /// From 0.
  package let repeatIndex: Int
  package let latencyMs: Int64
  /// UTC ms.
  package let respondedAt: Int64
}
