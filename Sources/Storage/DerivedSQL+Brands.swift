extension DerivedSQL {
  /// A scorecard of each tracked brand over all the answers of its client's runs: `brandSeq, id, name, clientId,
  /// isPrimary, position, n, answers, mentions, visibility, voice, rank, netSentiment, positiveShare, coverage,
  /// platforms`.
  ///
  /// n = answered responses; answers = those that name the brand; mentions = how often they name it; visibility =
  /// answers / n; voice = mentions / all tracked brands' mentions (mode mentions), four decimals by largest
  /// remainder, so that a client's sum is 1; rank = mean order of first appearance; netSentiment −1…1; coverage =
  /// platforms that name it / platforms that answered. Null where nothing was answered or mentioned.
  package static let brands = """
    SELECT brandSeq, id, name, clientId, isPrimary, position, n, answers, mentions,
      answers * 1.0 / nullif(n, 0) AS visibility,
      (base + (row_number() OVER (PARTITION BY clientId ORDER BY rest DESC, mentions DESC, position, name)
        <= 10000 - sum(base) OVER (PARTITION BY clientId))) / 10000.0 AS voice,
      ranks * 1.0 / nullif(answers, 0) AS rank,
      (positive - negative) * 1.0 / nullif(answers, 0) AS netSentiment,
      positive * 1.0 / nullif(answers, 0) AS positiveShare,
      platforms * 1.0 / nullif(answering, 0) AS coverage, platforms
    FROM (
      SELECT t.*, t.mentions * 10000 / nullif(sum(t.mentions) OVER (PARTITION BY t.clientId), 0) AS base,
        t.mentions * 10000 % nullif(sum(t.mentions) OVER (PARTITION BY t.clientId), 0) AS rest
      FROM (\(brandTotals)) t
    )
    """

  /// The share of a tracked brand in its client's Σ 1/rank: `brandSeq, weightedVoice`. Apart, since few ask for it and
  /// another sum of all rollups takes its time.
  package static let weightedVoices = """
    SELECT b.seq AS brandSeq, coalesce(m.reciprocals, 0.0)
        / nullif(sum(m.reciprocals) OVER (PARTITION BY b.clientId), 0) AS weightedVoice
    FROM brands b
      LEFT JOIN (
        SELECT t.seq AS brandSeq, sum(u.reciprocalRankSum) AS reciprocals FROM \(rollupsOfBrands)
      ) m ON m.brandSeq = b.seq
    """

  // An answer has one feeling for a brand, so that positive + neutral + negative = answers.
  private static let brandTotals = """
    SELECT b.seq AS brandSeq, b.id AS id, b.name AS name, b.clientId AS clientId,
      b.isPrimary AS isPrimary, b.position AS position,
      coalesce(c.n, 0) AS n, coalesce(c.answering, 0) AS answering,
      coalesce(m.answers, 0) AS answers, coalesce(m.mentions, 0) AS mentions,
      coalesce(m.positive, 0) AS positive,
      coalesce(m.negative, 0) AS negative, coalesce(m.ranks, 0) AS ranks,
      CASE WHEN m.answers > 0 THEN \(namingPlatforms) ELSE 0 END AS platforms
    FROM brands b
      LEFT JOIN (
        SELECT r.clientId AS clientId, sum(s.answered) AS n,
          count(DISTINCT CASE WHEN s.answered > 0 THEN s.platform END) AS answering
        FROM runs r JOIN platformStats s ON s.runSeq = r.seq GROUP BY r.clientId
      ) c ON c.clientId = b.clientId
      LEFT JOIN (
        SELECT t.seq AS brandSeq, sum(u.answers) AS answers,
          sum(u.frequency) AS mentions, sum(u.positive) AS positive,
          sum(u.negative) AS negative, sum(u.rankSum) AS ranks
        FROM \(rollupsOfBrands)
      ) m ON m.brandSeq = b.seq
    """

  // Grouped by the tracked brand's number: SQLite sorts what it groups, and this leaves out the brands that nobody
  // tracks and sorts numbers.
  private static let rollupsOfBrands = """
    runs r CROSS JOIN rollups u ON u.runSeq = r.seq
          CROSS JOIN brands t ON t.clientId = r.clientId AND t.name = u.brand
        GROUP BY t.seq
    """

  // Counting distinct platforms of all rollups takes longer than all the sums: the first run will do that names it.
  private static let namingPlatforms = """
    (SELECT count(*) FROM (
        SELECT DISTINCT r.clientId AS clientId, s.platform AS platform
        FROM runs r JOIN platformStats s ON s.runSeq = r.seq) p
      WHERE p.clientId = b.clientId AND EXISTS (
        SELECT 1 FROM runs r CROSS JOIN rollups u ON u.runSeq = r.seq
        WHERE r.clientId = p.clientId AND u.platform = p.platform AND u.brand = b.name))
    """
}
