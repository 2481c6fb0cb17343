import AuditModel

/// Why a job cannot be made, changed, launched or simulated.
package enum JobProblem: ExplainedProblem, Equatable {
  case nameTaken(String)
  case emptyName
  /// Longer than a name can be shown, in bytes.
  case longName(length: Int, limit: Int)
  /// A word that means something else wherever a job is named.
  case reservedName(String)
  case controlInName
  /// It is deleted, cancelled or expired, so that it cannot be `wanted`.
  case wrongStatus(job: String, is: JobStatus, wanted: JobStatus)
  case deleted(job: String)
  /// It was imported: nothing says what to launch.
  case noScenario(job: String)
  case badTrigger(job: String, reason: String)
  /// A zone beside a trigger that has none.
  case uselessZone
  /// More than one of cron, interval, date and manual.
  case severalTriggers
  /// The one time at which it would run is over: ISO text.
  case inThePast(String)
  case nothingToChange
  case badOwner(String)
  case negativeRetries(Int)
  /// The scenario audits another client than the one given, or than the job's.
  case otherClient(scenario: String, client: String, given: String)
  /// Jobs that wait for each other, by name, the first one again at the end.
  case cycle([String])
  /// Other jobs wait for it.
  case needed(job: String, by: [String])
  /// It waits for other jobs, by name.
  case waiting(job: String, for: [String])
  /// As many of its runs as it allows are being worked on.
  case busy(job: String, going: Int, limit: Int)
  /// A severity without a channel.
  case nobodyToAlert
  case badDays(Int)
  /// No job is active and names a scenario.
  case nothingToSimulate
  /// More scheduled times than a simulation takes.
  case tooManyTimes(limit: Int)
}
