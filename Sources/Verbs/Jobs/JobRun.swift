import Audit
import AuditModel
import Planning
import Storage
import Values

extension Verb {
  private static let force = Key<Bool>.flag("force", "whatever it waits for")

  static let jobRun = Verb(
    VerbDeclaration(
      "job run", "launch what a job launches now, and wait for its end",
      details: """
        Whether it is due or not; times that it missed are served by this one run. The execution counts in its \
        numbers and health. It is not tried again by itself, and it is given up after the job's timeout.
        """,
      parameters: [
        JobKeys.job.parameter, force.parameter, LaunchKeys.background.parameter,
        LaunchKeys.allowFailed.parameter,
      ],
      output: .record(RunView.fields), effect: .writes,
      examples: [
        "job run \"E-commerce flash check\"",
        "let r = job run \"Helpdesk spot check\" --allow-failed; alerts $r",
      ])
  ) { call in
    let context = try call.context()
    let job = try context.store.read { try Lookup.job(call[JobKeys.job] ?? "", in: $0) }
    let missed = try context.store.read { try Jobs.due(until: context.now(), in: $0) }.first {
      $0.id == job.id
    }
    let run = try Jobs.start(job, isForced: call[force] == true, in: context)
    if let missed, missed.times > 1 {
      call.host.note("serves \(missed.times) times that were due since \(Timestamp.text(missed.dueAt))")
    }
    if call[LaunchKeys.background] == true {
      try call.host.startDetached("resume \(run.id)")
      call.host.shell.follow(run.id)
      call.host.note("launched \(run.id) in the background: watch \(run.id)")
    } else {
      try finish(run, call, context)
    }
    return .record(try context.store.read { try RunView.record(run, in: $0) })
  }
}
