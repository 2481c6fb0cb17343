import Relation
import Values

extension Source {
  static let mentions = Source(
    name: "mentions", singular: "mention", summary: "brands in answers: one row for each brand of an answer",
    from: "mentions m",
    joins: ["LEFT JOIN runs u ON u.seq = m.runSeq", "LEFT JOIN responses r ON r.seq = m.responseSeq"],
    order: [Order("m.seq")], scope: .run(sql: "m.runSeq"),
    groupIndex: ["m.platform", "m.brand", "m.sentiment", "m.seq"],
    examples: [
      "mentions | summarize n = count(), net = netSentiment(sentiment) by platform, brand | sort -n | take 10",
      "mentions latest | where rank == 1 | summarize firsts = count() by brand | sort -firsts",
    ],
    fields: [
      .main("brand", .text, "m.brand", "who is named"),
      .main("platform", .text, "m.platform", "by whom"),
      .main("frequency", .integer, "m.frequency", "how often in the answer", unit: .count),
      .main("rank", .integer, "m.rank", "order of first appearance, from 1"),
      .main("sentiment", .enumeration(.sentiment), "m.sentiment", "how the answer speaks of it"),
      .main("score", .real, "m.score", "compound sentiment", unit: .balance),
      .main("responseId", .id("response"), "r.id", "the answer", joins: [1]).naming(
        "responses", "m.responseSeq"),
      .side("offset", .integer, "m.firstOffset", "bytes before the first mention"),
      .side("respondedAt", .date, "r.respondedAt", "when the answer came", nullable: true, joins: [1]),
      .side("runId", .id("run"), "u.id", "the run", joins: [0]).naming("runs", "m.runSeq"),
    ])

  static let citations = Source(
    name: "citations", singular: "citation", summary: "sources that answers give", from: "citations c",
    joins: ["LEFT JOIN runs u ON u.seq = c.runSeq", "LEFT JOIN responses r ON r.seq = c.responseSeq"],
    order: [Order("c.seq")], scope: .run(sql: "c.runSeq"),
    examples: ["citations latest | summarize n = count() by domain | sort -n | take 10"],
    fields: [
      .main("domain", .text, "c.domain", "the host"),
      .main("url", .text, "c.url", "the whole address"),
      .main("title", .text, "c.title", "the link's text", nullable: true),
      .main("platform", .text, "c.platform", "who gave it"),
      .main("brand", .text, "c.brand", "the tracked brand that owns the host", nullable: true),
      .side("responseId", .id("response"), "r.id", "the answer", joins: [1]).naming(
        "responses", "c.responseSeq"),
      .side("runId", .id("run"), "u.id", "the run", joins: [0]).naming("runs", "c.runSeq"),
    ])

  static let brands = Source(
    name: "brands", singular: "brand", summary: "tracked brands over all answers of their client's runs",
    from: "(\(DerivedSQL.brands)) b",
    joins: [
      "LEFT JOIN clients c ON c.id = b.clientId",
      "LEFT JOIN (\(DerivedSQL.weightedVoices)) w ON w.brandSeq = b.brandSeq",
    ],
    order: [Order("b.clientId"), Order("b.position"), Order("b.name")],
    examples: ["brands | sort -voice | take 10", "brands | where visibility < 0.3 and netSentiment >= 0.5"],
    fields: [
      .main("name", .text, "b.name", "as shown"),
      .main("client", .text, "c.name", "whose list it is on", joins: [0]),
      .main("isPrimary", .bool, "b.isPrimary", "the client's own"),
      .main("mentions", .integer, "b.mentions", "how often it is named", unit: .count).aside,
      .main("answers", .integer, "b.answers", "answers that name it", unit: .count).aside,
      .main("n", .integer, "b.n", "answers in all", unit: .count).aside,
      .main("visibility", .real, "b.visibility", "answers / n", nullable: true, unit: .share),
      .main("voice", .real, "b.voice", "share of all tracked mentions", nullable: true, unit: .share),
      .main("rank", .real, "b.rank", "mean order of first appearance", nullable: true).aside,
      .main(
        "netSentiment", .real, "b.netSentiment", "(positive − negative) / all", nullable: true, unit: .balance
      ),
      .main(
        "coverage", .real, "b.coverage", "platforms that name it / that answered", nullable: true,
        unit: .share
      ).aside,
      .side(
        "weightedVoice", .real, "w.weightedVoice", "share of Σ 1/rank", nullable: true, unit: .share,
        joins: [1]),
      .side(
        "positiveShare", .real, "b.positiveShare", "positive / all mentions", nullable: true, unit: .share),
      .side("id", .id("brand"), "b.id", "opaque"),
      .side("clientId", .id("client"), "b.clientId", "the client's id"),
      .side("position", .integer, "b.position", "the configured order, from 0"),
      .side(
        "aliases", .list(.text),
        "(SELECT json_group_array(text) FROM (SELECT a.text FROM brandAliases a WHERE a.brandId = b.id ORDER BY a.seq))",
        "other spellings"),
      .side(
        "domains", .list(.text),
        "(SELECT json_group_array(domain) FROM (SELECT d.domain FROM brandDomains d WHERE d.brandId = b.id))",
        "its own hosts"),
    ])

  static let clients = Source(
    name: "clients", singular: "client", summary: "whose brands are audited", from: "clients c",
    joins: [
      "LEFT JOIN (SELECT clientId, count(*) AS n, max(startedAt) AS lastAt FROM runs GROUP BY clientId) u ON u.clientId = c.id",
      "LEFT JOIN brands p ON p.clientId = c.id AND p.isPrimary = 1 AND p.seq = (SELECT min(seq) FROM brands WHERE clientId = c.id AND isPrimary = 1)",
    ],
    order: [Order("c.seq")], examples: ["clients | select name, brand, runs"],
    fields: [
      .main("id", .id("client"), "c.id", "opaque"),
      .main("name", .text, "c.name", "as shown"),
      .main("industry", .text, "c.industry", "what it does", nullable: true),
      .main("productType", .text, "c.productType", "what it sells", nullable: true),
      .main("brand", .text, "p.name", "its own brand", nullable: true, joins: [1]),
      .main("runs", .integer, "coalesce(u.n, 0)", "audits", unit: .count, joins: [0]),
      .main("lastRun", .date, "u.lastAt", "the last audit", nullable: true, joins: [0]),
    ])
}
