extension DerivedSQL {
  /// The health of each job: `jobSeq, jobId, score, successRate, slaRate, errorRate, executions, completed,
  /// attemptedCalls, failedCalls`.
  ///
  /// Over the last 10 terminal executions (completed, failed, timeout). successRate S = completed / all; slaRate T =
  /// mean over the completed of min(1, SLA / duration), null without an SLA; errorRate E = failed / attempted calls
  /// of their runs, null without calls. score = 100 · (.60 S + .25 T + .15 (1 − E)) / (the weights whose part
  /// exists), two decimals, 0…100; null where nothing is terminal. The weights are the settings
  /// `health.weights.success`, `.sla` and `.errors`.
  package static let health = """
    SELECT jobSeq, jobId,
      round(100.0 * (\(weight("success")) * successRate
          + CASE WHEN slaRate IS NULL THEN 0 ELSE \(weight("sla")) * slaRate END
          + CASE WHEN errorRate IS NULL THEN 0 ELSE \(weight("errors")) * (1 - errorRate) END)
        / nullif(\(weight("success"))
          + CASE WHEN slaRate IS NULL THEN 0 ELSE \(weight("sla")) END
          + CASE WHEN errorRate IS NULL THEN 0 ELSE \(weight("errors")) END, 0), 2) AS score,
      successRate, slaRate, errorRate, executions, completed, attemptedCalls, failedCalls
    FROM (
      SELECT jobSeq, jobId, executions, completed, attemptedCalls, failedCalls, slaRate,
        completed * 1.0 / nullif(executions, 0) AS successRate,
        failedCalls * 1.0 / nullif(attemptedCalls, 0) AS errorRate
      FROM (\(healthSums))
    )
    """

  private static let healthSums = """
    SELECT j.seq AS jobSeq, j.id AS jobId, count(e.seq) AS executions,
      coalesce(sum(e.status = 'completed'), 0) AS completed,
      coalesce(sum((SELECT sum(s.attempted) FROM platformStats s WHERE s.runSeq = r.seq)), 0)
        AS attemptedCalls,
      coalesce(sum((SELECT sum(s.failed) FROM platformStats s WHERE s.runSeq = r.seq)), 0) AS failedCalls,
      avg(CASE WHEN e.status = 'completed' AND e.completedAt >= e.startedAt AND \(slaMinutes("j")) > 0
        THEN CASE WHEN e.completedAt - e.startedAt <= \(slaMinutes("j")) * 60000 THEN 1.0
          ELSE \(slaMinutes("j")) * 60000.0 / (e.completedAt - e.startedAt) END END) AS slaRate
    FROM jobs j
      LEFT JOIN executions e ON e.seq IN (
        SELECT t.seq FROM executions t
        WHERE t.jobId = j.id AND t.status IN ('completed', 'failed', 'timeout')
        ORDER BY t.completedAt DESC, t.seq DESC LIMIT 10)
      LEFT JOIN runs r ON r.id = e.runId
    GROUP BY j.seq
    """

  /// SQL expression: minutes a run of the job may take, or null. `job` is the alias of a `jobs` row.
  package static func slaMinutes(_ job: String) -> String {
    """
    CASE WHEN json_type(\(jobPayload(job)), '$.execution.sla_minutes') IN ('integer', 'real') \
    THEN json_extract(\(jobPayload(job)), '$.execution.sla_minutes') END
    """
  }

  /// SQL expression: the object in `jobConfig` that says what is audited: `payload`, else the whole.
  package static func jobPayload(_ job: String) -> String {
    """
    CASE json_type(\(job).jobConfig, '$.payload') WHEN 'object' \
    THEN json_extract(\(job).jobConfig, '$.payload') ELSE \(job).jobConfig END
    """
  }

  private static func weight(_ part: String) -> String {
    let value = ["success": "0.60", "sla": "0.25", "errors": "0.15"][part, default: "0"]
    return """
      coalesce((SELECT CAST(w.value AS REAL) FROM settings w WHERE w.key = 'health.weights.\(part)'), \(value))
      """
  }
}
