extension HelpTopic {
  static let language = [
    HelpTopic(
      "pipelines", .language, "how a statement is put together",
      synonyms: ["pipeline", "pipe", "syntax", "query", "language"],
      text: [
        "A pipeline begins with a source or a verb and goes on with stages behind |:", "",
        "  runs | where status == \"failed\" | sort -startedAt | select name, error | take 5", "",
        "In a stage a bare name is a field of the row, \"…\" is a text, $name a variable. A statement",
        "ends with its line or with `;`; a line goes on behind |, an operator, a comma, or inside brackets.",
        "`let x = …` keeps a result, `$_` is what the last statement gave.",
      ],
      examples: ["let bad = runs | where failed > 0\n$bad | count"],
      see: ["stages", "statements", "functions", "tour"]),
    HelpTopic(
      "dates", .language, "moments, spans of time, and how to compare them",
      synonyms: ["date", "time", "times", "duration", "durations", "timezone", "clock"],
      text: [
        "  @2026-11-01  @2026-11-01T09:00Z  @2026-11-01T09:00+01:00   a moment; UTC where no zone is said",
        "  90s 15m 24h 7d 2w 250ms                                    a span; m is minutes, there is no month",
        "  now()  ago(7d)  now() + 2h                                 moments from the clock",
        "  bucket(startedAt, 1d)  hour(…)  weekday(…)  date(…)        parts of a moment", "",
        "now() is the same through a whole script; --now pins it.",
      ],
      examples: [
        "runs | where startedAt > ago(7d) | count",
        "runs | summarize n = count() by day = bucket(startedAt, 7d)",
      ], see: ["ago", "bucket", "format"]),
    HelpTopic(
      "ids", .language, "how to name one run, job, answer or report",
      synonyms: ["id", "identifier", "latest", "previous", "prefix"],
      text: [
        "  run 3f2a       the beginning of an id, as long as it is unique",
        "  run latest     the newest; run previous, the one before it in the same job",
        "  run $r         a variable that holds one, or its id",
        "  job \"Weekly SaaS pulse\"   jobs, clients and personas go by their names too", "",
        "Sources of a run take it as an argument: issues latest, questions 3f2a. --job JOB narrows",
        "latest and previous. Tab lists ids with their names and ages.",
      ],
      examples: ["run latest | select id, name", "issues latest --job \"Weekly SaaS pulse\" | count"],
      see: ["runs", "jobs"]),
    HelpTopic(
      "nulls", .language, "what is not known, and how it compares",
      synonyms: ["null", "nil", "none", "missing", "empty", "na"],
      text: [
        "null is what is not known: no data is null, never 0.",
        "  x == null, x != null     ask for it; == and != never give null",
        "  x > 3                    is false where x is null",
        "  x ?? 0                   another value in its place",
        "  sum, avg, min, max       leave nulls out; count() counts rows",
        "Nulls sort last, up and down. An assertion over a null fails.",
      ],
      examples: [
        "jobs | where healthScore == null | select name", "jobs | select name, score = healthScore ?? 0",
      ], see: ["coalesce", "assertions"]),
    HelpTopic(
      "text", .language, "comparing, searching and building texts",
      synonyms: ["string", "strings", "quotes", "contains", "like", "regex", "interpolation", "case"],
      text: [
        "  \"…\"   with escapes, $name and $( … ) inside;   '…'   raw",
        "  name contains \"weekly\"     holds it, whatever the case",
        "  name ~ \"^W.*e$\"            matches a pattern (help patterns)",
        "  == and sort                compare by bytes, so case and accents count",
        "  lower upper trim len startsWith endsWith",
      ], examples: ["questions latest | where prompt contains \"crm\" | count"],
      see: ["patterns", "functions"]),
    HelpTopic(
      "variables", .language, "keeping a result, and commands of your own",
      synonyms: ["variable", "let", "parameters", "$_", "argument"],
      text: [
        "  let r = run latest          $r.name, issues $r",
        "  let bad = runs | where failed > 0     $bad | take 3",
        "  $_                          what the last statement gave",
        "  def worst(n: number = 3) { jobs | sort healthScore | take $n }     worst 5",
      ], examples: ["let r = run latest\n\"$($r.name): $($r.failed) calls failed\""],
      see: ["let", "def", "param", "scripts"]),
    HelpTopic(
      "scripts", .language, "files of statements, for CI and for tomorrow",
      synonyms: ["script", "ci", "automation", "cron", "exit", "batch", "file"],
      text: [
        "  auditsh nightly.audit --db audits.db --param min=70",
        "  auditsh check nightly.audit      every error, without a database",
        "  auditsh fmt nightly.audit        one layout for all;  --check for CI",
        "  auditsh test tests/              runs the test \"…\" { … } blocks", "",
        "All is checked before anything runs. `param min: number = 80` is given by --param min=70.",
        "Data goes to the standard output, notes and errors to the standard error.", "",
        "Exit codes: 0 fine, 1 an assertion is false, 2 nothing ran, 3 failed while running,",
        "4 no database, 124 time-out, 130 Ctrl-C, 141 closed pipe.",
      ], see: ["param", "include", "test", "assertions", "output"]),
    HelpTopic(
      "assertions", .language, "conditions that fail a script",
      synonyms: ["assertion", "expect", "check", "ensure", "fail", "snapshot"],
      text: [
        "  … | assert all healthScore >= 80, \"why\"     each row; also any, none",
        "  assert (runs | count) > 0, \"no run\"          a value",
        "  … | assert matches \"file.json\"               the same as a stored file; --update writes it", "",
        "The rows at fault are shown and the exit code is 1. `all` and `none` fail over no rows",
        "unless --allow-empty is said; a null fails the row.",
      ], examples: ["jobs | assert any healthScore >= 50, \"every job is ill\" | count"],
      see: ["assert", "test", "retry", "scripts"]),
  ]
}
