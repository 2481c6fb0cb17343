import AuditModel
import Statistics
import Storage
import Values

/// How well real runs cover a persona: of the questions that it was to ask in each of its contexts, of each platform,
/// how many were answered, and how many of the answers name the client's own brand. Beside the catalogue's coverage
/// (a context's priority), which says how much it matters.
package struct PersonaCoverage: Sendable, Equatable {
  package enum Split: String, Sendable, CaseIterable {
    case persona, context, platform
  }

  package var personaId: String
  /// Nil for a persona that neither the catalogue nor the library has.
  package var name: String?
  package var mode: PersonaMode?
  /// The context's label, where it is split by context.
  package var stage: String?
  package var platform: String?
  /// Contexts × platforms of the persona, and those in which it got an answer.
  package var cells = 0
  package var covered = 0
  /// Calls attempted, answered, and answered with the client's own brand in it.
  package var asked = 0
  package var answered = 0
  package var named = 0
  /// False where the runs' clients have no brand of their own.
  package var hasBrand = true

  /// answered / asked; nil without data.
  package var coverage: Double? { asked > 0 ? Double(answered) / Double(asked) : nil }
  /// Wilson's 95 % interval of `coverage`.
  package var coverageInterval: Interval? { Proportions.wilson(successes: answered, trials: asked) }
  /// named / answered; nil without data.
  package var visibility: Double? {
    hasBrand && answered > 0 ? Double(named) / Double(answered) : nil
  }
  /// Wilson's 95 % interval of `visibility`.
  package var visibilityInterval: Interval? {
    hasBrand ? Proportions.wilson(successes: named, trials: answered) : nil
  }
}

extension Personas {
  /// The runs that a coverage is measured over: `last` completed ones, newest first, of the client of the newest.
  /// Throws `LookupProblem` where there is none, `StoreProblem`.
  package static func runs(last: Int, in connection: Connection) throws -> [RunReference] {
    let start = DerivedSQL.runStart("r")
    let sql = """
      SELECT r.seq, r.id FROM runs r WHERE r.status = 'completed' AND r.clientId IS (
        SELECT n.clientId FROM runs n WHERE n.status = 'completed'
        ORDER BY \(DerivedSQL.runStart("n")) DESC, n.seq DESC LIMIT 1)
      ORDER BY \(start) DESC, r.seq DESC LIMIT ?
      """
    let runs = try connection.rows(sql, [.integer(Int64(last))]) {
      RunReference(seq: $0.integer(0), id: $0.text(1))
    }
    guard !runs.isEmpty else { throw LookupProblem.nothingYet(kind: .run) }
    return runs
  }

  /// Coverage measured over these runs: of all personas of the catalogue and the library in their order, then of others
  /// that the runs name. Without a mode, of those modes that the runs ask in. Throws `StoreProblem`.
  package static func coverage(
    of runs: [RunReference], by split: PersonaCoverage.Split = .persona, mode: PersonaMode? = nil,
    in connection: Connection
  ) throws -> [PersonaCoverage] {
    var table = try CoverageTable(runs, in: connection)
    var rows: [PersonaCoverage] = []
    for mode in mode.map({ [$0] }) ?? PersonaMode.allCases {
      let labels = Dictionary(
        try catalog(mode, in: connection).contexts.map { ($0.key, $0.label) },
        uniquingKeysWith: { first, _ in first })
      for persona in try list(mode, in: connection) {
        rows += table.take(persona, by: split, labels: labels)
      }
    }
    guard mode == nil else { return rows }
    let asked = PersonaMode.allCases.filter { mode in rows.contains { $0.mode == mode && $0.asked > 0 } }
    if !asked.isEmpty { rows.removeAll { row in row.mode.map { !asked.contains($0) } ?? false } }
    return rows + table.rest(by: split)
  }
}
