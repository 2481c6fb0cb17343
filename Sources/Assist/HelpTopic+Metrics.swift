extension HelpTopic {
  static let metrics = [
    HelpTopic(
      "metrics", .metrics, "the numbers of an audit, each with its page",
      synonyms: ["metric", "numbers", "formula", "formulas", "kpi"],
      text: [
        "  visibility     answers that name the brand / answers",
        "  voice          its mentions / the mentions of all tracked brands",
        "  netSentiment   (positive − negative) / all its mentions",
        "  position       mean order of first appearance in an answer",
        "  coverage       platforms that name it / that answered",
        "  health         of a job, 0 to 100: success, SLA, errors",
        "  delta, p, holm, interval      what changed, and how sure it is",
        "  rbo, jaccard, kendall         how alike two lists of brands are", "",
        "Failed calls are left out. No data is null, never 0.",
      ],
      examples: ["scorecard latest | select brand, visibility, low, high, n"],
      see: ["scorecard", "compare", "insights"]),
    HelpTopic(
      "visibility", .metrics, "the share of answers that name a brand",
      synonyms: ["mentioned", "presence"],
      text: [
        "visibility = x / n        x: answers that name the brand, n: answered calls", "",
        "`scorecard` gives it with a 95 % interval (Wilson); fewer than 5 answers are a low sample.",
        "`brands` has it over all runs, `scorecard RUN` of one, `compare` its change.",
      ], examples: ["scorecard latest | select brand, visibility, low, high, n | sort -visibility | take 5"],
      see: ["interval", "voice", "scorecard"]),
    HelpTopic(
      "voice", .metrics, "share of voice: how much of the talk is about a brand",
      synonyms: ["share of voice", "sov", "share", "weightedvoice"],
      text: [
        "voice = Σ f / Σ Σ f       f: how often an answer names the brand; below: over all tracked brands",
        "",
        "The column sums to exactly 1. --mode answers counts a brand once an answer.",
        "weightedVoice = Σ 1/rank over the same of all brands: the first named counts most.",
      ], examples: ["brands | sort -voice | select name, voice, weightedVoice | take 5"],
      see: ["position", "brands", "scorecard"]),
    HelpTopic(
      "netSentiment", .metrics, "net sentiment: how answers speak of a brand, −1 to 1",
      synonyms: ["net sentiment", "net", "feeling", "mood", "tone", "polarity"],
      text: [
        "netSentiment = (P − N) / (P + N + U)      positive, negative and neutral mentions", "",
        "Each mention is read by VADER over its own part of the sentence, names masked; a compound",
        "score from .05 is positive, to −.05 negative. `explain mentions RESPONSE` shows the reading.",
      ],
      examples: [
        "mentions latest | summarize net = netSentiment(sentiment), n = count() by brand | sort -net | take 5"
      ], see: ["mentions", "explain mentions", "sentiment"]),
    HelpTopic(
      "position", .metrics, "the order in which an answer names brands",
      synonyms: ["rank", "order", "ranking"],
      text: [
        "rank of a mention: order of first appearance in its answer, from 1.",
        "position of a brand: the mean over the answers that name it; smaller is better.",
      ], examples: ["scorecard latest | sort position | select brand, position, answers | take 5"],
      see: ["voice", "mentions"]),
    HelpTopic(
      "coverage", .metrics, "on how many platforms a brand is named",
      synonyms: ["platform coverage"],
      text: [
        "coverage = platforms that name the brand / platforms that answered", "",
        "Of a report, `coverage` is processed / total calls; of personas see `persona coverage`.",
      ], examples: ["brands | where isPrimary | select name, coverage"], see: ["brands", "persona coverage"]),
    HelpTopic(
      "delta", .metrics, "what changed between two runs",
      synonyms: ["change", "difference", "before", "after", "verdict"],
      text: [
        "delta = after − before, of visibility; voiceDelta and netDelta of the other two.",
        "low and high are its 95 % interval; `verdict` says in words whether it is significant.",
        "An interval is of one row alone; the verdict minds that many rows were asked (help holm).",
      ],
      examples: [
        "compare --job \"Weekly SaaS pulse\" --by platform | select key, before, after, delta, verdict"
      ],
      see: ["p", "holm", "interval", "compare"]),
    HelpTopic(
      "p", .metrics, "how surprising a change would be if nothing had changed",
      synonyms: ["p-value", "pvalue", "significance", "significant", "mcnemar", "fisher", "test statistic"],
      text: [
        "p is the probability of a change at least as large by chance alone; small means unlikely.",
        "Runs that ask the same questions are compared answer by answer (McNemar, exact), others as",
        "two samples (pooled z, or Fisher where counts are small); windows by a clustered t test.",
        "Below .05, after Holm's adjustment, a change is called significant.",
      ], see: ["holm", "delta", "compare"]),
    HelpTopic(
      "holm", .metrics, "p, adjusted for asking many rows at once",
      synonyms: ["holmp", "adjusted", "multiple testing", "bonferroni"],
      text: [
        "Twenty rows of chance have one with p below .05. Holm's p of a row is raised so that the chance",
        "of any false finding among all rows stays below .05: sort the p, multiply the smallest by the",
        "number of rows, the next by one less, and so on; none may be smaller than the one before.",
        "`verdict` goes by holmP.",
      ], examples: ["compare --job \"Weekly SaaS pulse\" | where holmP < 0.05 | select key, delta, holmP"],
      see: ["p", "compare"]),
    HelpTopic(
      "interval", .metrics, "low and high: where the true number may lie",
      synonyms: ["ci", "confidence", "low", "high", "wilson", "newcombe", "bootstrap", "uncertainty"],
      text: [
        "A 95 % interval covers the true share in 95 of 100 such samples. Of a share: Wilson's; of a",
        "difference of shares: Newcombe's; of voice and net sentiment: a bootstrap over questions",
        "(2,000 draws, fixed seed). Few answers give wide intervals.",
      ], examples: ["scorecard latest | select brand, visibility, low, high, n | chart visibility"],
      see: ["visibility", "delta"]),
    HelpTopic(
      "rbo", .metrics, "rank-biased overlap and its kin: how alike two lists of brands are",
      synonyms: ["rank-biased overlap", "overlap", "jaccard", "kendall", "tau", "similarity"],
      text: [
        "jaccard   brands in both lists / brands in either; 1 is the same brands",
        "rbo       rank-biased overlap: as jaccard, but the tops of the lists count most (persistence .9)",
        "kendall   τ-b: whether both order the brands alike; 1 the same, −1 reversed",
        "answerJaccard   the mean of Jaccard's index over pairs of answers to the same question",
      ], examples: ["overlap --job \"Weekly SaaS pulse\" | select key, jaccard, rbo, kendall"],
      see: ["compare"]),
    HelpTopic(
      "healthScore", .metrics, "a job's health, 0 to 100",
      synonyms: ["score", "sla", "uptime", "reliability"],
      text: [
        "100 · (.60 success + .25 SLA + .15 (1 − errors)) / (weights of the parts that exist)", "",
        "over the last 10 executions that completed, failed or timed out. success: completed / ended;",
        "SLA: mean of min(1, SLA / duration); errors: failed / attempted calls. Null where nothing ended.",
        "`health JOB` shows the parts, `settings set health.weights.sla 0.3` changes a weight.",
      ],
      examples: [
        "jobs | sort healthScore | select name, healthScore, successRate, slaRate, errorRate | take 3"
      ],
      see: ["health", "jobs"]),
    HelpTopic(
      "severity", .metrics, "how grave an issue is",
      synonyms: ["high", "medium", "gravity"],
      text: [
        "high     no call of the platform succeeded, at least 25 % failed, or the run reported an error",
        "medium   any rate limit, at least 5 % failed, more than 3 errors, or the platform was degraded",
        "low      any other error", "",
        "`since` is when the first run of the job began that had the issue without a break, `streak` how",
        "many runs that is.",
      ], examples: ["issues | where severity == \"high\" | summarize n = count() by platform, code"],
      see: ["issues", "errors"]),
  ]
}
