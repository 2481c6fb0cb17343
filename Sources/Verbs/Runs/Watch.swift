import Audit
import AuditModel
import Planning
import Storage
import Values

/// A watched run that will not go on by itself.
package struct RunStalled: ExplainedProblem {
  package let run: String
  package var message: String { "the run `\(run)` is stalled: nobody works on it" }
  package var notes: [String] { ["resume \(run)"] }
}

extension Verb {
  static let watch = Verb(
    VerbDeclaration(
      "watch", "follow a run until it ends",
      details:
        "Shows progress per platform as another shell works on the run. Ctrl-C stops watching, never the run.",
      parameters: [RunKeys.run.parameter], output: .record(RunView.fields), effect: .reads,
      examples: ["watch latest"])
  ) { call in
    let context = try call.context()
    let run = try context.store.read { try Lookup.run(call[RunKeys.run] ?? "latest", in: $0) }
    while true {
      let progress = try Runs.progress(run, in: context)
      let isStopped = context.isCancelled()
      context.report(event(progress, isLast: progress.hasEnded || progress.isStalled || isStopped))
      if progress.hasEnded { break }
      if progress.isStalled { throw RunStalled(run: run.id) }
      if isStopped {
        call.host.note("no longer watching; the run goes on: watch \(run.id)")
        throw WatchStopped()
      }
      context.pause(250)
    }
    return .record(try context.store.read { try RunView.record(run, in: $0) })
  }

  private static func event(_ progress: RunProgress, isLast: Bool) -> ProgressEvent {
    let name = progress.displayName ?? String(progress.run.id.prefix(9))
    return ProgressEvent(
      activity: "run \(name)", done: progress.done, total: progress.total, parts: progress.parts,
      isLast: isLast)
  }
}

/// Ctrl-C while watching.
package struct WatchStopped: Error {
  package init() {}
}
