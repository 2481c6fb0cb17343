import Audit
import AuditModel
import Planning
import Values

/// The arguments of `job create` and `job edit`, computed or known beforehand, as a change of a job.
struct JobArguments {
  let values: [String: Value]

  private subscript<T>(key: Key<T>) -> T? { values[key.parameter.name].flatMap(key.read) }

  /// Throws `JobProblem`.
  func change() throws(JobProblem) -> JobChange {
    var change = JobChange()
    change.scenario = self[JobKeys.scenario]
    change.name = self[JobKeys.rename]
    change.description = self[JobKeys.description]
    change.client = self[JobKeys.client]
    change.seed = self[JobKeys.seed].map { UInt64(bitPattern: Int64($0)) }
    change.trigger = trigger
    change.zone = self[JobKeys.timezone]
    change.label = self[JobKeys.label]
    change.platforms = self[JobKeys.platforms].map { Self.words($0, none: "all") }
    if let owner = self[JobKeys.owner] { change.owner = try JobOwner(owner) }
    change.sla = self[JobKeys.sla]
    change.retries = self[JobKeys.retries]
    change.retryDelay = self[JobKeys.retryDelay]
    change.timeout = self[JobKeys.timeout]
    change.maxConcurrent = self[JobKeys.maxConcurrent]
    change.after = self[JobKeys.after].map { Self.words($0, none: "none") }
    change.alertSeverity = self[JobKeys.alert].flatMap(Severity.init)
    change.channels = self[JobKeys.channel].map { Self.words($0, none: "none") }
    return change
  }

  private var trigger: JobTrigger? {
    if let cron = self[JobKeys.cron] { return .cron(cron) }
    if let every = self[JobKeys.every] { return .every(every) }
    if let at = self[JobKeys.at] { return .at(at) }
    return self[JobKeys.manual] == true ? .manual : nil
  }

  private static func words(_ list: [String], none: String) -> [String] {
    list.count == 1 && list[0] == none ? [] : list
  }

  /// What is wrong with what is known before anything runs. `isNew`: of `job create`.
  static func faults(_ known: KnownArguments, isNew: Bool) -> [ArgumentFault] {
    let arguments = JobArguments(values: known.values)
    var faults: [ArgumentFault] = []
    func fault(_ parameter: String?, _ problem: any ExplainedProblem) {
      faults.append(ArgumentFault(parameter, problem.message, notes: problem.notes))
    }
    let triggers = JobKeys.triggers.filter(known.given.contains)
    let isZoned = known.given.contains(JobKeys.timezone.parameter.name)
    if triggers.count > 1 {
      fault(triggers.last, JobProblem.severalTriggers)
    } else if isNew, triggers.isEmpty, isZoned {
      fault(JobKeys.timezone.parameter.name, JobProblem.uselessZone)
    } else if let (part, problem) = JobTrigger.problem(arguments.trigger, zone: arguments[JobKeys.timezone]) {
      // A service's note shows the stored configuration; here the words of the verb are of more use.
      let notes = part == .every ? ["--every 90m"] : problem.notes
      faults.append(ArgumentFault(parameter(of: part), problem.message, notes: notes))
    }
    if let text = arguments[JobKeys.owner] {
      do throws(JobProblem) { _ = try JobOwner(text) } catch { fault(JobKeys.owner.parameter.name, error) }
    }
    if let retries = arguments[JobKeys.retries], retries < 0 {
      fault(JobKeys.retries.parameter.name, JobProblem.negativeRetries(retries))
    }
    for text in words(arguments[JobKeys.channel] ?? [], none: "none") {
      do throws(AlertProblem) { _ = try AlertChannel(text) } catch {
        fault(JobKeys.channel.parameter.name, error)
      }
    }
    let platforms = words(arguments[JobKeys.platforms] ?? [], none: "all")
    if let problem = Jobs.platformProblem(platforms, scenario: arguments[JobKeys.scenario]) {
      fault(JobKeys.platforms.parameter.name, problem)
    }
    let names = known.given
    if isNew, names.contains(JobKeys.alert.parameter.name), !names.contains(JobKeys.channel.parameter.name) {
      fault(JobKeys.alert.parameter.name, JobProblem.nobodyToAlert)
    }
    if !isNew, names.count < 2 { fault(nil, JobProblem.nothingToChange) }
    return faults
  }

  private static func parameter(of part: JobTrigger.Part) -> String {
    switch part {
    case .cron: JobKeys.cron.parameter.name
    case .every: JobKeys.every.parameter.name
    case .at: JobKeys.at.parameter.name
    case .zone: JobKeys.timezone.parameter.name
    }
  }
}
