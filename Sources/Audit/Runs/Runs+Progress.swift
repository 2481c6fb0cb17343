import AuditModel
import Storage
import Values

extension Runs {
  /// A running run whose heartbeat is older is stalled; milliseconds.
  package static let stalledAfter: Int64 = 60_000

  /// How far a run is; a few small reads. Throws `LookupProblem`, `StoreProblem`.
  package static func progress(_ run: RunReference, in context: AuditContext) throws -> RunProgress {
    let now = context.hostNow()
    return try context.store.read { connection in
      let parts = try parts(of: run, in: connection)
      let sql = """
        SELECT displayName, status, processedQuestions, totalQuestions, heartbeatAt, leaseOwner, errorLog
        FROM runs WHERE seq = ?
        """
      let progress = try connection.first(sql, [.integer(run.seq)]) { row in
        let status = RunStatus(rawValue: row.text(1)) ?? .pending
        let isAlive = !row.isNull(5) && now - row.integer(4) <= stalledAfter
        return RunProgress(
          run: run, displayName: row.optionalText(0), status: status, done: row.int(2),
          total: row.int(3), parts: parts, isStalled: status == .running && !isAlive,
          errorLog: row.optionalText(6), observedAt: now)
      }
      guard let progress else { throw LookupProblem.unknown(kind: .run, text: run.id) }
      return progress
    }
  }

  /// What each platform has to do stands in `progressData`, what it did in `platformStats`.
  private static func parts(
    of run: RunReference, in connection: Connection
  ) throws -> [ProgressEvent.Part] {
    let planned = try connection.text(
      "SELECT progressData FROM runs WHERE seq = ?", [.integer(run.seq)])
    var parts: [ProgressEvent.Part] = []
    if let planned, case .record(let data)? = try? JSONParser.parse(planned),
      case .record(let platforms)? = data["planned"]
    {
      parts = zip(platforms.names, platforms.values).map { name, total in
        ProgressEvent.Part(name: name, done: 0, total: Int(total.integer ?? 0), failed: 0)
      }
    }
    let sql = "SELECT platform, attempted, failed FROM platformStats WHERE runSeq = ? ORDER BY platform"
    try connection.each(sql, [.integer(run.seq)]) { row in
      let name = row.text(0)
      let place = parts.firstIndex { $0.name == name }
      if place == nil {
        parts.append(ProgressEvent.Part(name: name, done: 0, total: row.int(1), failed: 0))
      }
      parts[place ?? parts.count - 1].done = row.int(1)
      parts[place ?? parts.count - 1].failed = row.int(2)
      return true
    }
    return parts
  }

  /// The failed calls of each platform.
  static func failures(of run: RunReference, in connection: Connection) throws -> [String: Int] {
    var failures: [String: Int] = [:]
    try connection.each(
      "SELECT platform, failed FROM platformStats WHERE runSeq = ?", [.integer(run.seq)]
    ) {
      failures[$0.text(0)] = $0.int(1)
      return true
    }
    return failures
  }
}
