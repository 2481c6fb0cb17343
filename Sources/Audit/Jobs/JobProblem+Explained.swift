import AuditModel

extension JobProblem {
  package var message: String {
    switch self {
    case .nameTaken(let name): "there is a job `\(name)` already"
    case .emptyName: "a job needs a name"
    case .longName(let length, let limit): "a job's name takes at most \(limit) bytes, found \(length)"
    case .reservedName(let name): "a job cannot be called `\(name)`: the word stands for another one"
    case .controlInName: "a job's name is one line, without control characters"
    case .wrongStatus(let job, let status, let wanted):
      "the job `\(job)` is \(status.rawValue), so it cannot become \(wanted.rawValue)"
    case .deleted(let job): "the job `\(job)` is deleted, so nothing of it changes or runs"
    case .noScenario(let job): "the job `\(job)` names no scenario to launch"
    case .badTrigger(let job, let reason): "the trigger of the job `\(job)` cannot be read: \(reason)"
    case .uselessZone: "only a cron expression or a date has a time zone"
    case .severalTriggers: "a job has one trigger: `--cron`, `--every`, `--at` or `--manual`"
    case .inThePast(let time): "the job would never run: \(time) is over"
    case .nothingToChange: "nothing is said that would change the job"
    case .badOwner(let text): "`\(text)` is no owner: a name, an address, or `Name <address>`"
    case .negativeRetries(let count): "`--retries` is 0 or more, not \(count)"
    case .otherClient(let scenario, let client, let given):
      "the scenario `\(scenario)` audits `\(client)`, not `\(given)`"
    case .cycle(let names): "the jobs would wait for each other: " + names.joined(separator: " → ")
    case .needed(let job, let others):
      "`\(job)` cannot go: " + Self.list(others) + (others.count == 1 ? " waits" : " wait") + " for it"
    case .waiting(let job, let others):
      "`\(job)` waits: " + Self.list(others) + (others.count == 1 ? " has" : " have")
        + " not completed since its last start"
    case .busy(let job, let going, let limit):
      "\(going) run\(going == 1 ? "" : "s") of `\(job)` \(going == 1 ? "is" : "are") going on, and it allows \(limit)"
    case .nobodyToAlert: "`--alert` without `--channel` tells nobody"
    case .nothingToSimulate: "no active job names a scenario, so there is nothing to simulate"
    case .tooManyTimes(let limit): "the jobs fire more than \(limit) times in these days"
    case .badDays(let days): "a simulation takes 1 to 3650 days, not \(days)"
    }
  }

  package var notes: [String] {
    switch self {
    case .nameTaken: ["names are how jobs are called; take another one"]
    case .emptyName: []
    case .longName: ["a short name, and the rest in --description"]
    case .reservedName(let name): ["another name: \"\(name) audit\""]
    case .controlInName: ["leave out line ends and tabs"]
    case .wrongStatus: ["only active and paused jobs change; `job create` makes a new one"]
    case .deleted: ["`job create` makes a new one"]
    case .noScenario: ["imported jobs have no simulated world; `job create --scenario saas_weekly` has"]
    case .badTrigger: ["a cron expression has five fields: minute hour day month weekday"]
    case .uselessZone: ["leave out `--timezone`, or say `--cron` or `--at`"]
    case .severalTriggers: ["leave out all but one"]
    case .inThePast: ["`--at` takes a time to come; `job create … --manual` with `job run` runs now"]
    case .nothingToChange: ["help job edit"]
    case .badOwner: [#"--owner "Ada Lovelace <ada@example.com>""#]
    case .negativeRetries: ["--retries 0    never tries again"]
    case .otherClient: ["leave out `--client` or `--job`, or take a scenario of that client: scenarios"]
    case .cycle: ["`jobs | select name, dependsOn` shows who waits for whom"]
    case .needed: ["`job edit … --after none` lets it wait no more"]
    case .waiting(let job, let others):
      others.map { "job run \(word($0))" } + ["job run \(word(job)) --force    does not wait"]
    case .busy(let job, _, _):
      [
        "runs | where job == \"\(job)\" and status == \"running\"",
        "job run \(word(job)) --force    does not mind",
        "job edit \(word(job)) --max-concurrent 2    allows more",
      ]
    case .nobodyToAlert: ["--channel email:ada@example.com,webhook:https://example.com/hook"]
    case .nothingToSimulate: ["`jobs` shows their statuses; `job create --scenario saas_weekly` makes one"]
    case .tooManyTimes: ["simulate fewer days, or pause the jobs that fire often"]
    case .badDays: ["`simulate 90d` makes three months of history"]
    }
  }

  private static func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }

  /// As it would be typed.
  private func word(_ name: String) -> String {
    name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? name : "\"\(name)\""
  }
}
