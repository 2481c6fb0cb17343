import AuditModel
import Scheduling
import Storage
import Values

extension ExportWriter {
  /// The audits that are not deleted, oldest first.
  func auditSummaries() throws {
    let sql = """
      SELECT j.id, j.name, j.triggerType, j.triggerConfig, j.jobConfig, j.createdBy,
        coalesce(j.lastRunAt, (SELECT max(r.startedAt) FROM runs r WHERE r.jobId = j.id)), h.score,
        (SELECT r.seq FROM runs r WHERE r.jobId = j.id
          ORDER BY \(DerivedSQL.runStart("r")) DESC, r.seq DESC LIMIT 1)
      FROM jobs j LEFT JOIN (\(DerivedSQL.health)) h ON h.jobSeq = j.seq
      WHERE j.status <> 'deleted' AND lower(j.jobType) LIKE 'audit%'
      ORDER BY j.createdAt, j.seq
      """
    try list(sql) { row in
      let config = JobConfig(json: (try? JSONParser.parse(row.text(4))) ?? .null)
      sink.open("{")
      field("id", row, 0)
      field("name", row, 1)
      field(
        "cadence",
        Cadence.label(
          config: config, triggerType: TriggerType(rawValue: row.text(2)) ?? .manual,
          triggerConfig: (try? JSONParser.parse(row.text(3))) ?? .null))
      owner(config, createdBy: row.optionalText(5))
      field("platforms", .list(try platforms(config, latestRun: row.optionalInteger(8)).map(Value.text)))
      field("lastRun", row.optionalInteger(6).map(Value.date) ?? .null)
      field("healthScore", .optional(row.optionalReal(7)))
      sink.close("}")
    }
  }

  /// Who made the job owns it where its configuration names nobody.
  private func owner(_ config: JobConfig, createdBy: String?) {
    let creatorMail = createdBy.flatMap { EmailAddress.isValid($0) ? $0 : nil }
    let mail = config.ownerEmail.flatMap { EmailAddress.isValid($0) ? $0 : nil }
    sink.key("owner")
    sink.open("{")
    field("name", .optional(config.ownerName ?? createdBy))
    field("email", .optional(mail ?? (config.ownerName == nil ? creatorMail : nil)))
    sink.close("}")
  }

  /// What the job is to ask, else what its latest run asked.
  private func platforms(_ config: JobConfig, latestRun: Int64?) throws -> [String] {
    guard config.platforms.isEmpty, let latestRun else { return config.platforms }
    return try connection.rows(
      "SELECT platform FROM platformStats WHERE runSeq = ? ORDER BY platform", [.integer(latestRun)]
    ) { $0.text(0) }
  }

  /// Newest first.
  func reportSummaries() throws {
    let sql = """
      SELECT p.id, p.title, p.reportType, p.generatedAt, p.runId, \(DerivedSQL.runName("r")),
        max(0, coalesce(p.coverageTotal, \(DerivedSQL.progressTotal("r")))),
        max(0, coalesce(p.coverageCompleted, \(DerivedSQL.progressDone("r"))))
      FROM reports p JOIN runs r ON r.id = p.runId ORDER BY p.generatedAt DESC, p.seq DESC
      """
    try list(sql) { row in
      sink.open("{")
      field("id", row, 0)
      field("title", row.optionalText(1) ?? Reports.title(row.text(2), runName: row.text(5)))
      field("generatedAt", date: row.integer(3))
      field("auditId", row, 4)
      sink.key("coverage")
      sink.open("{")
      field("completed", .integer(min(row.integer(7), row.integer(6))))
      field("total", .integer(row.integer(6)))
      sink.close("}")
      sink.close("}")
    }
  }

  /// Newest first; of one run in the order they were found.
  func insights() throws {
    let sql = """
      SELECT id, title, kind, summary, detectedAt, impact FROM insights ORDER BY detectedAt DESC, seq
      """
    try list(sql) { row in
      sink.open("{")
      field("id", row, 0)
      field("title", row, 1)
      field("kind", row, 2)
      field("summary", row, 3)
      field("detectedAt", date: row.integer(4))
      field("impact", row, 5)
      sink.close("}")
    }
  }

  func widgets() throws {
    try list("SELECT id, name, preview, status FROM widgets ORDER BY seq") { row in
      sink.open("{")
      field("id", row, 0)
      field("name", row, 1)
      field("preview", row, 2)
      field("status", row, 3)
      sink.close("}")
    }
  }
}
