import AuditModel

/// What an insight can say; docs/insights.md has the table of rules, effects and tests.
package enum InsightRule: String, Sendable, CaseIterable {
  case visibilityDropped, competitorLeads, negativeSentiment, platformBlind, runsFailing
  case unansweredQuestions, visibilityRose, likedButUnseen
  case brandAppeared, visibilityMoved, lowSample

  package var kind: InsightKind {
    switch self {
    case .visibilityDropped, .competitorLeads, .negativeSentiment, .platformBlind, .runsFailing: .risk
    case .unansweredQuestions, .visibilityRose, .likedButUnseen: .opportunity
    case .brandAppeared, .visibilityMoved, .lowSample: .signal
    }
  }
}
