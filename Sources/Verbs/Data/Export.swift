import Audit
import AuditModel
import Planning
import Relation
import Storage
import Values

private let query = Key<String>.positional(
  "query", .word(Enumeration("query", ["all"] + ExportQuery.allCases.map(\.rawValue))),
  "what to export, or `all`")
private let run = Key<String>.positional(
  "run", .id("run"), required: false, "which run, for auditRun, launchTestRun and comparison (latest)")
private let target = Key<String>.option(
  "to", .path, "the file, or a folder (made where it ends in /); without it the JSON is the output")
private let mode = Key<String>.option("mode", .word(.mode), "for personas, catalogue and library (b2c)")
private let client = Key<String>.option("client", .id("client"), "for comparison")
private let since = Key<Int64>.date("since", "for comparison: over all runs since then")

/// `export all` has nowhere to write to.
package struct NoFolder: ExplainedProblem {
  package var message: String { "`export all` needs a folder" }
  package var notes: [String] { ["export all --to out/"] }
}

extension Verb {
  static let export = Verb(
    VerbDeclaration(
      "export", "write the JSON that the dashboard reads",
      details: """
        Each file is written to a temporary name and renamed, so that nobody reads half of one. `export all` writes \
        every list and page, the personas once for each mode, and auditRun of the latest run. The schemas are in \
        docs/contracts.
        """,
      parameters: [
        query.parameter, run.parameter, target.parameter, mode.parameter, client.parameter, since.parameter,
      ],
      output: .json,
      examples: [
        "export auditRun latest --to /tmp/auditsh-example/", "export auditSummaries",
        "export personas --mode b2b", "export comparison",
      ])
  ) { call in
    let context = try call.context()
    let name = call[query] ?? "all"
    try refuseUnused(call, name)
    guard let query = ExportQuery(rawValue: name) else {
      guard let folder = call[target] else { throw NoFolder() }
      for file in try Export.all(to: folder, in: context) {
        call.host.note("\(file.path)  \(file.size) bytes")
      }
      return .nothing
    }
    let clientId = try call[client].map { text in
      try context.store.read { try Lookup.client(text, in: $0).id }
    }
    let request = ExportRequest(
      query, run: call[run], client: clientId, since: call[since],
      mode: call[mode].flatMap(PersonaMode.init) ?? .b2c)
    guard let path = call[target] else { return .json(try Export.bytes(request, in: context)) }
    let file = try Export.write(request, to: path, in: context)
    call.host.note("\(file.path)  \(file.size) bytes")
    return .nothing
  }
}

/// Says so where an option would do nothing: the JSON would seem to be of that run, client or mode alone.
private func refuseUnused(_ call: VerbCall, _ name: String) throws {
  let ofRun = ["auditRun", "launchTestRun", "comparison"]
  let ofMode = ["personas", "personaCatalog", "personaLibrary"]
  let isMatrix = name == "comparison" && call[run] == nil
  let unused = [
    (call[run] != nil && !ofRun.contains(name), "RUN", ofRun.joined(separator: ", ")),
    (call[mode] != nil && !ofMode.contains(name), "--mode", ofMode.joined(separator: ", ")),
    (call[client] != nil && !isMatrix, "--client", "comparison without a run"),
    (call[since] != nil && !isMatrix, "--since", "comparison without a run"),
  ]
  guard let (_, option, takers) = unused.first(where: \.0) else { return }
  let subject = name == "comparison" ? "the comparison of a run" : "`\(name)`"
  throw UnusedOption(option: option, subject: subject, notes: ["it is for \(takers)"])
}
