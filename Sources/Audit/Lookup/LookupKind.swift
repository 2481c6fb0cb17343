/// What can be named by an id, a prefix of one, or a word.
package enum LookupKind: String, Sendable, CaseIterable {
  case run, job, response, insight, report, persona, client

  /// `runs`, `jobs`, …: the source that lists them.
  package var plural: String { rawValue + "s" }
}

extension LookupKind {
  /// A query over rows (seq, id, name, time), newest last by (time, seq).
  var rows: String {
    switch self {
    case .run:
      "SELECT seq, id, displayName AS name, coalesce(startedAt, createdAt) AS time FROM runs"
    case .job:
      // A deleted job's name is free for another one: by its id alone it is still there.
      """
      SELECT seq, id, CASE status WHEN 'deleted' THEN NULL ELSE name END AS name,
        CASE status WHEN 'deleted' THEN -1 ELSE createdAt END AS time FROM jobs
      """
    case .response: "SELECT seq, id, NULL AS name, coalesce(respondedAt, 0) AS time FROM responses"
    case .insight: "SELECT seq, id, title AS name, detectedAt AS time FROM insights"
    case .report: "SELECT seq, id, title AS name, generatedAt AS time FROM reports"
    case .client: "SELECT seq, id, name, createdAt AS time FROM clients"
    case .persona:
      """
      SELECT 0 AS seq, key AS id, NULL AS name, 0 AS time FROM personaVoices
      UNION ALL SELECT seq, id, name, createdAt AS time FROM customPersonas
      """
    }
  }

  /// Whether people may give the name in place of the id.
  var hasNames: Bool {
    switch self {
    case .job, .client, .persona: true
    case .run, .response, .insight, .report: false
    }
  }
}
