/// Which words mean the same, for a search of help.
enum AproposWords {
  /// Words of a question that say nothing of what is looked for.
  static let empty: Set<String> = [
    "a", "an", "the", "to", "of", "in", "on", "is", "are", "do", "does", "did", "how", "what", "which", "i",
    "my", "me",
    "it", "can", "with", "for", "and", "or", "from", "show", "get", "see", "find",
  ]

  private static let groups: [[String]] = [
    ["delete", "remove", "drop", "erase", "destroy"], ["create", "add", "make", "new"],
    ["change", "edit", "update", "modify", "alter"], ["copy", "clone", "duplicate"],
    ["csv", "excel", "spreadsheet", "save"], ["export", "dump", "download"],
    ["import", "load", "ingest", "upload"],
    ["why", "cause", "reason", "explain", "errors"],
    ["failed", "fail", "error", "failure", "issues", "broken", "outage"],
    ["run", "audit", "launch", "start"], ["stop", "cancel", "abort", "kill", "pause"],
    ["resume", "continue", "restart", "stalled", "stuck"],
    ["compare", "diff", "difference", "change", "versus"],
    ["chart", "plot", "graph", "draw", "picture", "histogram"], ["filter", "where", "search", "grep"],
    ["sort", "order", "orderby", "rank"], ["group", "summarize", "aggregate", "groupby"],
    ["limit", "take", "head", "top"], ["unique", "distinct", "dedupe"], ["join", "merge", "combine"],
    ["column", "field", "select"], ["average", "mean", "avg"], ["median", "p50", "percentile"],
    ["schedule", "cron", "cadence", "interval", "due"], ["alert", "notify", "webhook", "slack", "email"],
    ["competitor", "brand", "rival", "us", "our"],
    [
      "overtook", "overtaken", "overtakes", "overtake", "ahead", "behind", "lead", "leads", "beat", "lost",
      "won", "compare",
      "insights",
    ],
    [
      "trend", "trends", "history", "development", "timeline", "course", "weekly", "week", "month", "daily",
      "bucket",
    ],
    ["time", "date", "dates", "when", "since", "ago", "week", "month", "day", "today", "yesterday"],
    ["sentiment", "feeling", "mood", "tone"],
    ["answer", "response", "reply"],
    ["slow", "latency", "duration", "performance"], ["cost", "price", "money", "spend", "dollars"],
    ["ratelimit", "throttle", "throttling", "429", "rate_limited", "ratelimited"],
    ["config", "settings", "option", "preference", "set"], ["variable", "let"], ["function", "def", "macro"],
    ["loop", "for", "foreach", "each"], ["test", "assert", "check"], ["null", "missing", "empty"],
    ["gap", "missing", "absent", "insights"],
    ["share", "voice", "sov"], ["visibility", "mentioned"], ["source", "link", "url", "citation"],
    ["user", "member", "people", "team"], ["undo", "safety", "readonly"], ["history", "keys"],
    ["junit", "ci", "test", "scripts", "pipeline"],
    ["dashboard", "export", "json"], ["folder", "directory", "files", "export"],
    ["report", "html", "pdf"], ["quit", "exit", "leave", "logout"],
    ["tutorial", "tour", "guide", "learn", "start"],
  ]

  /// Other words for the same thing.
  static func same(_ word: String) -> [String] {
    groups.filter { $0.contains(word) || $0.contains(stem(word)) }.flatMap { $0 }.filter { $0 != word }
  }

  /// Without an English ending; short words stay.
  static func stem(_ word: String) -> String {
    for ending in ["ing", "ies", "ed", "es", "s"]
    where word.count > ending.count + 3 && word.hasSuffix(ending) {
      return ending == "ies" ? word.dropLast(3) + "y" : String(word.dropLast(ending.count))
    }
    return word
  }
}
