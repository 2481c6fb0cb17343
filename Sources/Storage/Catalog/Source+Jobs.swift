import Relation
import Values

extension Source {
  static let jobs = Source(
    name: "jobs", singular: "job", summary: "what is audited, and when",
    from: "jobs j",
    joins: [
      "LEFT JOIN (\(DerivedSQL.health)) h ON h.jobSeq = j.seq", "LEFT JOIN clients c ON c.id = j.clientId",
    ],
    order: [Order("j.seq")],
    examples: [
      "jobs | sort healthScore | select name, cadence, healthScore",
      "jobs | assert any healthScore >= 80, \"every job is ill\"",
    ],
    fields: [
      .main("id", .id("job"), "j.id", "opaque; its name will do"),
      .main("name", .text, "j.name", "as shown"),
      .main("status", .enumeration(.jobStatus), "j.status", "whether it runs"),
      .main(
        "cadence", .text, "au_cadence(j.jobConfig, j.triggerType, j.triggerConfig)", "when it runs, in words"),
      .main(
        "healthScore", .real, "h.score", "over its last 10 executions", nullable: true, unit: .score,
        joins: [0]),
      .main("lastRunAt", .date, "j.lastRunAt", "the last run", nullable: true),
      .main("nextRunAt", .date, "j.nextRunAt", "when it is due", nullable: true),
      .main("runs", .integer, "j.runCount", "ended so far", unit: .count),
      .main("failures", .integer, "j.failureCount", "of them failed", unit: .count),
      .side(
        "successRate", .real, "h.successRate", "completed / ended, last 10", nullable: true, unit: .share,
        joins: [0]),
      .side(
        "slaRate", .real, "h.slaRate", "how well the SLA was kept", nullable: true, unit: .share, joins: [0]),
      .side(
        "errorRate", .real, "h.errorRate", "failed / attempted calls", nullable: true, unit: .share,
        joins: [0]),
      .side("client", .text, "c.name", "whose brand", nullable: true, joins: [1]),
      .side("description", .text, "j.description", "what for", nullable: true).aside,
      .side("type", .text, "j.jobType", "what kind").aside,
      .side("trigger", .enumeration(.triggerType), "j.triggerType", "what starts it").aside,
      .side("scenario", .text, "j.scenario", "what its runs are simulated from", nullable: true),
      .side("owner", .text, "\(ownerField("name"))", "who answers for it", nullable: true).aside,
      .side("ownerEmail", .text, "\(ownerField("email"))", "where to reach them", nullable: true).aside,
      .side(
        "platforms", .list(.text),
        "coalesce(json_extract(j.jobConfig, '$.payload.platforms'), json_extract(j.jobConfig, '$.platforms'))",
        "those it asks", nullable: true),
      .side(
        "timezone", .text, "json_extract(j.triggerConfig, '$.timezone')", "whose clock it goes by",
        nullable: true),
      .side("sla", .duration, "(\(DerivedSQL.slaMinutes("j")) * 60000)", "a run may take", nullable: true),
      .side("retries", .integer, "coalesce(j.maxRetries, 2)", "of a failed execution", unit: .count).aside,
      .side("retryDelay", .duration, "coalesce(j.retryDelayMs, 600000)", "before a retry").aside,
      .side(
        "timeout", .duration,
        "coalesce(j.timeoutMs, CAST(round(\(DerivedSQL.slaMinutes("j")) * 120000) AS INTEGER), 1800000)",
        "when an execution is given up"
      ).aside,
      .side("maxConcurrent", .integer, "coalesce(j.maxConcurrent, 1)", "due times at once", unit: .count)
        .aside,
      .side(
        "dependsOn", .list(.text),
        """
        (SELECT json_group_array(name) FROM (SELECT o.name FROM jobDependencies d JOIN jobs o ON o.id = d.dependsOn \
        WHERE d.jobId = j.id ORDER BY o.seq))
        """, "jobs it waits for"),
      .side(
        "alert", .enumeration(.severity),
        "json_extract(\(DerivedSQL.jobPayload("j")), '$.alerting.severity_threshold')",
        "issues from here on are told", nullable: true),
      .side(
        "channels", .list(.text), "json_extract(\(DerivedSQL.jobPayload("j")), '$.alerting.channels')",
        "whom they are told", nullable: true),
      .side("createdAt", .date, "j.createdAt", "when it was made").aside,
    ])

