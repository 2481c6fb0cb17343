extension DerivedSQL {
  /// SQL expression: when the first run began of those of the job that had an issue one after the other, up to the
  /// issue's own run. `issue` is the alias of a row of `issues`. UTC milliseconds.
  package static func issueSince(_ issue: String) -> String {
    """
    coalesce((SELECT min(held.startedAt) \(runsInARow(issue))), \
    (SELECT \(runStart("own")) FROM runs own WHERE own.seq = \(issue).runSeq))
    """
  }

  /// SQL expression: how many runs of the job had the issue one after the other, its own the last of them; 1 of a run
  /// without a job.
  package static func issueStreak(_ issue: String) -> String {
    "max(1, (SELECT count(*) \(runsInARow(issue))))"
  }

  /// SQL expression: what went wrong in a run, a list of texts, gravest first: each issue's label, with the day since
  /// which and the number of runs in which it happened where it is more than one.
  package static func runProblems(_ run: String) -> String {
    """
    (SELECT json_group_array(label || CASE WHEN streak > 1 \
    THEN '; since ' || strftime('%Y-%m-%d', since / 1000, 'unixepoch') || ', ' || streak || ' runs' ELSE '' END) \
    FROM (SELECT i.label, \(issueSince("i")) AS since, \(issueStreak("i")) AS streak \
    FROM (\(issues(of: "\(run).seq"))) i ORDER BY \(severityOrder("i.severity")), i.count DESC, i.id))
    """
  }

  /// `FROM … WHERE …` over the job's runs that had the issue: those behind the last one that ended without it. Both
  /// searches walk `runsByJob` from the issue's run back and stop there; `LIMIT` keeps SQLite from doing the first again
  /// at each row of the second.
  private static func runsInARow(_ issue: String) -> String {
    """
    FROM (SELECT own.jobId, own.startedAt, coalesce((SELECT free.startedAt FROM runs free \
    WHERE free.jobId = own.jobId AND free.startedAt < own.startedAt \
    AND free.status IN ('completed', 'failed') AND NOT \(has("free", issue)) \
    ORDER BY free.startedAt DESC LIMIT 1), -9e18) AS edge \
    FROM runs own WHERE own.seq = \(issue).runSeq LIMIT 1) mine JOIN runs held \
    ON held.jobId = mine.jobId AND held.startedAt > mine.edge AND held.startedAt <= mine.startedAt \
    AND \(has("held", issue))
    """
  }

  /// Whether a run had the issue too: asked of the tables themselves, since all `issues` would be made for each run.
  private static func has(_ run: String, _ issue: String) -> String {
    """
    CASE WHEN \(issue).id = 'run:error' THEN coalesce(trim(\(run).errorLog), '') <> '' ELSE \
    EXISTS (SELECT 1 FROM platformErrors had WHERE had.runSeq = \(run).seq \
    AND had.platform = \(issue).platform AND had.count > 0 AND \(code("had")) = \(issue).code) \
    OR EXISTS (SELECT 1 FROM platformStats s WHERE s.runSeq = \(run).seq AND s.platform = \(issue).platform \
    AND CASE \(issue).code WHEN 'error' THEN s.failed > 0 WHEN 'rate_limited' THEN s.rateLimited > 0 \
    WHEN 'degraded' THEN s.degraded = 1 ELSE 0 END AND NOT \(hasErrors(""))) END
    """
  }
}
