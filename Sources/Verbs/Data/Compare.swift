import Audit
import AuditModel
import Planning
import Relation
import Statistics
import Storage
import Values

private let first = Key<String>.positional(
  "before", .id("run"), required: false, "the earlier run (the one before the later)")
private let second = Key<String>.positional("after", .id("run"), required: false, "the later run (latest)")
private let dimension = Key<String>.option(
  "by", .word(Enumeration("dimension", ComparisonDimension.allCases.map(\.rawValue))), "what a row is (brand)"
)
private let brand = Key<String>.option(
  "brand", .text, "whose rows, where they are no brands (the primary one)")
private let mode = Key<String>.option(
  "mode", .word(Enumeration("mode", VoiceMode.allCases.map(\.rawValue))),
  "what share of voice counts (mentions)")
private let scope = Key<String>.positional("run", .id("run"), required: false, "which run (latest)")

/// A run compared with itself.
package struct SameRun: ExplainedProblem {
  package let run: String

  package var message: String { "the run `\(run)` would be compared with itself" }
  package var notes: [String] {
    ["compare    compares the latest with the one before", "scorecard \(run)    shows one run"]
  }
}

extension Verb {
  private static let comparisonFields = [
    Field("key", .text, "brand, platform, persona or category"),
    Field("before", .real, nullable: true, unit: .share, "visibility in the earlier run"),
    Field("after", .real, nullable: true, unit: .share, "visibility in the later run"),
    Field("delta", .real, nullable: true, unit: .balance, "after − before"),
    Field("verdict", .text, "in words, by Holm's p"),
    Field("low", .real, nullable: true, unit: .balance, "95 % interval of delta"),
    Field("high", .real, nullable: true, unit: .balance, "95 % interval of delta"),
    Field("n1", .integer, unit: .count, "answers before"),
    Field("n2", .integer, unit: .count, "answers after"),
    Field("brand", .text, "whose numbers"), Field("p", .real, nullable: true, "of the visibility's change"),
    Field("holmP", .real, nullable: true, "p adjusted over the rows"),
    Field("voiceDelta", .real, nullable: true, unit: .balance, "change of share of voice"),
    Field("voiceLow", .real, nullable: true, unit: .balance, "95 % interval of voiceDelta"),
    Field("voiceHigh", .real, nullable: true, unit: .balance, "95 % interval of voiceDelta"),
    Field("voiceBefore", .real, nullable: true, unit: .share, "share of voice"),
    Field("voiceAfter", .real, nullable: true, unit: .share, "share of voice"),
    Field("netDelta", .real, nullable: true, "change of net sentiment"),
    Field("netLow", .real, nullable: true, "95 % interval of netDelta"),
    Field("netHigh", .real, nullable: true, "95 % interval of netDelta"),
    Field("netBefore", .real, nullable: true, unit: .balance, "net sentiment"),
    Field("netAfter", .real, nullable: true, unit: .balance, "net sentiment"),
    Field("test", .text, nullable: true, "McNemar, pooled z or Fisher"),
    Field("mode", .text, "what share of voice counts"),
  ]

  static let compare = Verb(
    VerbDeclaration(
      "compare", "what changed between two runs, and whether it means anything",
      details: """
        Visibility is the share of answers that name the brand. A change is called significant when Holm's p over all \
        rows is below .05. Share of voice and sentiment have intervals from a bootstrap over questions.
        """,
      parameters: [
        first.parameter, second.parameter, dimension.parameter, brand.parameter, mode.parameter,
        Parameter("job", .id("job"), .option, "`latest` and `previous` of this job"),
      ],
      output: .rows(comparisonFields),
      examples: [
        "compare previous latest --by platform | sort -delta",
        "compare | where holmP < 0.05 | select key, delta, verdict",
      ])
  ) { call in
    let context = try call.context()
    let job = call.values["job"]?.text
    let rows = try context.store.read { connection in
      // One run alone is the later one.
      let (given, later) = call[second] == nil ? (nil, call[first]) : (call[first], call[second])
      let after = try Lookup.run(later ?? "latest", job: job, in: connection)
      let before =
        try given.map { try Lookup.run($0, job: job, in: connection) }
        ?? Lookup.previousRun(before: after, in: connection)
      guard before != after else { throw SameRun(run: after.id) }
      for run in [before, after] { try warn(run, call.host, in: connection) }
      let request = ComparisonRequest(
        first: before, second: after,
        dimension: call[dimension].flatMap(ComparisonDimension.init) ?? .brand, brand: call[brand],
        mode: call[mode].flatMap(VoiceMode.init) ?? .mentions, hasIntervals: true)
      return try Comparison.compare(request, in: connection)
    }
    return .rows(rows.map(values))
  }

