import Audit
import AuditModel
import Planning
import Relation
import Simulation
import Storage
import Values

#if canImport(Glibc)
  import Glibc
#endif

private let id = Key<String>.positional("scenario", .name(of: "scenario"), "one of `scenarios`")
private let file = Key<String>.positional("file", .path, "the scenario's file")
private let target = Key<String>.option("to", .path, required: true, "the file to write")
private let force = Key<Bool>.flag("force", "write over a file that is there")

/// `scenario copy` onto a file that somebody may have edited.
package struct ScenarioFileExists: ExplainedProblem {
  package let path: String

  package var message: String { "there is a file `\(path)` already" }
  package var notes: [String] { ["take another name, or `--force` to write over it"] }
}

extension Verb {
  static let scenarioShow = Verb(
    VerbDeclaration(
      "scenario show", "the file of a built-in scenario",
      details: "YAML with comments that explain each field. `scenario copy` writes it to a file to edit.",
      parameters: [id.parameter], output: .lines, examples: ["scenario show outage"])
  ) { call in
    let text = try Scenario.source(call[id] ?? "")
    return .lines(text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init))
  }

  static let scenarioCopy = Verb(
    VerbDeclaration(
      "scenario copy", "write a scenario to a file, to edit and launch it",
      details: """
        Change what you like, then `scenario check ./mine.yaml` and `launch ./mine.yaml`. A changed file gives other \
        runs: its content is part of what a run is made from. Another client's name makes another client.
        """,
      parameters: [id.parameter, target.parameter, force.parameter],
      examples: ["scenario copy saas_weekly --to mine.yaml --force"])
  ) { call in
    let text = try Scenario.source(call[id] ?? "")
    let path = call[target] ?? ""
    guard call[force] == true || access(path, F_OK) != 0 else { throw ScenarioFileExists(path: path) }
    let file = try AtomicFile(path)
    try file.write(Array(text.utf8))
    try file.commit()
    let local = path.contains("/") ? path : "./" + path
    call.host.note("scenario check \(local)    launch \(local)")
    return .nothing
  }

  static let scenarioCheck = Verb(
    VerbDeclaration(
      "scenario check", "read a scenario's file and say what is in it",
      details: "Launches nothing. What is wrong is named with its line and field.",
      parameters: [file.parameter],
      output: .record([
        Field("id", .text), Field("title", .text), Field("client", .text),
        Field("brands", .list(.text)), Field("questions", .integer, unit: .count),
        Field("platforms", .list(.text)), Field("repeats", .integer, unit: .count),
        Field("calls", .integer, unit: .count, "of a run of all questions"),
        Field("mode", .enumeration(.mode)),
      ]), examples: ["scenario copy outage --to mine.yaml --force; scenario check mine.yaml"])
  ) { call in
    let path = call[file] ?? ""
    let scenario = try Scenario.parse(yaml: try readText(path), name: path)
    let summary = scenario.summarised
    let calls = summary.questions * summary.platforms.count * scenario.repeats
    return .record(
      Record([
        ("id", .text(summary.id)), ("title", .text(summary.title)), ("client", .text(summary.client)),
        ("brands", .list(scenario.brands.map { .text($0.name) })),
        ("questions", .integer(Int64(summary.questions))),
        ("platforms", .list(summary.platforms.map(Value.text))),
        ("repeats", .integer(Int64(scenario.repeats))), ("calls", .integer(Int64(calls))),
        ("mode", .text(summary.mode.rawValue)),
      ]))
  }
}
