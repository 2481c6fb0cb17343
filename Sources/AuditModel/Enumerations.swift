// The closed sets of words of the domain. Raw values are what the database stores and exports write; the order
// of the cases is the order in which they sort.

package enum RunStatus: String, Sendable, CaseIterable {
  case pending, running, completed, failed, cancelled
}

package enum JobStatus: String, Sendable, CaseIterable {
  case active, paused, expired, disabled, cancelled, deleted
}

package enum TriggerType: String, Sendable, CaseIterable {
  case cron, interval, date, manual
}

package enum ExecutionStatus: String, Sendable, CaseIterable {
  case pending, running, completed, failed, cancelled, timeout, retrying
}

package enum Sentiment: String, Sendable, CaseIterable {
  case negative, neutral, positive

  /// VADER's usual thresholds: ≥ .05 positive, ≤ −.05 negative. `compound` is −1…1.
  package init(compound: Double) {
    self = compound >= 0.05 ? .positive : (compound <= -0.05 ? .negative : .neutral)
  }
}

package enum Severity: String, Sendable, CaseIterable {
  case low, medium, high
}

package enum InsightKind: String, Sendable, CaseIterable {
  case opportunity, risk, signal
}

package enum PersonaMode: String, Sendable, CaseIterable {
  case b2c, b2b
}

package enum PersonaPriority: String, Sendable, CaseIterable {
  case primary, secondary
}

package enum ReportType: String, Sendable, CaseIterable {
  case executive, competitive, platform, persona
}

package enum ReportTheme: String, Sendable, CaseIterable {
  case light, dark, brand
}

/// Where an alert stands: still to be posted, posted, refused the last time, or without a way to send it.
package enum AlertState: String, Sendable, CaseIterable {
  case waiting, sent, failed, unsupported
}

package enum WidgetStatus: String, Sendable, CaseIterable {
  case draft, published
}
