import Audit
import Planning
import Relation
import Statistics
import Storage
import Values

private let dimension = Key<String>.option(
  "by",
  .word(
    Enumeration("group", ComparisonDimension.allCases.filter { $0 != .brand }.map(\.rawValue))),
  "a row for each (one row for all answers)")

extension Verb {
  private static let overlapFields = [
    Field("key", .text, "platform, persona or category; all"),
    Field("jaccard", .real, nullable: true, unit: .share, "brands in both lists / in either"),
    Field("rbo", .real, nullable: true, unit: .share, "rank-biased overlap of the lists, persistence .9"),
    Field("kendall", .real, nullable: true, unit: .balance, "τ-b of how many answers name each brand"),
    Field(
      "answerJaccard", .real, nullable: true, unit: .share,
      "mean over pairs of answers: brands in both / in either"),
    Field("low", .real, nullable: true, unit: .share, "95 % interval of answerJaccard"),
    Field("high", .real, nullable: true, unit: .share, "95 % interval of answerJaccard"),
    Field("common", .integer, unit: .count, "brands in both lists"),
    Field("brands1", .integer, unit: .count, "brands before"),
    Field("brands2", .integer, unit: .count, "brands after"),
    Field("onlyBefore", .list(.text), "brands named before alone, those in most answers first"),
    Field("onlyAfter", .list(.text), "brands named after alone"),
    Field("pairs", .integer, unit: .count, "answers to the same question, persona, platform and repeat"),
    Field("namingPairs", .integer, unit: .count, "those in which a brand is named: what answerJaccard is of"),
    Field("n1", .integer, unit: .count, "answers before"),
    Field("n2", .integer, unit: .count, "answers after"),
    Field("before", .list(.text), "brands before, those in most answers first"),
    Field("after", .list(.text), "brands after"),
    Field("questions", .integer, unit: .count, "questions: what the bootstrap draws"),
    Field("draws", .integer, unit: .count, "of the bootstrap"), Field("seed", .integer, "of the bootstrap"),
  ]

  static let overlap = Verb(
    VerbDeclaration(
      "overlap", "how much the brands that two runs, or two windows of time, name are the same",
      details: """
        Of the lists of tracked brands that each side names: Jaccard's index, rank-biased overlap (Webber, Moffat & \
        Zobel 2010) and Kendall's τ-b. Of each pair of answers to the same question: Jaccard's index, its mean with an \
        interval from a bootstrap over questions. Pairs that name no brand on either side have none.
        """,
      parameters: ComparisonKeys.sides + [dimension.parameter],
      output: .rows(overlapFields),
      examples: [
        "overlap previous latest", "overlap --by platform | select key, jaccard, answerJaccard, onlyAfter",
      ])
  ) { call in
    let context = try call.context()
    let rows = try context.store.read { connection in
      var request = try ComparisonKeys.request(call, context, in: connection)
      request.dimension = call[dimension].flatMap(ComparisonDimension.init) ?? .brand
      return try Comparison.overlap(request, in: connection)
    }
    return .rows(rows.map(overlapValues))
  }

  private static func overlapValues(_ row: OverlapRow) -> [Value] {
    func list(_ brands: [String]) -> Value { .list(brands.map(Value.text)) }
    return [
      .text(row.key), Cells.real(row.jaccard), Cells.real(row.rankBiasedOverlap), Cells.real(row.kendall),
      Cells.real(row.answerJaccard), Cells.real(row.interval?.low), Cells.real(row.interval?.high),
      Cells.count(row.common.count), Cells.count(row.first.count), Cells.count(row.second.count),
      list(row.onlyFirst), list(row.onlySecond), Cells.count(row.pairs), Cells.count(row.namingPairs),
      Cells.count(row.firstN), Cells.count(row.secondN), list(row.first), list(row.second),
      Cells.count(row.questions), Cells.count(Bootstrap.replicates),
      .integer(Int64(bitPattern: Bootstrap.seed)),
    ]
  }
}
