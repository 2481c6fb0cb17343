import AuditModel
import Storage
import Values

extension TableStore {
  mutating func execution(_ row: TableRow) throws -> Fate {
    var record = try TableRecord(.executions, row)
    let run = try reference(.run, .runs, row)
    let job = try executionJob(row, run: run)
    record.owner = ("jobId", .text(job), .job)
    if row.has(.run) { record.set("runId", .optional(run?.id)) }
    guard let status = try executionStatus(row) else { throw row.missing(.status) }
    record.set("status", .text(status.rawValue))
    try record.time("scheduledAt", .scheduledAt, row)
    try record.time("startedAt", .startedAt, row)
    try record.time("completedAt", .completedAt, row)
    if let start = try row.time(.startedAt), let end = try row.time(.completedAt), end < start {
      throw row.fault(.completedAt, .before(field: .startedAt))
    }
    try record.text("errorMessage", .error, row)
    let attempt = try row.count(.attempt) ?? row.count(.retries).map { $0 + 1 }
    record.setSome("attempt", attempt.map { .integer(max(1, $0)) })
    try jobs.willChange(job)
    let (fate, _) = try put(record, row)
    if fate == .added || fate == .updated, let run { try link(run, to: job) }
    return fate
  }

  /// The job that the row names, else its run's. Throws where the run is another job's.
  private func executionJob(_ row: TableRow, run: EntityReference?) throws -> String {
    let known = try run.flatMap {
      try connection.text("SELECT jobId FROM runs WHERE seq = ?", [.integer($0.seq)])
    }
    guard let named = try reference(.job, .jobs, row) else {
      guard let known else { throw row.missing(.job) }
      return known
    }
    if let known, !known.sameBytes(as: named.id) {
      throw row.fault(.run, .taken(by: "a run of another job"))
    }
    return named.id
  }

  /// The backend's runs do not name their job: their executions do.
  private mutating func link(_ run: EntityReference, to job: String) throws {
    let hadClient =
      try connection.text("SELECT clientId FROM runs WHERE seq = ?", [.integer(run.seq)]) != nil
    try connection.execute(
      """
      UPDATE runs SET jobId = ?1,
        clientId = coalesce(clientId, (SELECT clientId FROM jobs WHERE id = ?1))
      WHERE seq = ?2 AND jobId IS NULL
      """, [.text(job), .integer(run.seq)])
    guard connection.changes > 0 else { return }
    noteChange(ofRun: run.seq)
    if !hadClient { try readAnew(run.seq, run.id) }
  }

  private func executionStatus(_ row: TableRow) throws(RowFault) -> ExecutionStatus? {
    try row.word(
      .status, ExecutionStatus.self,
      synonyms: [
        "queued": .pending, "scheduled": .pending, "inprogress": .running, "started": .running,
        "success": .completed, "succeeded": .completed, "complete": .completed, "done": .completed,
        "error": .failed, "failure": .failed, "canceled": .cancelled, "skipped": .cancelled,
        "timedout": .timeout, "retry": .retrying,
      ])
  }
}
