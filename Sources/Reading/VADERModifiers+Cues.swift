extension VADERModifiers {
  /// Words that a rule names. VADER's rules come first; the rest serve `MentionSentiment`.
  static let cues: [(VADERCue, [String])] = [
    (.no, ["no"]), (.or, ["or"]), (.nor, ["nor"]), (.least, ["least"]), (.at, ["at"]), (.very, ["very"]),
    (.never, ["never"]), (.so, ["so"]), (.this, ["this"]), (.without, ["without"]), (.doubt, ["doubt"]),
    (.but, ["but"]), (.kind, ["kind"]), (.sort, ["sort"]), (.of, ["of"]), (.just, ["just"]),
    (.enough, ["enough"]), (.the, ["the"]), (.shit, ["shit"]), (.bomb, ["bomb"]), (.bad, ["bad"]),
    (.ass, ["ass"]), (.bus, ["bus"]), (.stop, ["stop"]), (.yeah, ["yeah"]), (.right, ["right"]),
    (.kiss, ["kiss"]), (.death, ["death"]), (.to, ["to"]), (.die, ["die"]), (.for, ["for"]),
    (.beating, ["beating"]), (.heart, ["heart"]),
    (.contrast, ["however", "yet", "except"]),
    (.subordinate, ["while", "although", "though", "whereas", "unlike"]),
    (.than, ["than", "compared"]), (.as, ["as"]), (.like, ["like"]), (.and, ["and"]),
    (
      .subject,
      [
        "i", "we", "you", "they", "people", "users", "customers", "reviewers", "teams", "many", "also",
        "really", "still", "would", "will", "do", "don't", "didn't", "doesn't", "might", "may", "who",
      ]
    ),
    (.avoid, ["avoid", "avoids", "avoiding"]),
    (.pros, ["pros", "advantages", "strengths", "upsides", "positives"]),
    (
      .cons,
      [
        "cons", "disadvantages", "drawbacks", "downsides", "weaknesses", "negatives", "limitations",
        "shortcomings",
      ]
    ),
    // As they stand before their full stop.
    (
      .abbreviation,
      [
        "inc", "corp", "ltd", "co", "llc", "bros", "e.g", "i.e", "vs", "mr", "mrs", "ms", "dr", "st",
        "approx", "est",
        "jr", "sr", "prof", "fig", "u.s", "u.k", "dept", "cf", "ca", "incl", "excl",
      ]
    ),
    (
      .verb,
      [
        "is", "isn't", "are", "aren't", "was", "wasn't", "were", "has", "hasn't", "have", "had", "offers",
        "lacks",
        "feels", "costs", "remains", "provides", "gets", "does", "can", "can't", "tends", "seems", "looks",
        "stands",
        "excels", "shines", "wins", "leads", "lags", "suffers", "struggles", "delivers",
      ]
    ),
  ]
}
