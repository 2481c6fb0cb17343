/// A job's health and what it is made of.
package struct HealthParts: Sendable, Equatable {
  package var jobId: String
  /// 0…100, two decimals; nil where no execution has ended.
  package var score: Double?
  /// Completed / (completed + failed + timeout), 0…1.
  package var successRate: Double?
  /// Mean over the completed of min(1, SLA / duration), 0…1; nil without an SLA.
  package var slaRate: Double?
  /// Failed / attempted calls, 0…1; nil without calls.
  package var errorRate: Double?
  /// Executions counted, at most 10.
  package var executions: Int
  package var completed: Int
  package var attemptedCalls: Int
  package var failedCalls: Int
  /// Milliseconds that the job's SLA allows a run; nil without one.
  package var sla: Int64?
  package var weights: HealthWeights
}

/// How much each part of a job's health counts, ≥ 0; renormalised over the parts that exist.
package struct HealthWeights: Sendable, Equatable {
  package var success: Double
  package var sla: Double
  package var errors: Double

  package static let standard = HealthWeights(success: 0.60, sla: 0.25, errors: 0.15)
}