  private static func ownerField(_ name: String) -> String {
    "coalesce(json_extract(j.jobConfig, '$.payload.owner.\(name)'), json_extract(j.jobConfig, '$.owner.\(name)'))"
  }

  static let executions = Source(
    name: "executions", singular: "execution", summary: "times a job was due, newest first",
    from: "executions e",
    joins: ["LEFT JOIN jobs j ON j.id = e.jobId"],
    order: [
      Order("coalesce(e.startedAt, e.scheduledAt, 0)", descending: true), Order("e.seq", descending: true),
    ],
    examples: ["executions | where status != \"completed\" | select job, scheduledAt, status, error"],
    fields: [
      .main("id", .id("execution"), "e.id", "opaque"),
      .main("job", .text, "j.name", "the job", joins: [0]),
      .main("status", .enumeration(.executionStatus), "e.status", "how it went"),
      .main("scheduledAt", .date, "e.scheduledAt", "when it was due", nullable: true),
      .main("duration", .duration, "(e.completedAt - e.startedAt)", "from start to end", nullable: true),
      .main("attempt", .integer, "e.attempt", "which try, from 1"),
      .main("error", .text, "e.errorMessage", "why it failed, waits or was missed", nullable: true),
      .main("runId", .id("run"), "e.runId", "its run", nullable: true),
      .side("startedAt", .date, "e.startedAt", "when it began", nullable: true),
      .side("completedAt", .date, "e.completedAt", "when it ended", nullable: true),
      .side("jobId", .id("job"), "e.jobId", "the job's id"),
    ])

  static let reports = Source(
    name: "reports", singular: "report", summary: "results frozen for a reader, newest first",
    from: "reports p",
    joins: ["LEFT JOIN runs u ON u.id = p.runId"],
    order: [Order("p.generatedAt", descending: true), Order("p.seq", descending: true)],
    examples: ["reports | take 5"],
    fields: [
      .main("id", .id("report"), "p.id", "opaque"),
      .main("title", .text, "p.title", "as shown", nullable: true),
      .main("type", .text, "p.reportType", "executive, competitive, platform or persona"),
      .main("generatedAt", .date, "p.generatedAt", "when it was made"),
      .main("file", .text, "p.filePath", "where it was written", nullable: true),
      .main("runId", .id("run"), "p.runId", "the run"),
      .side("run", .text, DerivedSQL.runName("u"), "the run's name", joins: [0]),
      .side("theme", .text, "p.themeKey", "its colours", nullable: true),
      .side("template", .text, "p.templateVersion", "the template's version", nullable: true),
      .side(
        "completed", .integer, "p.coverageCompleted", "calls attempted then", nullable: true, unit: .count),
      .side("total", .integer, "p.coverageTotal", "calls planned then", nullable: true, unit: .count),
    ])

  static let insights = Source(
    name: "insights", singular: "insight", summary: "what changed and what stands out, newest first",
    from: "insights i",
    joins: ["LEFT JOIN runs u ON u.id = i.runId"],
    order: [
      Order("i.detectedAt", descending: true), Order(DerivedSQL.severityOrder("i.impact")), Order("i.seq"),
    ],
    examples: ["insights | where kind == \"risk\" and impact >= \"medium\" | take 5"],
    fields: [
      .main("kind", .enumeration(.insightKind), "i.kind", "opportunity, risk or signal"),
      .main("impact", .enumeration(.impact), "i.impact", "how much it matters"),
      .main("title", .text, "i.title", "in a line"),
      .main("summary", .text, "i.summary", "in a sentence").aside,
      .main("detectedAt", .date, "i.detectedAt", "the end of the run"),
      .main("runId", .id("run"), "i.runId", "the run").aside,
      .side("id", .id("insight"), "i.id", "opaque"),
      .side("rule", .text, "i.rule", "what found it"),
      .side("evidence", .text, "i.evidence", "the numbers behind it, JSON"),
      .side("run", .text, DerivedSQL.runName("u"), "the run's name", joins: [0]),
    ])

