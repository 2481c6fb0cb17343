import Relation
import Values

extension Source {
  static let runs = Source(
    name: "runs", singular: "run",
    summary: "audits: one question set asked of several platforms, newest first",
    from: "runs r",
    joins: [
      "LEFT JOIN jobs j ON j.id = r.jobId", "LEFT JOIN clients c ON c.id = r.clientId",
      """
      LEFT JOIN (SELECT runSeq, sum(attempted) AS attempted, sum(failed) AS failed, sum(cost) AS cost, \
      json_group_array(platform) AS platforms FROM platformStats GROUP BY runSeq) s ON s.runSeq = r.seq
      """,
    ],
    order: [Order(DerivedSQL.runStart("r"), descending: true), Order("r.seq", descending: true)],
    examples: [
      "runs | where status == \"failed\" and startedAt > ago(7d) | sort -startedAt | select id, name, startedAt",
      "runs | summarize n = count(), failedCalls = sum(failed) by scenario",
    ],
    fields: [
      .main("id", .id("run"), "r.id", "opaque; a unique prefix will do").naming("runs", "r.seq", isOwn: true),
      .main("name", .text, DerivedSQL.runName("r"), "its own name, else the job's and the start"),
      .main("status", .enumeration(.runStatus), "r.status", "where it stands"),
      .main("startedAt", .date, "r.startedAt", "when it began", nullable: true),
      .main("duration", .duration, "(r.completedAt - r.startedAt)", "from start to end", nullable: true),
      .main("done", .integer, DerivedSQL.progressDone("r"), "calls attempted", unit: .count).aside,
      .main("total", .integer, DerivedSQL.progressTotal("r"), "calls planned", unit: .count).aside,
      .main("failed", .integer, "coalesce(s.failed, 0)", "calls that failed", unit: .count, joins: [2]),
      .side("error", .text, "r.errorLog", "what stopped it", nullable: true),
      .side(
        "problems", .list(.text), DerivedSQL.runProblems("r"),
        "what failed, where, and since when it fails in this job's runs, gravest first"),
      .side("job", .text, "j.name", "the job it belongs to", nullable: true, joins: [0]),
      .side(
        "isStalled", .bool,
        "(r.status = 'running' AND (r.leaseOwner IS NULL OR coalesce(r.heartbeatAt, 0) < unixepoch() * 1000 - 60000))",
        "running, but nobody works on it: resume it"
      ).aside,
      .side("jobId", .id("job"), "r.jobId", "the job's id", nullable: true).aside,
      .side("client", .text, "c.name", "whose brand is audited", nullable: true, joins: [1]),
      .side("scenario", .text, "r.scenario", "what a simulated run was launched from", nullable: true).aside,
      .side("seed", .integer, "r.seed", "of a simulated run", nullable: true).aside,
      .side("completedAt", .date, "r.completedAt", "when it ended", nullable: true).aside,
      .side("platforms", .list(.text), "s.platforms", "those that were asked", nullable: true, joins: [2])
        .of("platformStats asked", on: "asked.runSeq = r.seq", "asked.platform", order: ["asked.platform"]),
      .side("cost", .real, "s.cost", "of all calls", nullable: true, unit: .dollars, joins: [2]).aside,
      .side(
        "readingVersion", .text, "r.readingVersion", "reader and aliases its answers were read with",
        nullable: true
      ).aside,
      .side("createdAt", .date, "r.createdAt", "when its row was made").aside,
    ])

  static let questions = Source(
    name: "questions", singular: "question", summary: "questions as they were answered: one row an answer",
    from: "responses r JOIN questions q ON q.seq = r.questionSeq",
    joins: ["LEFT JOIN runs u ON u.seq = r.runSeq"], order: [Order("r.seq")], scope: .run(sql: "r.runSeq"),
    examples: [
      "questions latest | where sentiment == \"negative\" | select platform, prompt, brands",
      "questions latest | summarize n = count() by category",
    ],
    fields: [
      .main("id", .id("response"), "r.id", "the answer's id").naming("responses", "r.seq", isOwn: true),
      .main("prompt", .text, "q.text", "the question as asked"),
      .main("platform", .text, "r.platform", "who answered"),
      .main(
        "sentiment", .enumeration(.sentiment), "r.sentiment", "of the answer; null where the call failed",
        nullable: true),
      .main(
        "brands", .list(.text),
        "(SELECT json_group_array(brand) FROM (SELECT m.brand FROM mentions m WHERE m.responseSeq = r.seq ORDER BY m.rank, m.seq))",
        "named in the answer, in order"
      ).of(
        "mentions named", on: "named.responseSeq = r.seq", "named.brand", order: ["named.rank", "named.seq"]),
      .main("category", .text, "q.category", "what kind of question", nullable: true).aside,
      .side("persona", .text, "q.persona", "who asks", nullable: true),
      .side("role", .text, "q.role", "the persona's role", nullable: true).aside,
      .side("driver", .text, "q.driver", "what moves the persona", nullable: true).aside,
      .side("stage", .text, "q.contextStage", "where in the journey", nullable: true).aside,
      .side("key", .text, "q.key", "the same question in every run").aside,
      .side("priority", .real, "q.priorityScore", "how much it matters", nullable: true, unit: .share).aside,
      .side("text", .text, "r.text", "the answer", nullable: true),
      .side("respondedAt", .date, "r.respondedAt", "when the answer came", nullable: true),
      .side("error", .text, "r.errorCode", "why the call failed", nullable: true),
      .side("runId", .id("run"), "u.id", "the run", joins: [0]).aside.naming("runs", "r.runSeq"),
    ])

