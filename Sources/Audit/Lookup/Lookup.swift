import AuditModel
import Storage
import Values

/// Ids as people give them: the id itself, the beginning of one if only one begins so, a name (of jobs, clients and
/// custom personas), `latest`, and for runs `previous`.
///
/// All of it throws `LookupProblem`, or `StoreProblem`.
package enum Lookup {
  /// A run. `latest` is the one that started last (where it has not started: was made last), of the job if one is
  /// given; `previous` is that one's `previousRun`.
  package static func run(
    _ text: String, job: String? = nil, in connection: Connection
  ) throws -> RunReference {
    switch text {
    case "latest": return try latestRun(job: job, in: connection)
    case "previous":
      return try previousRun(before: latestRun(job: job, in: connection), in: connection)
    default:
      let found = try entity(.run, text, in: connection)
      return RunReference(seq: found.seq, id: found.id)
    }
  }

  package static func job(_ text: String, in connection: Connection) throws -> EntityReference {
    try entity(.job, text, in: connection)
  }

  package static func response(_ text: String, in connection: Connection) throws -> EntityReference {
    try entity(.response, text, in: connection)
  }

  package static func insight(_ text: String, in connection: Connection) throws -> EntityReference {
    try entity(.insight, text, in: connection)
  }

  package static func report(_ text: String, in connection: Connection) throws -> EntityReference {
    try entity(.report, text, in: connection)
  }

  package static func client(_ text: String, in connection: Connection) throws -> EntityReference {
    try entity(.client, text, in: connection)
  }

  /// A persona: a voice's key in the catalogue, or a custom persona's id or name.
  package static func persona(_ text: String, in connection: Connection) throws -> EntityReference {
    try entity(.persona, text, in: connection)
  }

  /// The run before `run`: the last completed one of the same job, or where it has no job of the same client and
  /// scenario.
  package static func previousRun(
    before run: RunReference, in connection: Connection
  ) throws -> RunReference {
    guard let found = try knownPreviousRun(before: run, in: connection) else {
      throw LookupProblem.noPreviousRun(latest: run.id)
    }
    return found
  }

  /// The same, or nil where there is none.
  static func knownPreviousRun(
    before run: RunReference, in connection: Connection
  ) throws -> RunReference? {
    let sql = """
      SELECT p.seq, p.id FROM runs r JOIN runs p ON p.seq = \(DerivedSQL.previousRun("r")) WHERE r.seq = ?
      """
    return try connection.first(sql, [.integer(run.seq)]) {
      RunReference(seq: $0.integer(0), id: $0.text(1))
    }
  }

  private static func latestRun(
    job: String?, in connection: Connection
  ) throws -> RunReference {
    let order = "ORDER BY coalesce(startedAt, createdAt) DESC, seq DESC LIMIT 1"
    guard let job else {
      let sql = "SELECT seq, id FROM runs \(order)"
      let found = try connection.first(sql) { RunReference(seq: $0.integer(0), id: $0.text(1)) }
      guard let found else { throw LookupProblem.nothingYet(kind: .run) }
      return found
    }
    let owner = try self.job(job, in: connection)
    let sql = "SELECT seq, id FROM runs WHERE jobId = ? \(order)"
    let found = try connection.first(sql, [.text(owner.id)]) {
      RunReference(seq: $0.integer(0), id: $0.text(1))
    }
    guard let found else { throw LookupProblem.noRunOfJob(job: job) }
    return found
  }
}
