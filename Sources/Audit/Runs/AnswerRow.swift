import AuditModel

/// One attempted call as it goes into the database.
package struct AnswerRow: Sendable {
  package enum Outcome: Sendable {
    case answered(text: String, reading: AnswerReading)
    /// `code` is one word (`rate_limited`, `timeout`); `message` is the platform's own.
    case failed(code: String, message: String)
  }

  /// Unique in the database: `AnswerRow.id(run:questionKey:persona:platform:repeatIndex:)`, or what an import brings.
  package var id: String
  /// What `AnswerWriter.question` gave.
  package var questionSeq: Int64
  package var platform: String
  /// From 0.
  package var repeatIndex: Int
  /// UTC milliseconds.
  package var respondedAt: Int64?
  package var processingTimeMs: Int64?
  package var tokens: Int64?
  /// US dollars.
  package var cost: Double?
  /// 1…5, or as an import has it.
  package var satisfactionScore: Double?
  package var outcome: Outcome
  /// What was planted; nil for failed calls and imported answers.
  package var truth: TruthRow?
  /// Whether the platform was in trouble when it was called.
  package var isDegraded = false

  package init(
    id: String, questionSeq: Int64, platform: String, repeatIndex: Int = 0,
    respondedAt: Int64? = nil, processingTimeMs: Int64? = nil, tokens: Int64? = nil,
    cost: Double? = nil, satisfactionScore: Double? = nil, outcome: Outcome
  ) {
    self.id = id
    self.questionSeq = questionSeq
    self.platform = platform
    self.repeatIndex = repeatIndex
    self.respondedAt = respondedAt
    self.processingTimeMs = processingTimeMs
    self.tokens = tokens
    self.cost = cost
    self.satisfactionScore = satisfactionScore
    self.outcome = outcome
  }

  /// The id of a call's answer: the same call of the same run always has the same.
  package static func id(
    run: String, questionKey: String, persona: String?, platform: String, repeatIndex: Int
  ) -> String {
    var hash = StableHash()
    hash.append("response")
    hash.append(run)
    hash.append(questionKey)
    hash.append(persona ?? "")
    hash.append(platform)
    hash.append(repeatIndex)
    return hash.id()
  }
}
