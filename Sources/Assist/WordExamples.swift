/// Examples of the words of the language, for their pages of help.
package enum WordExamples {
  /// Whole statements, by the stage, statement or function that they show; tests run each on the demo database.
  package static let all: [String: [String]] = [
    "where": [
      "runs | where failed > 0 and startedAt > ago(7d)",
      "questions latest | where not (brands contains \"Brimboard\") and sentiment == \"positive\"",
    ],
    "select": ["runs | select name, failed, share = failed / total"],
    "derive": ["runs | derive share = failed / total | sort -share | take 5"],
    "sort": ["runs | sort -failed, name | take 5"],
    "summarize": [
      "issues | where lastAt > ago(7d) | summarize calls = sum(count) by platform",
      "responses | summarize n = count(), slow = p95(latency) by platform, day = bucket(respondedAt, 1d)",
    ],
    "take": ["runs | sort -duration | take 3"], "skip": ["runs | skip 10 | take 10"],
    "distinct": ["responses | where error != null | distinct platform, error"],
    "expand": ["questions latest | expand brands | summarize n = count() by brands | sort -n"],
    "first": ["runs | where status == \"failed\" | first"], "last": ["runs | last"],
    "only": ["jobs | where name contains \"Weekly\" | only"],
    "count": ["runs | where status == \"failed\" | count"],
    "join": [
      "responses latest | where error != null | join runs on runId == id | select platform, error, name"
    ],
    "pivot": [
      "mentions latest | summarize n = count() by brand, platform | pivot n by platform in [\"openai\", \"gemini\"]"
    ],
    "assert": [
      "assert (responses latest | where text == null and error == null | count) == 0, \"an answer is empty\"",
      "runs | take 3 | assert all total > 0, \"an empty run\"",
    ],
    "let": ["let bad = runs | where failed > 0\n$bad | count"],
    "param": ["param days: number = 7\nruns | where startedAt > now() - $days * 1d | count"],
    "def": ["def worst(n: number = 3) { jobs | sort healthScore | take $n }\nworst 2"],
    "if": ["if (runs | where status == \"failed\" | count) > 0 { \"some failed\" } else { \"none failed\" }"],
    "for": ["for r in runs | take 2 { \"$($r.name): $($r.failed) failed\" }"],
    "test": [
      "test \"no call fails\" { let r = launch saas_weekly --questions 2; assert $r.failed == 0 }"
    ],
    "retry": ["retry 3 every 10ms { assert (runs | count) > 0 }"],
    "explain": ["explain runs | where failed > 0 | take 3"],
    "ago": ["runs | where startedAt > ago(7d) | count"],
    "now": ["runs | select name, age = now() - startedAt | take 3"],
    "date": ["runs | where date(startedAt) == @2026-11-16"],
    "bucket": ["runs | summarize failed = sum(failed) by week = bucket(startedAt, 7d) | chart"],
    "hour": ["runs | summarize n = count() by hour = hour(startedAt)"],
    "weekday": ["runs | summarize n = count() by weekday = weekday(startedAt)"],
    "format": ["runs | select day = format(startedAt, \"%Y-%m-%d\"), name | take 3"],
    "if()": ["questions | summarize visibility = avg(if(brands contains \"Brimboard\", 1, 0)) by category"],
    "coalesce": ["jobs | select name, score = coalesce(healthScore, 0)"],
    "len": ["questions latest | where text != null | summarize words = avg(len(text)) by platform"],
    "round": ["jobs | select name, score = round(healthScore, 1)"],
    "ratio": ["responses | summarize failed = ratio(error != null) by platform"],
    "p95": ["responses | summarize slow = p95(latency) by platform"],
    "avg": ["responses | summarize mean = avg(latency) by platform"],
    "netSentiment": ["mentions | summarize net = netSentiment(sentiment) by brand, platform"],
  ]

  /// The lines of a page for the examples of a word; none where it has none.
  static func lines(_ word: String) -> [String] {
    guard let examples = all[word] else { return [] }
    return ["", examples.count == 1 ? "Example" : "Examples"]
      + examples.flatMap { $0.split(separator: "\n").map { "  " + $0 } }
  }
}
