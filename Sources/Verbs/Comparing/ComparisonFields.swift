import Audit
import Relation
import Statistics
import Values

/// The columns of `compare`. What a reader wants stands first: tables drop the rightmost columns that do not fit; the
/// counts that everything can be computed from again stand last.
enum ComparisonFields {
  static let all = visibility + voice + sentiment + counts

  private static let visibility = [
    Field("key", .text, "brand, platform, persona or category"),
    Field("before", .real, nullable: true, unit: .share, "visibility before"),
    Field("after", .real, nullable: true, unit: .share, "visibility after"),
    Field("delta", .real, nullable: true, unit: .points, "after − before"),
    Field("verdict", .text, "in words, by Holm's p"),
    Field("low", .real, nullable: true, unit: .points, "95 % interval of delta"),
    Field("high", .real, nullable: true, unit: .points, "95 % interval of delta"),
    Field("n1", .integer, unit: .count, "answers before"),
    Field("n2", .integer, unit: .count, "answers after"),
    Field("brand", .text, "whose numbers"),
    Field("p", .real, nullable: true, "of the visibility's change"),
    Field("holmP", .real, nullable: true, "p adjusted over the rows"),
  ]

  private static let voice = [
    Field("voiceDelta", .real, nullable: true, unit: .points, "change of share of voice"),
    Field("voiceLow", .real, nullable: true, unit: .points, "95 % interval of voiceDelta"),
    Field("voiceHigh", .real, nullable: true, unit: .points, "95 % interval of voiceDelta"),
    Field("voiceBefore", .real, nullable: true, unit: .share, "share of voice"),
    Field("voiceAfter", .real, nullable: true, unit: .share, "share of voice"),
  ]

  private static let sentiment = [
    Field("netDelta", .real, nullable: true, "change of net sentiment"),
    Field("netLow", .real, nullable: true, "95 % interval of netDelta"),
    Field("netHigh", .real, nullable: true, "95 % interval of netDelta"),
    Field("netBefore", .real, nullable: true, unit: .balance, "net sentiment"),
    Field("netAfter", .real, nullable: true, unit: .balance, "net sentiment"),
    Field("test", .text, nullable: true, "McNemar, pooled z, Fisher or clustered t"),
    Field("mode", .text, "what share of voice counts"),
  ]

  private static let counts =
    [
      Field("voiceP", .real, nullable: true, "of voiceDelta"),
      Field("voiceHolmP", .real, nullable: true, "voiceP adjusted over the rows"),
      Field("netP", .real, nullable: true, "of netDelta"),
      Field("netHolmP", .real, nullable: true, "netP adjusted over the rows"),
      Field("x1", .integer, unit: .count, "answers before that name the brand"),
      Field("x2", .integer, unit: .count, "answers after that name it"),
      Field("both", .integer, nullable: true, unit: .count, "pairs of answers that both name it"),
      Field("onlyBefore", .integer, nullable: true, unit: .count, "pairs named in before alone"),
      Field("onlyAfter", .integer, nullable: true, unit: .count, "pairs named in after alone"),
      Field("neither", .integer, nullable: true, unit: .count, "pairs that do not name it"),
    ] + sums + [
      Field("questions", .integer, unit: .count, "questions: what the bootstrap draws"),
      Field("drawnTogether", .bool, "both sides ask the same questions"),
      Field("draws", .integer, unit: .count, "of the bootstrap"),
      Field("seed", .integer, "of the bootstrap"),
    ]

  /// What share of voice and net sentiment are computed from; behind each question of `compare questions` too.
  static let sums = [
    Field("voiceX1", .integer, unit: .count, "what share of voice counts of the brand, before"),
    Field("voiceN1", .integer, unit: .count, "and of all tracked brands"),
    Field("voiceX2", .integer, unit: .count, "the same after"),
    Field("voiceN2", .integer, unit: .count, "the same after"),
    Field("netX1", .integer, "positive less negative mentions, before"),
    Field("netN1", .integer, unit: .count, "judged mentions, before"),
    Field("netX2", .integer, "the same after"),
    Field("netN2", .integer, unit: .count, "the same after"),
  ]

  static func values(_ row: ComparisonRow) -> [Value] {
    typealias C = Cells
    let (a, b) = (row.firstCounts, row.secondCounts)
    let visibility = row.visibility
    return [
      .text(row.key), C.real(visibility.first), C.real(visibility.second), C.real(visibility.delta),
      .text(row.verdict), C.real(visibility.interval?.low), C.real(visibility.interval?.high),
      C.count(row.firstN), C.count(row.secondN), .text(row.brand), C.real(row.p), C.real(row.holmP),
    ] + changes(row.voice) + changes(row.netSentiment) + [
      C.text(row.test?.rawValue), .text(row.voiceMode.rawValue), C.real(row.voice.p), C.real(row.voice.holmP),
      C.real(row.netSentiment.p), C.real(row.netSentiment.holmP), C.count(row.firstAnswers),
      C.count(row.secondAnswers), C.count(row.paired?.both), C.count(row.paired?.onlyFirst),
      C.count(row.paired?.onlySecond), C.count(row.paired?.neither), C.count(a.voice), C.count(a.allVoices),
      C.count(b.voice), C.count(b.allVoices), C.count(a.balance), C.count(a.judged), C.count(b.balance),
      C.count(b.judged), C.count(row.questions), .bool(row.sharesQuestions), C.count(Bootstrap.replicates),
      .integer(Int64(bitPattern: Bootstrap.seed)),
    ]
  }

  private static func changes(_ pair: ComparisonRow.Pair) -> [Value] {
    [pair.delta, pair.interval?.low, pair.interval?.high, pair.first, pair.second].map(Cells.real)
  }
}
