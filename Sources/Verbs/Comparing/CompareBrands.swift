import Audit
import Planning
import Relation
import Statistics
import Storage
import Values

private let first = Key<String>.positional("brand", .name(of: "brand"), "a tracked brand")
private let second = Key<String>.positional("other", .name(of: "brand"), "the brand it is set beside")
private let run = Key<String>.option("run", .id("run"), "in whose answers (latest)")

extension Verb {
  private static let brandFields = [
    Field("measure", .text, "visibility, share of voice, net sentiment, named first"),
    Field("first", .real, nullable: true, unit: .balance, "of the first brand"),
    Field("second", .real, nullable: true, unit: .balance, "of the other brand"),
    Field("delta", .real, nullable: true, "first − second"),
    Field("verdict", .text, "of the first brand, in words, by Holm's p"),
    Field("low", .real, nullable: true, "95 % interval of delta"),
    Field("high", .real, nullable: true, "95 % interval of delta"),
    Field("key", .text, "platform, persona or category; all"),
    Field("p", .real, nullable: true, "of the difference"),
    Field("holmP", .real, nullable: true, "p adjusted over the rows"),
    Field("test", .text, nullable: true, "McNemar, bootstrap or binomial"),
    Field("x1", .integer, "answers with the brand; what its voice counts; its P − N; answers it is first in"),
    Field("n1", .integer, unit: .count, "answers; what all voices count; its P + N + U; answers with both"),
    Field("x2", .integer, "the same of the other brand"),
    Field("n2", .integer, unit: .count, "the same of the other brand"),
    Field("both", .integer, unit: .count, "answers that name both"),
    Field("onlyFirst", .integer, unit: .count, "answers that name the first brand alone"),
    Field("onlySecond", .integer, unit: .count, "answers that name the other alone"),
    Field("neither", .integer, unit: .count, "answers that name neither"),
    Field("questions", .integer, unit: .count, "questions: what the bootstrap draws"),
    Field("draws", .integer, unit: .count, "of the bootstrap"), Field("seed", .integer, "of the bootstrap"),
    Field("mode", .text, "what share of voice counts"),
  ]

  static let compareBrands = Verb(
    VerbDeclaration(
      "compare brands", "two brands in the same answers, and whether they differ",
      details: """
        Visibility is tested on the answers as pairs, share of voice and net sentiment by a bootstrap over questions, \
        and which brand is named first on the answers that name both. Holm's p is over all rows.
        """,
      parameters: [
        first.parameter, second.parameter, run.parameter, ComparisonKeys.dimension.parameter,
        ComparisonKeys.mode.parameter,
      ],
      output: .rows(brandFields),
      examples: [
        "compare brands Pipistro Oakhollow | select measure, first, second, delta, verdict",
        "compare brands Pipistro Oakhollow --by platform | where measure == \"named first\"",
      ])
  ) { call in
    let context = try call.context()
    let mode = call[ComparisonKeys.mode].flatMap(VoiceMode.init) ?? .mentions
    let rows = try context.store.read { connection in
      let found = try Lookup.run(call[run] ?? "latest", in: connection)
      try ComparisonKeys.noteAlone(found, call.host, in: connection)
      return try Comparison.brands(
        call[first] ?? "", call[second] ?? "", run: found,
        dimension: call[ComparisonKeys.dimension].flatMap(ComparisonDimension.init) ?? .brand, mode: mode,
        in: connection)
    }
    return .rows(rows.map { brandValues($0, mode) })
  }

  private static func brandValues(_ row: BrandsRow, _ mode: VoiceMode) -> [Value] {
    let numbers = row.numbers
    return [
      .text(row.measure.rawValue), Cells.real(numbers.first), Cells.real(numbers.second),
      Cells.real(row.delta),
      .text(row.verdict), Cells.real(numbers.interval?.low), Cells.real(numbers.interval?.high),
      .text(row.key),
      Cells.real(numbers.p), Cells.real(numbers.holmP), Cells.text(row.test?.rawValue),
    ]
      + [
        row.firstX, row.firstN, row.secondX, row.secondN, row.paired.both, row.paired.onlyFirst,
        row.paired.onlySecond, row.paired.neither, row.questions, Bootstrap.replicates,
      ].map(Cells.count)
      + [.integer(Int64(bitPattern: Bootstrap.seed)), .text(mode.rawValue)]
  }
}
