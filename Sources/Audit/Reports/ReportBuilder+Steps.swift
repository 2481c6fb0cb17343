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
      steps.append("\(strong: step.0) \(ReportWords.short(insight.title, 200)). \(step.1)")
    }
    if steps.isEmpty {
      steps.append("Nothing in this run calls for action: keep the schedule and watch the trend.")
    }
    return Array(steps.prefix(7))
  }

  /// Answers that are missing make every other number less sure, so they come first.
  private func severeIssues() throws -> [Prose] {
    let sql =
      "SELECT label FROM (\(DerivedSQL.issues)) WHERE runSeq = ? AND severity = 'high' ORDER BY id LIMIT 2"
    return try facts.connection.rows(sql, [.integer(facts.run.seq)]) { row in
      "\(strong: "Mend the calls.") \(ReportWords.short(row.text(0))): until then this platform's numbers are in doubt."
    }
  }

  /// What to do, and how to begin.
  private func step(for rule: InsightRule) -> (String, String)? {
    switch rule {
    case .unansweredQuestions:
      ("Answer the open questions.", "The competitive report lists them with what was said instead.")
    case .platformBlind: ("Get into its sources.", "The platform report lists the sites that are cited.")
    case .competitorLeads:
      ("Study the leader.", "The competitive report sets both side by side, question by question.")
    case .visibilityDropped: ("Find what changed.", "Compare the answers of both runs before anything else.")
    case .negativeSentiment: ("Read the criticism.", "Answer it where the platforms read.")
    case .runsFailing: ("Mend the job.", "Without runs there is no trend.")
    case .likedButUnseen: ("Widen the reach.", "What is said is good; it is said too rarely.")
    case .visibilityRose: ("Keep at it.", "The next run tells whether it lasts.")
    case .brandAppeared: ("Watch the newcomer.", "One run is no trend yet.")
    case .visibilityMoved: ("Wait for the next run.", "One move that may be chance is no reason to act.")
    case .lowSample: ("Ask more.", "More questions or repeats make the intervals narrower.")
    }
  }
}
