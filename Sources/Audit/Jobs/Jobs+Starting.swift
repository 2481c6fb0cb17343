import AuditModel
import Storage
import Values

extension Jobs {
  /// Makes a run of what the job launches now, whether it is due or not; times that it missed, waits and retries to
  /// come are served by it. `isForced`: whatever it waits for and however many of its runs are worked on. Throws
  /// `JobProblem.waiting`, `.busy`, `.deleted`, and as `request` and `Runs.create` do.
  package static func start(
    _ job: EntityReference, isForced: Bool = false, in context: AuditContext
  ) throws -> RunReference {
    let now = context.now()
    let request = try context.store.read { try Self.request(for: job, at: now, in: $0) }
    let launch = try PreparedLaunch(request, now: now)
    return try context.store.write { connection in
      let loaded = try load(job, in: connection)
      if !isForced { try checkRoom(job, loaded, hostNow: context.hostNow(), in: connection) }
      try connection.execute(
        """
        UPDATE executions SET status = 'cancelled', errorMessage = 'missed: served by a run that somebody started'
        WHERE jobId = ? AND runId IS NULL AND status IN ('pending', 'retrying')
        """, [.text(job.id)])
      let run = try Runs.create(launch, in: connection)
      // Those who start the job at the same moment see that there is no room, before anybody works on it.
      try Runs.announce(run, hostNow: context.hostNow(), in: connection)
      return run
    }
  }

  /// Throws `JobProblem` where the job has to wait, or as many of its runs as it allows are worked on.
  private static func checkRoom(
    _ job: EntityReference, _ loaded: NewJob, hostNow: Int64, in connection: Connection
  ) throws {
    let missing = try JobDependencies.state(of: job, in: connection).missing
    if !missing.isEmpty { throw JobProblem.waiting(job: loaded.name, for: missing) }
    let sql = """
      SELECT count(*) FROM runs
      WHERE jobId = ?1 AND (status = 'running' AND leaseOwner IS NOT NULL AND leaseUntil > ?2
        OR status = 'pending' AND heartbeatAt > ?2 - \(Runs.stalledAfter))
      """
    let going = Int(try connection.integer(sql, [.text(job.id), .integer(hostNow)]) ?? 0)
    if going >= loaded.policy.concurrent {
      throw JobProblem.busy(job: loaded.name, going: going, limit: loaded.policy.concurrent)
    }
  }
}
