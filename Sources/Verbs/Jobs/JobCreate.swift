import Audit
import AuditModel
import Planning
import Storage
import Values

/// A job as verbs give it: a row of the source `jobs`.
enum JobView {
  static var fields: [Field] { RowView.fields(of: "jobs") }

  static func result(_ job: EntityReference, in context: AuditContext) throws -> VerbResult {
    .record(try context.store.read { try RowView.record(of: "jobs", id: job.id, in: $0) })
  }
}

extension Verb {
  static let jobCreate = Verb(
    VerbDeclaration(
      "job create", "make a job: what is audited, and when",
      details: """
        A job runs by a cron expression (Debian's rules, in its time zone), at an interval, once, or when somebody \
        asks. With --after it waits until each of those jobs has completed since its own last start. A failed or \
        timed-out execution is tried again; where as many due times as it allows are still going, a further one is \
        missed. Alerts are made for issues at or above --alert and for failed executions; `alert send` sends them.
        """,
      parameters: [JobKeys.newName.parameter, JobKeys.neededScenario.parameter] + JobKeys.shared,
      output: .record(JobView.fields), effect: .writes,
      examples: [
        #"job create "Monday pulse" --scenario saas_weekly --cron "0 9 * * 1" --timezone Europe/Berlin --sla 15m"#,
        "job create Spot --scenario ecom_flash --every 6h --platforms openai --after \"Weekly SaaS pulse\"",
        "job create Watch --scenario outage --cron \"@daily\" --alert medium --channel webhook:https://example.com/hook",
      ],
      check: { JobArguments.faults($0, isNew: true) })
  ) { call in
    let context = try call.context()
    var change = try JobArguments(values: call.values).change()
    change.name = call[JobKeys.newName]
    if change.channels != nil, change.alertSeverity == nil { change.alertSeverity = .high }
    return try JobView.result(try Jobs.create(change, in: context), in: context)
  }

  static let jobEdit = Verb(
    VerbDeclaration(
      "job edit", "change a job; what is not said stays as it is",
      details: """
        A new trigger drops the label of the old one and counts from now on. `--platforms all`, `--after none`, \
        `--channel none`, `--sla 0s`, `--timeout 0s` and an empty text take away what there was.
        """,
      parameters: [JobKeys.job.parameter, JobKeys.rename.parameter, JobKeys.scenario.parameter]
        + JobKeys.shared,
      output: .record(JobView.fields), effect: .writes,
      examples: [#"job edit "Global brand watch" --cron "0 6 * * 1-5" --timezone Europe/London --retries 1"#],
      check: { JobArguments.faults($0, isNew: false) })
  ) { call in
    let context = try call.context()
    let change = try JobArguments(values: call.values).change()
    let job = try context.store.read { try Lookup.job(call[JobKeys.job] ?? "", in: $0) }
    try Jobs.edit(job, change, in: context)
    return try JobView.result(job, in: context)
  }
}
