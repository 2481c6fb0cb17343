import AuditModel
import Values

/// What somebody says of a job, new or not: what is nil stays as it is.
package struct JobChange: Sendable {
  package var name: String?
  package var description: String?
  /// A built-in scenario's id.
  package var scenario: String?
  /// Whose audit it is: must be the scenario's client, by id or name.
  package var client: String?
  package var seed: UInt64?
  package var trigger: JobTrigger?
  /// The zone of a cron expression or a date, by its IANA name.
  package var zone: String?
  /// Empty: all of the scenario's.
  package var platforms: [String]?
  package var owner: JobOwner?
  /// The cadence in the owner's words; empty: in ours.
  package var label: String?
  /// Milliseconds a run may take; 0: no matter.
  package var sla: Int64?
  package var retries: Int?
  /// Milliseconds.
  package var retryDelay: Int64?
  /// Milliseconds; 0: as by default.
  package var timeout: Int64?
  package var maxConcurrent: Int?
  /// Jobs that it waits for, by id, its beginning or name; empty: none.
  package var after: [String]?
  package var alertSeverity: Severity?
  /// Where alerts go; empty: nowhere.
  package var channels: [String]?

  package init() {}

  /// The job with all this. Its trigger config is only as good as `trigger` and `zone`; `after` is not looked at.
  func applied(to job: NewJob) -> NewJob {
    var job = job
    if let name { job.name = name }
    if let description { job.description = description.isEmpty ? nil : description }
    if let scenario { (job.scenario, job.config.questionBankId) = (scenario, scenario) }
    if let seed { job.seed = seed }
    applyTrigger(to: &job)
    if let platforms { job.config.platforms = platforms }
    if let owner { (job.config.ownerName, job.config.ownerEmail) = (owner.name, owner.email) }
    if let label { job.config.cadenceLabel = label.isEmpty ? nil : label }
    if let sla { job.config.slaMinutes = sla == 0 ? nil : Double(sla) / 60_000 }
    if let retries { job.policy.maxRetries = retries }
    if let retryDelay { job.policy.retryDelay = retryDelay }
    if let timeout { job.policy.timeout = timeout == 0 ? nil : timeout }
    if let maxConcurrent { job.policy.maxConcurrent = maxConcurrent }
    if let channels { job.config.alertChannels = channels }
    if let alertSeverity { job.config.alertSeverity = alertSeverity }
    return job
  }

  /// A label that described the old trigger goes with it.
  private func applyTrigger(to job: inout NewJob) {
    if let trigger {
      var zone = zone
      if zone == nil, case .record(let old) = job.triggerConfig { zone = old["timezone"]?.text }
      job.triggerType = trigger.type
      job.triggerConfig = trigger.config(zone: zone)
      job.config.cadenceLabel = nil
      if case .cron(let text) = trigger {
        job.config.cadenceCron = text
      } else {
        job.config.cadenceCron = nil
      }
    } else if let zone, case .record(let config) = job.triggerConfig {
      let rest = zip(config.names, config.values).filter { $0.0 != "timezone" }
      job.triggerConfig = .record(Record(rest.map { ($0.0, $0.1) } + [("timezone", .text(zone))]))
    }
  }
}
