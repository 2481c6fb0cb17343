import Audit
import Planning
import Storage
import Values

extension Verb {
  private static let run = Key<String>.positional("run", .id("run"), required: false, "which run (latest)")
  private static let everyRun = Key<Bool>.flag("all", "every run that has ended")

  static let insightsRefresh = Verb(
    VerbDeclaration(
      "insights refresh", "find the insights of runs anew",
      details: """
        A run's insights are found when it ends and when its answers are read again; this does it at other times. They \
        depend on the data alone, so a second time changes nothing: `changed` counts the runs whose insights did.
        """,
      parameters: [run.parameter, everyRun.parameter],
      output: .record([
        Field("runs", .integer, unit: .count), Field("insights", .integer, unit: .count),
        Field("changed", .integer, unit: .count),
      ]), effect: .writes, examples: ["insights refresh latest", "insights refresh --all"],
      check: { known in
        guard known.given.count > 1 else { return [] }
        return [
          ArgumentFault("all", "`--all` and a run exclude each other", notes: ["leave out one of them"])
        ]
      })
  ) { call in
    let context = try call.context()
    let runs =
      call[everyRun] == true
      ? nil : [try context.store.read { try Lookup.run(call[run] ?? "latest", in: $0) }]
    let summary = try Audit.Insights.refresh(runs, in: context)
    if summary.isInterrupted { call.host.note("stopped; the rest is as it was") }
    return .record(
      Record([
        ("runs", .integer(Int64(summary.runs))), ("insights", .integer(Int64(summary.insights))),
        ("changed", .integer(Int64(summary.changed))),
      ]))
  }
}
