import AuditModel
import Storage
import Values

/// What is to be said to whom when a job's execution ended badly or its run has issues. Making alerts sends nothing:
/// they are rows that `Alerts.send` works off.
package enum Alerts {
  /// Makes an alert for each channel of the run's job, where the run has issues at or above the job's threshold or
  /// its execution failed or timed out. Of a run without a job, or a cancelled one, there are none. An alert that is
  /// there stays as it is. To be called in a transaction, after the run and its execution were closed; throws
  /// `StoreProblem`.
  static func raise(run: RunReference, in connection: Connection) throws {
    let sql = "SELECT id, jobId, status, completedAt, errorMessage FROM executions WHERE runId = ?"
    let found = try connection.rows(sql, [.text(run.id)]) { row in
      (
        row.text(1),
        ExecutionRow(
          id: row.text(0), runId: run.id, completedAt: row.optionalInteger(3),
          status: ExecutionStatus(rawValue: row.text(2)) ?? .pending, errorMessage: row.optionalText(4))
      )
    }
    for (job, execution) in found { try raise(execution: execution, job: job, in: connection) }
  }

  /// The same for an execution, which may have no run.
  static func raise(execution: ExecutionRow, job: String, in connection: Connection) throws {
    guard [.completed, .failed, .timeout].contains(execution.status) else { return }
    let found = try connection.first("SELECT seq, name, jobConfig FROM jobs WHERE id = ?", [.text(job)]) {
      ($0.integer(0), $0.text(1), $0.text(2))
    }
    guard let (seq, name, json) = found else { return }
    let config = JobConfig(json: (try? JSONParser.parse(json)) ?? .null)
    guard !config.alertChannels.isEmpty else { return }
    let issues = try issues(of: execution, atLeast: config.alertSeverity ?? .high, in: connection)
    guard !issues.isEmpty else { return }
    let content = AlertContent(
      job: EntityReference(seq: seq, id: job), jobName: name, runId: execution.runId,
      execution: execution.id, status: execution.status, time: execution.completedAt ?? 0, issues: issues)
    for channel in config.alertChannels { try store(content, channel, in: connection) }
  }

  private static func issues(
    of execution: ExecutionRow, atLeast threshold: Severity, in connection: Connection
  ) throws -> [AlertContent.Issue] {
    let sql = """
      SELECT i.id, i.severity, i.label, i.platform, i.count FROM (\(DerivedSQL.issues)) i
      WHERE i.runSeq = (SELECT seq FROM runs WHERE id = ?)
      ORDER BY \(DerivedSQL.severityOrder("i.severity")), i.id
      """
    var issues = try connection.rows(sql, [.optional(execution.runId)]) { row in
      AlertContent.Issue(
        id: row.text(0), severity: Severity(rawValue: row.text(1)) ?? .low, label: row.text(2),
        platform: row.text(3), count: row.integer(4))
    }
    issues.removeAll { $0.severity.rank < threshold.rank }
    if execution.status != .completed, issues.isEmpty {
      // It never came to a run, or the run has no words for it.
      issues = [
        AlertContent.Issue(
          id: "execution:\(execution.status.rawValue)", severity: .high,
          label: execution.errorMessage ?? "the execution ended as \(execution.status.rawValue)",
          platform: "execution", count: 1)
      ]
    }
    return issues
  }

  private static func store(
    _ content: AlertContent, _ channel: String, in connection: Connection
  ) throws {
    let id = StableHash.id("alert", content.runId ?? content.execution, channel)
    try connection.execute(
      """
      INSERT INTO alerts (id, jobId, runId, severity, channel, title, body, createdAt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
      """,
      [
        .text(id), .text(content.job.id), .optional(content.runId), .text(content.severity.rawValue),
        .text(channel), .text(content.title), content.body(key: id), .integer(content.time),
      ])
  }
}

extension Severity {
  /// Low is 0.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
