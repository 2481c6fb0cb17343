import AuditModel
import Reading
import Storage
import Values

extension Runs {
  /// Reads a run's stored answers with the aliases and rules of today, and refreshes its insights and those of the
  /// run that is compared with it; all or nothing. Gives how many answers were read. Throws `RunProblem` where
  /// somebody works on the run or it has no client, `ReaderProblem`, `LookupProblem`, `StoreProblem`.
  package static func reread(_ run: RunReference, in context: AuditContext) throws -> Int {
    let now = context.hostNow()
    return try context.store.write { connection in
      let found = try connection.first(
        "SELECT clientId, status, leaseOwner, leaseUntil FROM runs WHERE seq = ?",
        [.integer(run.seq)]
      ) { ($0.optionalText(0), $0.text(1), $0.optionalText(2), $0.integer(3)) }
      guard let found else { throw LookupProblem.unknown(kind: .run, text: run.id) }
      if found.1 == RunStatus.running.rawValue, found.2 != nil, found.3 > now {
        throw RunProblem.busy(run: run.id, remaining: found.3 - now)
      }
      guard let client = found.0 else { throw RunProblem.noClient(run: run.id) }
      let brands = try Clients.brands(of: client, in: connection)
      let reader = try AnswerReader(brands: brands)
      let count = try Reread(run: run, brands: brands, reader: reader).apply(in: connection)
      try Insights.refresh(run, in: connection)
      if let next = try next(after: run, in: connection) {
        try Insights.refresh(next, in: connection)
      }
      return count
    }
  }

  /// The run of the same job that `run` is the previous one of.
  static func next(
    after run: RunReference, in connection: Connection
  ) throws -> RunReference? {
    let sql = """
      SELECT r.seq, r.id FROM runs r JOIN runs this ON this.seq = ?
      WHERE r.jobId = this.jobId AND r.status = 'completed'
        AND (coalesce(r.startedAt, r.createdAt), r.seq) > (coalesce(this.startedAt, this.createdAt), this.seq)
      ORDER BY coalesce(r.startedAt, r.createdAt), r.seq LIMIT 1
      """
    return try connection.first(sql, [.integer(run.seq)]) {
      RunReference(seq: $0.integer(0), id: $0.text(1))
    }
  }
}
