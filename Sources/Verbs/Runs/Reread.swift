import Audit
import Planning
import Relation
import Storage
import Values

extension Verb {
  static let reread = Verb(
    VerbDeclaration(
      "reread", "read a run's stored answers again",
      details: """
        Answers are stored, so a changed list of brands or a newer reader can be applied to old runs. Runs that were read \
        differently are not compared.
        """,
      parameters: [RunKeys.run.parameter], output: .record(RunView.fields), effect: .writes,
      examples: ["reread latest"])
  ) { call in
    let context = try call.context()
    let run = try context.store.read { try Lookup.run(call[RunKeys.run] ?? "latest", in: $0) }
    _ = try Runs.reread(run, in: context)
    return .record(try context.store.read { try RunView.record(run, in: $0) })
  }
}
