import Audit
import Planning
import Relation
import Storage
import Values

private let scope = Key<String>.positional("run", .id("run"), required: false, "which run (latest)")
private let dimension = Key<String>.option(
  "by",
  .word(
    Enumeration("group", ComparisonDimension.allCases.filter { $0 != .brand }.map(\.rawValue))),
  "the brands of each platform, persona or category (of all answers)")

extension Verb {
  private static let cardFields = [
    Field("brand", .text), Field("visibility", .real, nullable: true, unit: .share, "answers / n"),
    Field("low", .real, nullable: true, unit: .share, "95 % interval of visibility"),
    Field("high", .real, nullable: true, unit: .share, "95 % interval of visibility"),
    Field("n", .integer, unit: .count, "answered calls"),
    Field("answers", .integer, unit: .count, "answers that name it"),
    Field("mentions", .integer, unit: .count, "how often they name it"),
    Field("voice", .real, nullable: true, unit: .share, "share of all tracked brands, summing to 1"),
    Field("weightedVoice", .real, nullable: true, unit: .share, "share of Σ 1/position, summing to 1"),
    Field("position", .real, nullable: true, "mean order of first appearance, from 1"),
    Field("netSentiment", .real, nullable: true, unit: .balance, "(P − N) / (P + N + U) of its mentions"),
    Field("coverage", .real, nullable: true, unit: .share, "platforms that name it / that answered"),
    Field("isPrimary", .bool), Field("isLowSample", .bool, "fewer than 5 answers"),
    Field("mode", .text, "what share of voice counts"),
    Field("key", .text, "platform, persona or category; all"),
    Field("positiveShare", .real, nullable: true, unit: .share, "P / (P + N + U) of its mentions"),
  ]

  static let scorecard = Verb(
    VerbDeclaration(
      "scorecard", "the brands of one run beside each other",
      details:
        "Visibility comes with its 95 % Wilson interval; fewer than 5 answers are flagged as a low sample.",
      parameters: [scope.parameter, dimension.parameter, ComparisonKeys.mode.parameter],
      output: .rows(cardFields),
      examples: [
        "scorecard latest | sort -visibility | take 5",
        "scorecard --by platform | where isPrimary | select key, visibility, low, high, n",
      ])
  ) { call in
    let context = try call.context()
    let cards = try context.store.read { connection in
      let run = try Lookup.run(call[scope] ?? "latest", in: connection)
      let mode = call[ComparisonKeys.mode].flatMap(VoiceMode.init) ?? .mentions
      try ComparisonKeys.noteAlone(run, call.host, in: connection)
      return try Comparison.scorecards(
        AnswerScope.run(run, in: connection),
        by: call[dimension].flatMap(ComparisonDimension.init) ?? .brand, mode: mode, in: connection)
    }
    return .rows(cards.map(cardValues))
  }

  private static func cardValues(_ card: Audit.Scorecard) -> [Value] {
    [
      .text(card.brand), Cells.real(card.visibility), Cells.real(card.visibilityLow),
      Cells.real(card.visibilityHigh), Cells.count(card.n), Cells.count(card.answers),
      Cells.count(card.mentions), Cells.real(card.voice), Cells.real(card.weightedVoice),
      Cells.real(card.position), Cells.real(card.netSentiment), Cells.real(card.coverage),
      .bool(card.isPrimary), .bool(card.isLowSample), .text(card.voiceMode.rawValue), .text(card.key),
      Cells.real(card.positiveShare),
    ]
  }
}
