import AuditModel
import Simulation
import Storage
import Values

/// Launching runs, working on them, stopping them.
///
/// A run is made (`create`) and worked on (`work`) apart from one another: the two may happen in different processes,
/// and working may stop at any moment and go on later. However often it stops, the run comes out the same.
package enum Runs {
  /// Makes a run and works on it until it ends or is interrupted. Throws as `create` and `work` do.
  package static func launch(
    _ request: LaunchRequest, in context: AuditContext
  ) throws -> RunOutcome {
    try work(create(request, in: context), in: context)
  }

  /// Makes a pending run with its questions; and its client with its brands, where they are new. Throws
  /// `RunProblem`, `LookupProblem` (the job), `ScenarioProblem`, `StoreProblem`.
  package static func create(
    _ request: LaunchRequest, in context: AuditContext
  ) throws -> RunReference {
    let launch = try PreparedLaunch(request, now: context.now())
    return try context.store.write { connection in
      let run = try create(launch, in: connection)
      try announce(run, hostNow: context.hostNow(), in: connection)
      return run
    }
  }

  /// Works on a pending, stalled or interrupted run until it ends, is interrupted, or somebody cancels it. Throws
  /// `RunProblem`, `LookupProblem`, `StoreProblem`.
  package static func work(_ run: RunReference, in context: AuditContext) throws -> RunOutcome {
    let store = context.store
    let material = try store.read { try RunMaterial.load(run, in: $0) }
    let (lease, open) = try store.write { connection in
      let lease = try RunLease.claim(
        run, startedAt: material.plan.startedAt, hostNow: context.hostNow(), in: connection)
      try Jobs.runStarted(run, in: connection)
      try material.reconcileReading(in: connection)
      return (lease, try material.openCalls(in: connection))
    }
    var worker = RunWorker(context: context, material: material, lease: lease, open: open)
    return try worker.run(open)
  }

  /// Marks a pending or running run as cancelled; whoever works on it stops at the next batch. Throws `RunProblem`
  /// where it has ended already, `LookupProblem`, `StoreProblem`.
  package static func cancel(_ run: RunReference, in context: AuditContext) throws {
    try context.store.write { connection in
      let found = try connection.text(
        "SELECT status FROM runs WHERE seq = ?", [.integer(run.seq)])
      guard let status = found.flatMap(RunStatus.init) else {
        throw LookupProblem.unknown(kind: .run, text: run.id)
      }
      guard status == .pending || status == .running else {
        throw RunProblem.finished(run: run.id, status: status)
      }
      // Its end is that of its last call: the time of day when somebody cancels a simulated run means nothing.
      try connection.execute(
        """
        UPDATE runs SET status = 'cancelled', leaseOwner = NULL, leaseUntil = NULL,
          completedAt = coalesce((SELECT max(respondedAt) FROM responses WHERE runSeq = ?1), startedAt)
        WHERE seq = ?1
        """, [.integer(run.seq)])
      try Jobs.runEnded(run, in: connection)
    }
  }
}
