import Values

/// What could come next after a source's or verb's result.
struct Hint {
  /// A field of the shown record, and what it must be.
  struct Condition {
    var field: String
    var holds: @Sendable (Value) -> Bool
  }

  /// Sources, their singulars, and verbs.
  let after: [String]
  let condition: Condition?
  /// Statements, the likeliest first. `{id}`: the record's id; `{run}`: the run that was named, else `latest`.
  let next: [String]

  private init(
    _ after: String..., when field: String? = nil, _ holds: (@Sendable (Value) -> Bool)? = nil,
    next: String...
  ) {
    self.after = after
    self.next = next
    condition = field.flatMap { field in holds.map { Condition(field: field, holds: $0) } }
  }

  /// The first that fits is said; those with a condition come before those without.
  static let all = [
    Hint("run", when: "isStalled", { $0.bool == true }, next: "resume {id}", "help resume"),
    Hint(
      "run", "launch", "resume", "job run", when: "failed", { ($0.number ?? 0) > 0 },
      next: "issues {id}", "responses {id} | where error != null | select platform, error, message"),
    Hint("run", when: "status", { $0.text == "failed" }, next: "issues {id}", "questions {id}"),
    Hint(
      "run", "launch", "resume", "job run", next: "questions {id}", "scorecard {id}", "compare previous {id}"),
    Hint("runs", next: "run latest", "issues latest", "help runs"),
    Hint(
      "issues",
      next: "responses {run} | where error != null | select platform, error, message, respondedAt",
      "help errors"),
    Hint("issue", next: "help severity"),
    Hint("jobs", next: "job latest", "executions | where status == \"failed\"", "help healthScore"),
    Hint("job", next: "health {id}", "job next {id}"),
    Hint("executions", next: "runs | where status == \"failed\"", "jobs"),
    Hint("questions", next: "responses {run} | select platform, text", "help questions"),
    Hint("responses", next: "response latest", "questions {run}"),
    Hint("response", "question", next: "explain mentions {id}"),
    Hint("brands", next: "scorecard latest", "trend | chart", "help metrics"),
    Hint("mentions", next: "mentions {run} | summarize n = count() by brand | sort -n | chart"),
    Hint("scorecard", next: "compare previous latest", "trend | chart", "help interval"),
    Hint("trend", next: "trend | chart", "trend | where isPrimary | chart --to trend.svg"),
    Hint("compare", next: "compare questions | sort delta", "help delta"),
    Hint("overlap", next: "compare previous latest", "help rbo"),
    Hint("health", next: "help healthScore", "executions"),
    Hint("scenarios", next: "launch saas_weekly", "help launch"),
    Hint("simulate", next: "runs", "tour"),
    Hint("insights", next: "insight latest", "compare previous latest"),
    Hint("platforms", next: "issues latest", "platforms | sort -errorRate"),
    Hint("import answers", "import tables", next: "runs", "brands"),
  ]
}
