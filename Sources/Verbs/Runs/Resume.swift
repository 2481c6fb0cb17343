import Audit
import Planning
import Storage

enum RunKeys {
  static let run = Key<String>.positional("run", .id("run"), "which run")
}

extension Verb {
  static let resume = Verb(
    VerbDeclaration(
      "resume", "go on with a run that was stopped",
      details:
        "The result equals that of a run that was never stopped. A run that another shell works on is left to it.",
      parameters: [RunKeys.run.parameter, LaunchKeys.allowFailed.parameter],
      output: .record(RunView.fields), effect: .writes, examples: ["resume latest"])
  ) { call in
    let context = try call.context()
    let run = try context.store.read { try Lookup.run(call[RunKeys.run] ?? "latest", in: $0) }
    try finish(run, call, context)
    return .record(try context.store.read { try RunView.record(run, in: $0) })
  }

  static let cancel = Verb(
    VerbDeclaration(
      "cancel", "end a run for good",
      details: "Its answers stay; a shell that works on it notices within a batch. It cannot be resumed.",
      parameters: [RunKeys.run.parameter],
      output: .record(RunView.fields), effect: .destroys, examples: []),
    question: losses
  ) { call in
    let context = try call.context()
    let run = try context.store.read { try Lookup.run(call[RunKeys.run] ?? "latest", in: $0) }
    try Runs.cancel(run, in: context)
    return .record(try context.store.read { try RunView.record(run, in: $0) })
  }

  @Sendable private static func losses(_ call: VerbCall) throws -> String {
    let context = try call.context()
    let run = try context.store.read { try Lookup.run(call[RunKeys.run] ?? "latest", in: $0) }
    return try Losses.ofRun(run, in: context)
  }
}