  static let alerts = Source(
    name: "alerts", singular: "alert", summary: "what runs gave reason to tell, and whether it was sent",
    from: "alerts a LEFT JOIN runs u ON u.id = a.runId",
    joins: ["LEFT JOIN jobs j ON j.id = a.jobId"],
    order: [Order("a.createdAt", descending: true), Order("a.seq", descending: true)],
    scope: .run(sql: "u.seq"),
    examples: ["alerts | where state != \"sent\" | summarize n = count() by channel, state"],
    fields: [
      .main("id", .id("alert"), "a.id", "opaque; the post's idempotency key").aside,
      .main("severity", .enumeration(.severity), "a.severity", "of the gravest issue"),
      .main("title", .text, "a.title", "in a line"),
      .main("channel", .text, "a.channel", "where to").aside,
      .main("state", .enumeration(.alertState), DerivedSQL.alertState("a"), "whether it went out"),
      .main("createdAt", .date, "a.createdAt", "the end of the execution"),
      .main("error", .text, DerivedSQL.alertError("a"), "why it was not sent", nullable: true),
      .side("sentAt", .date, "a.sentAt", "when it was taken", nullable: true),
      .side("job", .text, "j.name", "the job", nullable: true, joins: [0]),
      .side("jobId", .id("job"), "a.jobId", "the job's id", nullable: true),
      .side("runId", .id("run"), "a.runId", "the run; none where none began", nullable: true),
      .side("body", .text, "a.body", "what is posted, JSON"),
    ])

  static let personas = Source(
    name: "personas", singular: "persona",
    summary: "who asks: the catalogue's voices and those somebody made",
    from: "(\(DerivedSQL.personas)) p",
    order: [Order("p.mode"), Order("p.source"), Order("p.position"), Order("p.id")],
    scope: .mode(sql: "p.mode"),
    examples: ["personas --mode b2b | select name, segment, keyNeed"],
    fields: [
      .main("id", .id("persona"), "p.id", "the voice's key, or opaque"),
      .main("name", .text, "p.name", "the role"),
      .main("segment", .text, "p.segment", "who that is"),
      .main("keyNeed", .text, "p.keyNeed", "what they want to feel"),
      .main("mode", .enumeration(.mode), "p.mode", "buys for themselves or for a company"),
      .main("priority", .enumeration(.priority), "p.priority", "how much they matter"),
      .main("ownerId", .text, "p.ownerId", "whose it is; null for the catalogue's", nullable: true).aside,
      .side("role", .text, "p.role", "the role's key"),
      .side("driver", .text, "p.driver", "the driver's key"),
      .side("voice", .text, "p.voice", "the voice's key", nullable: true),
      .side("source", .text, "p.source", "catalog or custom"),
      .side("contexts", .list(.text), "p.contextKeys", "stages of the journey"),
      .side(
        "journeyStage",
        .list(
          .record([Field("stage", .text), Field("question", .text), Field("coverage", .real, unit: .share)])),
        "p.journeyStage", "stages with a question each"),
    ])

  static let widgets = Source(
    name: "widgets", singular: "widget", summary: "pieces to embed elsewhere", from: "widgets w",
    order: [Order("w.seq")],
    examples: ["widgets | where status == \"published\""],
    fields: [
      .main("id", .id("widget"), "w.id", "opaque"), .main("name", .text, "w.name", "as shown"),
      .main("status", .enumeration(.widgetStatus), "w.status", "whether it is out"),
      .main("preview", .text, "w.preview", "what it shows"),
    ])

  static let members = Source(
    name: "members", singular: "member", summary: "people who may use the dashboard", from: "members m",
    order: [Order("m.seq")], examples: ["members | select name, role, email"],
    fields: [
      .main("id", .id("member"), "m.id", "opaque"), .main("name", .text, "m.name", "as shown"),
      .main("role", .text, "m.role", "what they may do"),
      .main("email", .text, "m.email", "where to reach them"),
    ])

  static let integrations = Source(
    name: "integrations", singular: "integration", summary: "other systems", from: "integrations i",
    order: [Order("i.seq")], examples: ["integrations | where not connected"],
    fields: [
      .main("id", .id("integration"), "i.id", "opaque"), .main("name", .text, "i.name", "as shown"),
      .main("connected", .bool, "i.connected", "whether it works"),
    ])
}
