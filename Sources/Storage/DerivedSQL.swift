/// The derived views of the domain, each formula in this one place: text of SQLite 3.40 queries, to be used in
/// parentheses in a FROM, both by the query compiler's sources and by the services. They take no arguments and
/// name only columns of the schema, so nothing from outside is ever spliced into them.
package enum DerivedSQL {
  /// SQL expression: a run's name. `run` is the alias of a `runs` row. The display name, else the job's name and
  /// the start as `YYYY-MM-DD HH:MM` UTC, else the scenario (or `Run`) and the start.
  package static func runName(_ run: String) -> String {
    """
    coalesce(nullif(trim(\(run).displayName), ''), \
    coalesce((SELECT runJob.name FROM jobs runJob WHERE runJob.id = \(run).jobId), \
    nullif(trim(\(run).scenario), ''), 'Run') || ' ' || \
    strftime('%Y-%m-%d %H:%M', coalesce(\(run).startedAt, \(run).createdAt) / 1000, 'unixepoch'))
    """
  }

  /// SQL expression: when a run began, or where that is unknown when its row was made. UTC milliseconds.
  package static func runStart(_ run: String) -> String {
    "coalesce(\(run).startedAt, \(run).createdAt)"
  }

  /// SQL condition: two runs are of one series, so that one can be the other's previous run: of the same job, or
  /// where they have none of the same client and scenario.
  package static func isSameSeries(_ run: String, _ other: String) -> String {
    """
    (\(other).jobId IS \(run).jobId AND (\(other).jobId IS NOT NULL \
    OR (\(other).clientId IS \(run).clientId AND \(other).scenario IS \(run).scenario)))
    """
  }

  /// SQL expression: the `seq` of a run's previous one, or null: the last completed run of its series that began
  /// before it. What `previous` says, insights, reports and `compare` mean alike.
  package static func previousRun(_ run: String) -> String {
    """
    (SELECT before.seq FROM runs before
      WHERE \(isSameSeries(run, "before")) AND before.status = 'completed'
        AND (\(runStart("before")), before.seq) < (\(runStart(run)), \(run).seq)
      ORDER BY \(runStart("before")) DESC, before.seq DESC LIMIT 1)
    """
  }

  /// SQL expression: how many calls of a run were attempted; what `progressData` says where the run's own count is
  /// empty.
  package static func progressDone(_ run: String) -> String {
    """
    CASE WHEN \(run).totalQuestions > 0 OR \(run).processedQuestions > 0 THEN \(run).processedQuestions \
    ELSE \(progressValue(run, ["processed", "done", "completed", "processed_questions"])) END
    """
  }

  /// SQL expression: how many calls of a run are planned; as `progressDone`.
  package static func progressTotal(_ run: String) -> String {
    """
    CASE WHEN \(run).totalQuestions > 0 OR \(run).processedQuestions > 0 THEN \(run).totalQuestions \
    ELSE \(progressValue(run, ["total", "total_questions"])) END
    """
  }

  private static func progressValue(_ run: String, _ keys: [String]) -> String {
    let reads = keys.map { key in
      "CASE WHEN json_type(\(run).progressData, '$.\(key)') = 'integer' "
        + "THEN max(0, json_extract(\(run).progressData, '$.\(key)')) END"
    }
    return "coalesce(\(reads.joined(separator: ", ")), 0)"
  }

  /// SQL condition: the call was answered. `response` is the alias of a `responses` row.
  package static func isAnswered(_ response: String) -> String { "\(response).errorCode IS NULL" }
}
