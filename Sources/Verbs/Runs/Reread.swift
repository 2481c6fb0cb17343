import Audit
import AuditModel
import Planning
import Relation
import Storage
import Values

private let oneRun = Key<String>.positional(
  "run", .id("run"), required: false, "one run, however it was read")
private let everyRun = Key<Bool>.flag(
  "all", "every run that was read with another list or other rules than today's")
private let client = Key<String>.option("client", .id("client"), "with --all: this client's runs alone")
private let force = Key<Bool>.flag("force", "with --all: the runs that are up to date, too")

/// `reread` without a run, or with a run and `--all`.
package struct RereadWhat: ExplainedProblem {
  package var message: String { "say what to read again: one run, or --all" }
  package var notes: [String] {
    ["reread latest", "reread --all    every run that was read with an older list; --client CLIENT"]
  }
}

/// Reading all runs again was stopped.
package struct RereadInterrupted: ExplainedProblem {
  package let done: Int
  package let left: Int
  package let client: String?

  package var message: String {
    "stopped after \(done) of \(done + left) runs; those are done, the others as they were"
  }
  package var notes: [String] { ["reread --all" + (client.map { " --client \"\($0)\"" } ?? "")] }
}

extension Verb {
  static let reread = Verb(
    VerbDeclaration(
      "reread", "read stored answers again",
      details: """
        Answers are stored, so a changed list of brands or a newer reader can be applied to old runs. Runs that were \
        read differently are not compared. Each run is read whole or not at all; Ctrl-C loses the one that is being \
        read, and the next `reread --all` goes on with what is left.
        """,
      parameters: [oneRun.parameter, everyRun.parameter, client.parameter, force.parameter],
      output: .record([
        Field("runs", .integer, unit: .count, "read again"), Field("answers", .integer, unit: .count),
        Field("upToDate", .integer, unit: .count, "had been read with today's list"),
        Field("busy", .integer, unit: .count, "left to the shell that works on them"),
      ]), effect: .writes, examples: ["reread latest", "reread --all"])
  ) { call in
    let context = try call.context()
    guard (call[oneRun] != nil) != (call[everyRun] == true), call[everyRun] == true || call[client] == nil
    else {
      throw RereadWhat()
    }
    var summary = RereadSummary()
    if let text = call[oneRun] {
      let run = try context.store.read { try Lookup.run(text, in: $0) }
      summary.answers = try Runs.reread(run, in: context)
      summary.runs = 1
    } else {
      let owner = try call[client].map { name in try context.store.read { try Lookup.client(name, in: $0) } }
      summary = try Runs.rereadAll(of: owner, force: call[force] == true, in: context)
      if summary.left > 0 {
        throw RereadInterrupted(done: summary.runs, left: summary.left, client: call[client])
      }
    }
    return .record(
      Record([
        ("runs", .integer(Int64(summary.runs))), ("answers", .integer(Int64(summary.answers))),
        ("upToDate", .integer(Int64(summary.upToDate))), ("busy", .integer(Int64(summary.busy))),
      ]))
  }
}
