import Audit
import AuditModel
import Planning
import Relation
import Storage
import Values

extension Verb {
  private static let until = Key<Int64>.date("until", "up to this time (now)")
  private static let count = Key<Int>.integer("count", .count, "how many (5)")

  static let jobDue = Verb(
    VerbDeclaration(
      "job due", "which jobs are due, and what they have missed",
      details: """
        Active jobs with a time that no run has served, longest overdue first. `missed` are the times before the last \
        one: a single run serves them all. A job that waits for others says for whom.
        """,
      parameters: [until.parameter],
      output: .rows([
        Field("id", .id("job")), Field("job", .text), Field("dueAt", .date, "the first time not served"),
        Field("overdue", .duration, nullable: true, "since then; null where it is still to come"),
        Field("times", .integer, unit: .count, "not served"),
        Field("missed", .integer, unit: .count, "of them before the last one"),
        Field("waitsFor", .list(.text), "jobs not completed since its last start"),
      ]), examples: ["job due", "job due --until (now() + 7d) | select job, dueAt, times"])
  ) { call in
    let context = try call.context()
    let now = context.now()
    let due = try context.store.read { try Jobs.due(until: call[until] ?? now, in: $0) }
    return .rows(
      due.map { job in
        [
          .text(job.id), .text(job.name), .date(job.dueAt),
          job.dueAt <= now ? .duration(now - job.dueAt) : .null, .integer(Int64(job.times)),
          .integer(Int64(job.times - 1)), .list(job.waitsFor.map(Value.text)),
        ]
      })
  }

  static let jobNext = Verb(
    VerbDeclaration(
      "job next", "when a job runs next, by its own clock",
      details:
        "Over changes of the clock as cron has it. A job that is paused or on demand has no next time.",
      parameters: [JobKeys.job.parameter, count.parameter],
      output: .rows([
        Field("at", .date), Field("local", .text, "what the clock shows in its zone"), Field("zone", .text),
        Field("fromNow", .duration), Field("cadence", .text, "in words"),
      ]), examples: ["job next \"Weekly SaaS pulse\" --count 3"])
  ) { call in
    let context = try call.context()
    let now = context.now()
    return try context.store.read { connection in
      let job = try Lookup.job(call[JobKeys.job] ?? "", in: connection)
      let times = try Jobs.nextTimes(of: job, after: now, count: call[count] ?? 5, in: connection)
      let record = try RowView.record(of: "jobs", id: job.id, in: connection)
      let cadence = record["cadence"] ?? .null
      if times.isEmpty {
        let (name, status) = (record["name"]?.text ?? job.id, record["status"]?.text ?? "")
        call.host.note("`\(name)` has no next time: it is \(status), \(cadence.text ?? "On demand")")
      }
      return .rows(
        times.map { [.date($0.at), .text($0.local), .text($0.zone), .duration($0.at - now), cadence] })
    }
  }
}
