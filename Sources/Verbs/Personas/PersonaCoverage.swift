import Audit
import AuditModel
import Planning
import Relation
import Statistics
import Storage
import Values

private let run = Key<String>.positional(
  "run", .id("run"), required: false, "of this run (the latest completed one)")
private let last = Key<Int>.integer("last", .count, "over so many completed runs of one client")
private let split = Key<String>.option(
  "by", .word(Enumeration("split", PersonaCoverage.Split.allCases.map(\.rawValue))),
  "a row for each (persona)")
private let mode = Key<String>.option("mode", .word(.mode), "of this mode alone")

/// `persona coverage` of a run and of several.
package struct RunAndLast: ExplainedProblem {
  package var message: String { "`persona coverage` takes a run or `--last`, not both" }
  package var notes: [String] { ["persona coverage --last 4"] }
}

extension Verb {
  static let personaCoverage = Verb(
    VerbDeclaration(
      "persona coverage", "measure how well real runs cover the personas",
      details: """
        Of the questions that a persona asked in its contexts, of each platform: how many were answered (coverage), and \
        how many of the answers name the client's own brand (visibility), each with Wilson's 95 % interval; null without \
        data. covered of cells: contexts × platforms with an answer. The coverage in `personas` is another thing: the \
        catalogue's word on how much a context matters.
        """,
      parameters: [run.parameter, last.parameter, split.parameter, mode.parameter],
      output: .rows([
        Field("persona", .id("persona")), Field("name", .text, nullable: true),
        Field("stage", .text, nullable: true, "the context, with --by context"),
        Field("platform", .text, nullable: true, "with --by platform"),
        Field("covered", .integer, unit: .count, "cells with an answer"),
        Field("cells", .integer, unit: .count, "contexts × platforms"),
        Field("asked", .integer, unit: .count, "calls"),
        Field("coverage", .real, nullable: true, unit: .share, "answered / asked"),
        Field("low", .real, nullable: true, unit: .share, "95 % interval of coverage"),
        Field("high", .real, nullable: true, unit: .share, "95 % interval of coverage"),
        Field("answered", .integer, unit: .count, "calls that gave an answer"),
        Field("visibility", .real, nullable: true, unit: .share, "answers that name us / answered"),
        Field("visibilityLow", .real, nullable: true, unit: .share, "95 % interval of visibility"),
        Field("visibilityHigh", .real, nullable: true, unit: .share, "95 % interval of visibility"),
      ]),
      examples: [
        "persona coverage | where visibility < 0.3 | select name, visibility, answered",
        "persona coverage --last 4 --by context --mode b2b",
      ])
  ) { call in
    let rows = try call.context().store.read { connection in
      try Personas.coverage(
        of: runs(call, in: connection), by: call[split].flatMap(PersonaCoverage.Split.init) ?? .persona,
        mode: call[mode].flatMap(PersonaMode.init), in: connection)
    }
    return .rows(rows.map(row))
  }

  private static func runs(_ call: VerbCall, in connection: Connection) throws -> [RunReference] {
    guard let run = call[run] else { return try Personas.runs(last: call[last] ?? 1, in: connection) }
    guard call[last] == nil else { throw RunAndLast() }
    return [try Lookup.run(run, in: connection)]
  }

  private static func row(_ row: PersonaCoverage) -> [Value] {
    func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }
    func real(_ number: Double?) -> Value { number.map(Value.real) ?? .null }
    return [
      .text(row.personaId), text(row.name), text(row.stage), text(row.platform),
      .integer(Int64(row.covered)), .integer(Int64(row.cells)), .integer(Int64(row.asked)),
      real(row.coverage), real(row.coverageInterval?.low), real(row.coverageInterval?.high),
      .integer(Int64(row.answered)), real(row.visibility), real(row.visibilityInterval?.low),
      real(row.visibilityInterval?.high),
    ]
  }
}
