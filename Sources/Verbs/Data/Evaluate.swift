import Audit
import AuditModel
import Planning
import Relation
import Statistics
import Storage
import Values

private let runs = Key<[String]>.ids("run", of: "run", "which runs (latest)")
private let everyRun = Key<Bool>.flag("all", "every run with planted answers")
private let last = Key<Int>.integer("last", .count, "so many of the latest runs")
private let file = Key<String>.option("file", .path, "answers that somebody labelled, instead of runs")
private let client = Key<String>.option("client", .id("client"), "for --file: whose brands are looked for")
private let skipBad = Key<Bool>.flag("skip-bad", "for --file: leave out the rows that cannot be read")

/// Runs and a file, or two ways to say which runs.
package struct MixedEvaluation: ExplainedProblem {
  package var message: String { "runs, --all, --last and --file exclude each other" }
  package var notes: [String] { ["evaluate reader --last 20", "evaluate reader --file labelled.jsonl"] }
}

extension Verb {
  private static let evaluateParameters = [
    runs.parameter, everyRun.parameter, last.parameter, file.parameter, client.parameter, skipBad.parameter,
  ]

  private static let evaluateDetails = """
    Simulated answers keep what they were made to say. It is compared with the mentions that the database holds, from \
    which all numbers are made (`reread` first to see today's reader). Answers of 2026-11 come from templates that were \
    written when the reader was frozen. With --file the answers are read now: a row of JSON or JSON lines is {"text": \
    "…", "brands": ["Acme", {"name": "Globex", "sentiment": "negative"}]}, brands in the order in which they are named; in \
    CSV the column `brands` holds `Acme; Globex=negative`.
    """

  static let evaluateReader = Verb(
    VerbDeclaration(
      "evaluate reader", "how well answers are read, against what is known of them",
      details: evaluateDetails, parameters: evaluateParameters,
      output: .rows([
        Field("group", .text, "all, templates or shape"), Field("name", .text),
        Field("f1", .real, nullable: true, unit: .share, "of brands per answer"),
        Field("precision", .real, nullable: true, unit: .share, "of the brands read, those planted"),
        Field("recall", .real, nullable: true, unit: .share, "of the brands planted, those read"),
        Field(
          "rankAccuracy", .real, nullable: true, unit: .share, "of the brands planted, those with their rank"),
        Field(
          "sentimentAgreement", .real, nullable: true, unit: .share,
          "of the brands found, those with the feeling"),
        Field("answers", .integer, unit: .count),
        Field("planted", .integer, unit: .count, "brands: n of recall and rank"),
        Field("read", .integer, unit: .count, "brands: n of precision"),
        Field("felt", .integer, unit: .count, "brands found that have a planted feeling"),
        Field("f1Low", .real, nullable: true, unit: .share, "95 % interval"),
        Field("f1High", .real, nullable: true, unit: .share, "95 % interval"),
        Field("precisionLow", .real, nullable: true, unit: .share, "95 % interval (Wilson)"),
        Field("precisionHigh", .real, nullable: true, unit: .share, "95 % interval (Wilson)"),
        Field("recallLow", .real, nullable: true, unit: .share, "95 % interval (Wilson)"),
        Field("recallHigh", .real, nullable: true, unit: .share, "95 % interval (Wilson)"),
        Field("rankLow", .real, nullable: true, unit: .share, "95 % interval (Wilson)"),
        Field("rankHigh", .real, nullable: true, unit: .share, "95 % interval (Wilson)"),
        Field("sentimentLow", .real, nullable: true, unit: .share, "95 % interval (Wilson)"),
        Field("sentimentHigh", .real, nullable: true, unit: .share, "95 % interval (Wilson)"),
      ]),
      examples: [
        "evaluate reader",
        "evaluate reader --all | where group == \"templates\" | select name, f1, sentimentAgreement",
      ])
  ) { call in
    .rows(try evaluate(call, keepsMisses: false).scores.map(values))
  }

  static let evaluateMisses = Verb(
    VerbDeclaration(
      "evaluate misses", "what was read otherwise than it was planted",
      details: evaluateDetails, parameters: evaluateParameters,
      output: .rows([
        Field("response", .id("response"), "the answer, or file:line"), Field("brand", .text),
        Field("what", .text, "missed, extra, rank or sentiment"), Field("planted", .text, nullable: true),
        Field("read", .text, nullable: true), Field("excerpt", .text),
        Field("templates", .text, nullable: true), Field("shape", .text, nullable: true),
      ]),
      examples: ["evaluate misses --last 5 | summarize n = count() by what, templates"])
  ) { call in
    .rows(
      try evaluate(call, keepsMisses: true).misses.map { miss in
        [
          .text(miss.response), .text(miss.brand), .text(miss.what.rawValue), optional(miss.planted),
          optional(miss.read), .text(miss.excerpt), optional(miss.templates), optional(miss.shape),
        ]
      })
  }

  private static func evaluate(_ call: VerbCall, keepsMisses: Bool) throws -> ReaderEvaluation.Result {
    let context = try call.context()
    let named = call[runs] ?? []
    let ways = [!named.isEmpty, call[everyRun] == true, call[last] != nil, call[file] != nil]
    guard ways.count(where: { $0 }) <= 1 else { throw MixedEvaluation() }
    for (option, isGiven) in [("--client", call[client] != nil), ("--skip-bad", call[skipBad] == true)]
    where isGiven && call[file] == nil {
      throw UnusedOption(
        option: option, subject: "runs", notes: ["evaluate reader --file labelled.jsonl \(option) …"])
    }
    let result: ReaderEvaluation.Result
    if let path = call[file] {
      result = try ReaderEvaluation.file(
        path, client: call[client], skipBad: call[skipBad] == true, keepsMisses: keepsMisses, in: context)
    } else {
      let chosen = try context.store.read { connection in
        if call[everyRun] == true { return try ReaderEvaluation.runs(limit: nil, in: connection) }
        if let count = call[last] { return try ReaderEvaluation.runs(limit: count, in: connection) }
        return try (named.isEmpty ? ["latest"] : named).map { try Lookup.run($0, in: connection) }
      }
      result = try ReaderEvaluation.stored(chosen, keepsMisses: keepsMisses, in: context)
    }
    note(result, call.host)
    return result
  }

  private static func note(_ result: ReaderEvaluation.Result, _ host: VerbHost) {
    for bad in result.badRows { host.note("skipped \(bad)") }
    if let run = result.staleRuns.first {
      let count = result.staleRuns.count
      host.note(
        "\(count == 1 ? "1 run was" : "\(count) runs were") read by other rules or aliases than today's: reread \(run)"
      )
    }
    if result.untracked > 0 {
      host.note("\(result.untracked) planted brands are not tracked now and left out")
    }
  }

  private static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }

  private static func values(_ score: ReaderScore) -> [Value] {
    func real(_ x: Double?) -> Value { x.map(Value.finite) ?? .null }
    func ends(_ interval: Interval?) -> [Value] { [real(interval?.low), real(interval?.high)] }
    let counts = [score.answers, score.recall.trials, score.precision.trials, score.sentiment.trials]
    return [
      .text(score.group.rawValue), .text(score.name), real(score.f1), real(score.precision.value),
      real(score.recall.value), real(score.rank.value), real(score.sentiment.value),
    ] + counts.map { .integer(Int64($0)) } + ends(score.f1Interval) + ends(score.precision.interval)
      + ends(score.recall.interval) + ends(score.rank.interval) + ends(score.sentiment.interval)
  }
}