  /// Says so where a run is not whole: its numbers stand for a part of its questions.
  private static func warn(_ run: RunReference, _ host: VerbHost, in connection: Connection) throws {
    let found = try connection.first(
      "SELECT status, processedQuestions, totalQuestions FROM runs WHERE seq = ?", [.integer(run.seq)]
    ) { ($0.text(0), $0.int(1), $0.int(2)) }
    guard let (status, done, total) = found, status != RunStatus.completed.rawValue else { return }
    host.note("the run \(run.id) is \(status): \(done) of \(total) calls")
  }

  private static func real(_ x: Double?) -> Value { x.map(Value.finite) ?? .null }

  private static func values(_ row: ComparisonRow) -> [Value] {
    [
      .text(row.key), real(row.visibility.first), real(row.visibility.second), real(row.visibility.delta),
      .text(row.verdict), real(row.visibility.interval?.low), real(row.visibility.interval?.high),
      .integer(Int64(row.firstN)), .integer(Int64(row.secondN)), .text(row.brand), real(row.p),
      real(row.holmP),
      real(row.voice.delta), real(row.voice.interval?.low), real(row.voice.interval?.high),
      real(row.voice.first),
      real(row.voice.second), real(row.netSentiment.delta), real(row.netSentiment.interval?.low),
      real(row.netSentiment.interval?.high), real(row.netSentiment.first), real(row.netSentiment.second),
      row.test.map { .text($0.rawValue) } ?? .null, .text(row.voiceMode.rawValue),
    ]
  }

  static let scorecard = Verb(
    VerbDeclaration(
      "scorecard", "the brands of one run beside each other",
      details:
        "Visibility comes with its 95 % Wilson interval; fewer than 5 answers are flagged as a low sample.",
      parameters: [scope.parameter, mode.parameter],
      output: .rows([
        Field("brand", .text), Field("visibility", .real, nullable: true, unit: .share),
        Field("low", .real, nullable: true, unit: .share), Field("high", .real, nullable: true, unit: .share),
        Field("n", .integer, unit: .count), Field("answers", .integer, unit: .count),
        Field("mentions", .integer, unit: .count), Field("voice", .real, nullable: true, unit: .share),
        Field("weightedVoice", .real, nullable: true, unit: .share), Field("position", .real, nullable: true),
        Field("netSentiment", .real, nullable: true, unit: .balance),
        Field("coverage", .real, nullable: true, unit: .share), Field("isPrimary", .bool),
        Field("isLowSample", .bool), Field("mode", .text),
      ]), examples: ["scorecard latest | sort -visibility | take 5"])
  ) { call in
    let context = try call.context()
    let cards = try context.store.read { connection in
      let run = try Lookup.run(call[scope] ?? "latest", in: connection)
      let mode = call[mode].flatMap(VoiceMode.init) ?? .mentions
      try warn(run, call.host, in: connection)
      return try Comparison.scorecards(AnswerScope.run(run, in: connection), mode: mode, in: connection)
    }
    return .rows(
      cards.map { card in
        [
          .text(card.brand), real(card.visibility), real(card.visibilityLow), real(card.visibilityHigh),
          .integer(Int64(card.n)), .integer(Int64(card.answers)), .integer(Int64(card.mentions)),
          real(card.voice),
          real(card.weightedVoice), real(card.position), real(card.netSentiment), real(card.coverage),
          .bool(card.isPrimary), .bool(card.isLowSample), .text(card.voiceMode.rawValue),
        ]
      })
  }
}
