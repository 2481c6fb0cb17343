extension DerivedSQL {
  /// What went wrong, a row for each run × platform × code: `runSeq, runId, id, platform, code, label, severity,
  /// count, message, lastAt`. `id` is `platform:code`; the run's own error log is `run:error`.
  ///
  /// The severity is the platform's, over its calls in the run: high where nothing was answered or at least 25 % of
  /// the calls failed (and for the error log); medium where at least 5 % failed, more than 3 errors happened or it
  /// was degraded, and for any rate limit; else low. A filter on `runSeq` reaches the primary keys.
  package static let issues = issues(of: nil)

  /// Those of one run alone; `run` is SQL of its `seq`, which may be a column of a query around this one: SQLite does
  /// not carry such a condition into a compound query by itself.
  static func issues(of run: String?) -> String {
    func only(_ column: String) -> String { run.map { " AND \(column) = \($0)" } ?? "" }
    return """
      SELECT e.runSeq AS runSeq, own.id AS runId, e.platform || ':' || \(code("e")) AS id,
        e.platform AS platform, \(code("e")) AS code,
        \(callsLabel(platform: "e.platform", count: "e.count", what: "replace(\(code("e")), '_', ' ')"))
          AS label,
        \(severity(errors: errorSum("e"), isRateLimit: isRateLimit("e.code"))) AS severity,
        e.count AS count, e.message AS message, e.lastAt AS lastAt
      FROM platformErrors e
        JOIN runs own ON own.seq = e.runSeq
        LEFT JOIN platformStats s ON s.runSeq = e.runSeq AND s.platform = e.platform
      WHERE e.count > 0\(only("e.runSeq"))
      UNION ALL
      SELECT s.runSeq, own.id, s.platform || ':error', s.platform, 'error',
        \(callsLabel(platform: "s.platform", count: "s.failed", what: "'no reason given'")),
        \(severity(errors: "s.failed", isRateLimit: "0")),
        s.failed, NULL, coalesce(own.completedAt, \(runStart("own")))
      FROM platformStats s JOIN runs own ON own.seq = s.runSeq
      WHERE s.failed > 0\(only("s.runSeq")) AND NOT \(hasErrors(""))
      UNION ALL
      SELECT s.runSeq, own.id, s.platform || ':rate_limited', s.platform, 'rate_limited',
        s.platform || ': rate limited ' || s.rateLimited
          || CASE s.rateLimited WHEN 1 THEN ' time' ELSE ' times' END,
        \(severity(errors: "s.failed", isRateLimit: "1")),
        s.rateLimited, NULL, coalesce(own.completedAt, \(runStart("own")))
      FROM platformStats s JOIN runs own ON own.seq = s.runSeq
      WHERE s.rateLimited > 0\(only("s.runSeq")) AND NOT \(hasErrors("AND \(isRateLimit("x.code"))"))
      UNION ALL
      SELECT s.runSeq, own.id, s.platform || ':degraded', s.platform, 'degraded',
        s.platform || ' was degraded during this run', 'medium',
        1, NULL, coalesce(own.completedAt, \(runStart("own")))
      FROM platformStats s JOIN runs own ON own.seq = s.runSeq
      WHERE s.degraded = 1\(only("s.runSeq")) AND s.failed = 0 AND s.rateLimited = 0 AND NOT \(hasErrors(""))
      UNION ALL
      SELECT own.seq, own.id, 'run:error', 'run', 'error',
        'The run reported an error: ' || substr(\(firstLine("own.errorLog")), 1, 160), 'high',
        1, own.errorLog, coalesce(own.completedAt, \(runStart("own")))
      FROM runs own WHERE trim(own.errorLog) <> ''\(only("own.seq"))
      """
  }

  /// SQL expression: 0 for high, 1 for medium, 2 for low: how issues sort.
  package static func severityOrder(_ column: String) -> String {
    "CASE \(column) WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END"
  }

  static func code(_ row: String) -> String {
    "coalesce(nullif(trim(\(row).code), ''), 'error')"
  }

  private static func isRateLimit(_ code: String) -> String {
    """
    (\(code) LIKE '%rate%limit%' OR \(code) LIKE '%throttl%' \
    OR \(code) IN ('429', 'http_429', 'too_many_requests', 'quota_exceeded'))
    """
  }

  private static func errorSum(_ row: String) -> String {
    """
    (SELECT sum(x.count) FROM platformErrors x \
    WHERE x.runSeq = \(row).runSeq AND x.platform = \(row).platform)
    """
  }

  static func hasErrors(_ condition: String) -> String {
    """
    EXISTS (SELECT 1 FROM platformErrors x \
    WHERE x.runSeq = s.runSeq AND x.platform = s.platform AND x.count > 0 \(condition))
    """
  }

  /// `s` may be missing (an import that brings errors alone): then every call counts as failed.
  private static func severity(errors: String, isRateLimit: String) -> String {
    """
    CASE WHEN coalesce(s.answered, 0) = 0 AND \(errors) > 0 THEN 'high' \
    WHEN s.failed > 0 AND s.failed * 4 >= s.attempted THEN 'high' \
    WHEN \(isRateLimit) OR (s.failed > 0 AND s.failed * 20 >= s.attempted) OR \(errors) > 3 \
    OR s.degraded = 1 THEN 'medium' ELSE 'low' END
    """
  }

  private static func callsLabel(platform: String, count: String, what: String) -> String {
    """
    \(platform) || ': ' || \(count) || CASE WHEN s.attempted >= \(count) \
    THEN ' of ' || s.attempted || CASE s.attempted WHEN 1 THEN ' call' ELSE ' calls' END \
    ELSE CASE \(count) WHEN 1 THEN ' call' ELSE ' calls' END END || ' failed (' || \(what) || ')'
    """
  }

  private static func firstLine(_ text: String) -> String {
    "substr(trim(\(text)), 1, instr(trim(\(text)) || char(10), char(10)) - 1)"
  }
}
