import AuditModel
import Reporting
import Storage
import Values

/// What a reader might do about what was found: a fixed sentence for each rule.
extension ReportBuilder {
  func nextSteps(_ insights: [StoredInsight]) throws -> [Prose] {
    var steps = try severeIssues()
    var seen: Set<InsightRule> = []
    for insight in insights {
      guard let rule = insight.rule, seen.insert(rule).inserted, let step = step(for: rule) else { continue }
      steps.append(step + " \(ReportWords.short(insight.title)).")
    }
    if steps.isEmpty { steps.append("Nothing in this run calls for action: keep the schedule and watch the trend.") }
    return Array(steps.prefix(7))
  }

  /// Answers that are missing make every other number less sure, so they come first.
  private func severeIssues() throws -> [Prose] {
    let sql = "SELECT label FROM (\(DerivedSQL.issues)) WHERE runSeq = ? AND severity = 'high' ORDER BY id LIMIT 2"
    return try facts.connection.rows(sql, [.integer(facts.run.seq)]) { row in
      "\(strong: "Mend the calls.") \(ReportWords.short(row.text(0))): until then this platform's numbers are in doubt."
    }
  }

  private func step(for rule: InsightRule) -> Prose? {
    switch rule {
    case .unansweredQuestions:
      "\(strong: "Answer the open questions.") The competitive report lists them with what was said instead:"
    case .platformBlind: "\(strong: "Get into its sources.") The platform report lists the sites it cites:"
    case .competitorLeads:
      "\(strong: "Study the leader.") The competitive report shows where it is named and we are not:"
    case .visibilityDropped: "\(strong: "Find what changed.") Compare the answers of both runs:"
    case .negativeSentiment: "\(strong: "Read the criticism.") Answer it where the platforms read it:"
    case .runsFailing: "\(strong: "Mend the job.") Without runs there is no trend:"
    case .likedButUnseen: "\(strong: "Widen the reach.") Those who name the brand like it:"
    case .visibilityRose: "\(strong: "Keep at it.") See the next run before calling it a trend:"
    case .brandAppeared: "\(strong: "Watch the newcomer.")"
    case .visibilityMoved: "\(strong: "Wait for the next run.") One move that may be chance is no reason to act:"
    case .lowSample: "\(strong: "Ask more.") More questions or repeats make the intervals narrower:"
    }
  }
}
