import AuditModel
import Statistics
import Values

/// An insight before the tests of its run are adjusted for each other.
struct InsightDraft {
  enum Test {
    /// A p of this run alone: adjusted (Holm) together with the run's other drafts.
    case p(Double)
    /// A p that `compare` has adjusted over its rows.
    case adjusted(Double)
    /// No sample stands behind the effect: what happened was counted.
    case fact
    /// There is nothing to test.
    case none
  }

  let rule: InsightRule
  /// What it is about within the run (a brand, a platform); keeps ids apart.
  let subject: String
  /// In the rule's own unit, 0…1 in size.
  let effect: Double
  let test: Test
  let title: String
  let summary: String
  let evidence: [(String, Value)]

  /// min(1, |effect| / .25), halved where it is not significant: at least .75 is high, .4 medium.
  func impact(isSignificant: Bool) -> Severity {
    let size = min(1, abs(effect) / 0.25) * (isSignificant ? 1 : 0.5)
    let rounded = Rounding.halfAway(size, decimals: 9)
    return rounded >= 0.75 ? .high : (rounded >= 0.4 ? .medium : .low)
  }
}

/// An insight as it is stored.
package struct Insight: Sendable, Equatable {
  package var id: String
  package var runId: String
  package var rule: InsightRule
  package var kind: InsightKind
  package var impact: Severity
  package var title: String
  package var summary: String
  /// UTC milliseconds.
  package var detectedAt: Int64
  /// JSON: the numbers behind it.
  package var evidence: String
}
