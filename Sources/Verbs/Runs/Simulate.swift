import Audit
import AuditModel
import Planning
import Simulation
import Storage
import Values

extension Verb {
  private static let span = Key<Int64>.duration("span", required: true, "how far back: 90d")
  private static let seed = Key<Int>.integer("seed", .integer, "other seeds give other histories (1)")

  static let simulate = Verb(
    VerbDeclaration(
      "simulate", "run the schedule forward in virtual time, up to now",
      details: """
        Runs every active job that has a scenario at each time it was due, from where its own history ends. A \
        database without jobs gets demo jobs first.
        """,
      parameters: [span.parameter, seed.parameter],
      output: .record([
        Field("from", .date), Field("to", .date), Field("newJobs", .integer, unit: .count),
        Field("executions", .integer, unit: .count), Field("runs", .integer, unit: .count),
        Field("answers", .integer, unit: .count),
      ]), effect: .writes, examples: ["simulate 2d"])
  ) { call in
    let context = try call.context()
    let days = max(1, Int((call[span] ?? 0) / 86_400_000))
    let seed = call[seed].map { UInt64(bitPattern: Int64($0)) } ?? 1
    let summary = try Audit.Simulate.days(days, seed: seed, in: context)
    if summary.isInterrupted { call.host.note("stopped; simulate again to go on") }
    return .record(
      Record([
        ("from", .date(summary.from)), ("to", .date(summary.to)),
        ("newJobs", .integer(Int64(summary.newJobs))),
        ("executions", .integer(Int64(summary.executions))), ("runs", .integer(Int64(summary.runs))),
        ("answers", .integer(Int64(summary.answers))),
      ]))
  }

  static let scenarios = Verb(
    VerbDeclaration(
      "scenarios", "what runs can be launched from",
      output: .rows([
        Field("id", .text), Field("title", .text), Field("questions", .integer, unit: .count),
        Field("platforms", .list(.text)), Field("mode", .enumeration(.mode)), Field("summary", .text),
      ]), examples: ["scenarios | select id, title"])
  ) { _ in
    .rows(
      try Scenario.catalogue().map { scenario in
        [
          .text(scenario.id), .text(scenario.title), .integer(Int64(scenario.questions)),
          .list(scenario.platforms.map(Value.text)), .text(scenario.mode.rawValue), .text(scenario.summary),
        ]
      })
  }
}
