import AuditModel
import Reading
import Storage
import Values

extension Runs {
  /// Whether a run was read otherwise than its client's brands and today's rules say. Throws `ReaderProblem`,
  /// `StoreProblem`.
  package static func isStale(_ run: RunReference, in connection: Connection) throws -> Bool {
    let found = try connection.first(
      "SELECT clientId, readingVersion FROM runs WHERE seq = ?", [.integer(run.seq)]
    ) { ($0.optionalText(0), $0.optionalText(1)) }
    guard let (client, version) = found, let client, let version else { return false }
    return try AnswerReader(brands: Clients.brands(of: client, in: connection)).version != version
  }

  /// Reads a run's stored answers with the aliases and rules of today, and refreshes its insights and those of the
  /// runs that look back at it; all or nothing. Gives how many answers were read. Throws `RunProblem` where
  /// somebody works on the run or it has no client, `ReaderProblem`, `LookupProblem`, `StoreProblem`.
  package static func reread(_ run: RunReference, in context: AuditContext) throws -> Int {
    let total = try context.store.read { try answered(run, in: $0) }
    let count = try context.store.write { connection in
      let count = try readAgain(run, in: connection, context: context) { done in
        context.report(ProgressEvent(activity: "reread", done: done, total: total))
      }
      try Insights.refreshHistory(of: run, from: run, in: connection)
      return count
    }
    context.report(ProgressEvent(activity: "reread", done: count, total: count, isLast: true))
    return count
  }

  /// Reads all runs (of a client) that were read otherwise than today's aliases and rules say; with `force` the others
  /// too. A transaction for each run: what is done stays done when it is stopped or killed, and the next call goes on.
  /// Throws `ReaderProblem`, `StoreProblem`.
  package static func rereadAll(
    of client: EntityReference? = nil, force: Bool = false, in context: AuditContext
  ) throws -> RereadSummary {
    var all = try Rereading(client: client, in: context)
    if force { try all.forget() }
    return try all.run()
  }

  /// The reading itself; to be called in a transaction. `progress` hears how many answers are done.
  static func readAgain(
    _ run: RunReference, in connection: Connection, context: AuditContext, progress: (Int) -> Void
  ) throws -> Int {
    let found = try connection.first(
      "SELECT clientId, status, leaseOwner, leaseUntil FROM runs WHERE seq = ?",
      [.integer(run.seq)]
    ) { ($0.optionalText(0), $0.text(1), $0.optionalText(2), $0.integer(3)) }
    guard let found else { throw LookupProblem.unknown(kind: .run, text: run.id) }
    let now = context.hostNow()
    if found.1 == RunStatus.running.rawValue, found.2 != nil, found.3 > now {
      throw RunProblem.busy(run: run.id, remaining: found.3 - now)
    }
    guard let client = found.0 else { throw RunProblem.noClient(run: run.id) }
    let brands = try Clients.brands(of: client, in: connection)
    let reader = try AnswerReader(brands: brands)
    return try Reread(run: run, brands: brands, reader: reader).apply(in: connection) { done in
      if context.isCancelled() { throw StoreProblem.interrupted }
      progress(done)
    }
  }

  /// How many answers the run has.
  static func answered(_ run: RunReference, in connection: Connection) throws -> Int {
    let sql = "SELECT sum(answered) FROM platformStats WHERE runSeq = ?"
    return Int(try connection.integer(sql, [.integer(run.seq)]) ?? 0)
  }
}
