import AuditModel

/// Why a job cannot be made, changed or simulated.
package enum JobProblem: ExplainedProblem, Equatable {
  case nameTaken(String)
  case emptyName
  /// It is deleted, cancelled or expired, so that it cannot be `wanted`.
  case wrongStatus(job: String, is: JobStatus, wanted: JobStatus)
  /// It was imported: nothing says what to launch.
  case noScenario(job: String)
  case badTrigger(job: String, reason: String)
  case badDays(Int)
  /// No job is active and names a scenario.
  case nothingToSimulate
  /// More scheduled times than a simulation takes.
  case tooManyTimes(limit: Int)

  package var message: String {
    switch self {
    case .nameTaken(let name): "there is a job `\(name)` already"
    case .emptyName: "a job needs a name"
    case .wrongStatus(let job, let status, let wanted):
      "the job `\(job)` is \(status.rawValue), so it cannot become \(wanted.rawValue)"
    case .noScenario(let job): "the job `\(job)` names no scenario to launch"
    case .badTrigger(let job, let reason): "the trigger of the job `\(job)` cannot be read: \(reason)"
    case .nothingToSimulate: "no active job names a scenario, so there is nothing to simulate"
    case .tooManyTimes(let limit): "the jobs fire more than \(limit) times in these days"
    case .badDays(let days): "a simulation takes 1 to 3650 days, not \(days)"
    }
  }

  package var notes: [String] {
    switch self {
    case .nameTaken: ["names are how jobs are called; take another one"]
    case .emptyName: []
    case .wrongStatus: ["only active and paused jobs change; `job create` makes a new one"]
    case .noScenario: ["imported jobs have no simulated world; `job create --scenario saas_weekly` has"]
    case .badTrigger: ["a cron expression has five fields: minute hour day month weekday"]
    case .nothingToSimulate: ["`jobs` shows their statuses; `job create --scenario saas_weekly` makes one"]
    case .tooManyTimes: ["simulate fewer days, or pause the jobs that fire often"]
    case .badDays: ["`simulate 90d` makes three months of history"]
    }
  }
}