  static let responses = Source(
    name: "responses", singular: "response", summary: "calls to platforms: answers and failures",
    from: "responses r",
    joins: ["LEFT JOIN runs u ON u.seq = r.runSeq", "LEFT JOIN questions q ON q.seq = r.questionSeq"],
    order: [Order("r.seq")], scope: .run(sql: "r.runSeq"),
    examples: [
      "responses latest | where error != null | summarize n = count() by platform, error",
      "responses latest | summarize slow = p95(latency) by platform",
    ],
    fields: [
      .main("id", .id("response"), "r.id", "opaque").naming("responses", "r.seq", isOwn: true),
      .main("platform", .text, "r.platform", "who was asked"),
      .main("respondedAt", .date, "r.respondedAt", "when the call ended", nullable: true),
      .main("latency", .duration, "r.processingTimeMs", "how long it took", nullable: true),
      .main("sentiment", .enumeration(.sentiment), "r.sentiment", "of the answer", nullable: true),
      .main("tokens", .integer, "r.tokens", "that the answer took", nullable: true, unit: .count),
      .main("cost", .real, "r.cost", "of the call", nullable: true, unit: .dollars),
      .main("error", .text, "r.errorCode", "why it failed", nullable: true),
      .side("message", .text, "r.error", "the platform's own words", nullable: true).aside,
      .side("text", .text, "r.text", "the answer", nullable: true),
      .side("score", .real, "r.score", "compound sentiment", nullable: true, unit: .balance).aside,
      .side("satisfaction", .real, "r.satisfactionScore", "1 to 5, or as imported", nullable: true).aside,
      .side("repeat", .integer, "r.repeat", "which time it was asked, from 0").aside,
      .side("prompt", .text, "q.text", "the question", joins: [1]),
      .side("category", .text, "q.category", "what kind of question", nullable: true, joins: [1]),
      .side("persona", .text, "q.persona", "who asks", nullable: true, joins: [1]),
      .side("questionKey", .text, "q.key", "the same question in every run", joins: [1]).aside,
      .side("runId", .id("run"), "u.id", "the run", joins: [0]).aside.naming("runs", "r.runSeq"),
    ])

  static let issues = Source(
    name: "issues", singular: "issue", summary: "what went wrong in runs, gravest first",
    from: "(\(DerivedSQL.issues)) i", joins: ["LEFT JOIN runs u ON u.seq = i.runSeq"],
    order: [
      Order("i.runSeq", descending: true), Order(DerivedSQL.severityOrder("i.severity")), Order("i.id"),
    ],
    scope: .run(sql: "i.runSeq"),
    examples: [
      "issues latest | where severity == \"high\"", "issues | summarize n = sum(count) by platform, code",
      "issues latest | select label, since, streak",
    ],
    fields: [
      .main("severity", .enumeration(.severity), "i.severity", "how bad"),
      .main("label", .text, "i.label", "in a sentence"),
      .main("platform", .text, "i.platform", "where"),
      .main("count", .integer, "i.count", "how often", unit: .count).aside,
      .main(
        "since", .date, DerivedSQL.issueSince("i"), "when the first run began that had it without a break"),
      .main(
        "streak", .integer, DerivedSQL.issueStreak("i"), "runs of the job that had it one after the other",
        unit: .count
      ).aside,
      .main("lastAt", .date, "i.lastAt", "the last time", nullable: true).aside,
      .main("id", .text, "i.id", "platform:code").aside,
      .main("runId", .id("run"), "i.runId", "the run").aside,
      .side("code", .text, "i.code", "what kind"),
      .side("message", .text, "i.message", "the platform's own words", nullable: true),
      .side("run", .text, DerivedSQL.runName("u"), "the run's name", joins: [0]),
    ])

  static let platforms = Source(
    name: "platforms", singular: "platform", summary: "AI platforms over all runs",
    from: """
      (SELECT platform, count(*) AS runs, sum(attempted) AS attempted, sum(answered) AS answered, \
      sum(failed) AS failed, sum(rateLimited) AS rateLimited, sum(latencySum) AS latencySum, \
      max(latencyMax) AS latencyMax, sum(cost) AS cost FROM platformStats GROUP BY platform) p
      """,
    order: [Order("p.platform")], examples: ["platforms | sort -errorRate"],
    fields: [
      .main("name", .text, "p.platform", "its id"),
      .main("runs", .integer, "p.runs", "that asked it", unit: .count),
      .main("attempted", .integer, "p.attempted", "calls", unit: .count),
      .main("answered", .integer, "p.answered", "calls that gave an answer", unit: .count),
      .main("failed", .integer, "p.failed", "calls that failed", unit: .count),
      .main(
        "errorRate", .real, "(p.failed * 1.0 / nullif(p.attempted, 0))", "failed / attempted", nullable: true,
        unit: .share),
      .main("rateLimited", .integer, "p.rateLimited", "calls refused for being too many", unit: .count),
      .main("latency", .duration, "(p.latencySum / nullif(p.attempted, 0))", "mean", nullable: true),
      .main("slowest", .duration, "p.latencyMax", "the longest call", nullable: true),
      .main("cost", .real, "p.cost", "of all calls", unit: .dollars),
    ])
}
