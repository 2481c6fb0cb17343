import AuditModel
import Values

/// A job to be made, or as it is to become.
package struct NewJob: Sendable {
  package var name: String
  package var description: String?
  /// A built-in scenario's id; nil where the job launches nothing here.
  package var scenario: String?
  package var seed: UInt64
  package var triggerType: TriggerType
  /// As the dashboard's backend keeps it: `{"trigger_type": "cron", "expression": "0 9 * * 1", "timezone": "UTC"}`.
  package var triggerConfig: Value
  package var config: JobConfig
  package var policy: JobPolicy
  package var createdBy: String?
  /// UTC milliseconds; nil: the context's now.
  package var createdAt: Int64?

  package init(
    name: String, description: String? = nil, scenario: String? = nil, seed: UInt64 = 1,
    triggerType: TriggerType = .manual, triggerConfig: Value = .record(Record([])),
    config: JobConfig = JobConfig(), policy: JobPolicy = JobPolicy(), createdBy: String? = nil,
    createdAt: Int64? = nil
  ) {
    self.name = name
    self.description = description
    self.scenario = scenario
    self.seed = seed
    self.triggerType = triggerType
    self.triggerConfig = triggerConfig
    self.config = config
    self.policy = policy
    self.createdBy = createdBy
    self.createdAt = createdAt
  }
}
