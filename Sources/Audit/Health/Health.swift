import Storage
import Values

/// The health of jobs; the formula is `DerivedSQL.health`.
package enum Health {
  /// A job's health and its parts; nil where there is no such job. `job` is an id. Throws `StoreProblem`.
  package static func parts(job: String, in connection: Connection) throws -> HealthParts? {
    let weights = try weights(in: connection)
    let sql = """
      SELECT score, successRate, slaRate, errorRate, executions, completed, attemptedCalls, failedCalls,
        \(DerivedSQL.slaMinutes("j")) * 60000
      FROM (\(DerivedSQL.health)) h JOIN jobs j ON j.seq = h.jobSeq WHERE h.jobSeq = (SELECT seq FROM jobs WHERE id = ?)
      """
    return try connection.first(sql, [.text(job)]) { row in
      HealthParts(
        jobId: job, score: row.optionalReal(0), successRate: row.optionalReal(1),
        slaRate: row.optionalReal(2), errorRate: row.optionalReal(3), executions: row.int(4),
        completed: row.int(5), attemptedCalls: row.int(6), failedCalls: row.int(7),
        sla: row.optionalReal(8).flatMap { Int64(exactly: $0.rounded()) }, weights: weights)
    }
  }

  /// The weights in use: the settings', else the standard ones.
  package static func weights(in connection: Connection) throws -> HealthWeights {
    var weights = HealthWeights.standard
    let sql =
      "SELECT key, CAST(value AS REAL) FROM settings WHERE key LIKE 'health.weights.%' AND value IS NOT NULL"
    try connection.each(sql) { row in
      switch row.text(0) {
      case "health.weights.success": weights.success = row.real(1)
      case "health.weights.sla": weights.sla = row.real(1)
      case "health.weights.errors": weights.errors = row.real(1)
      default: break
      }
      return true
    }
    return weights
  }
}
