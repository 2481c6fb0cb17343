import Statistics
import Storage

extension Comparison {
  /// How much the lists of named brands of two sides overlap, within each group of the request's dimension (`brand`
  /// means all answers). Runs that were read differently are refused.
  package static func overlap(
    _ request: ComparisonRequest, in connection: Connection
  ) throws -> [OverlapRow] {
    let answers = try ComparedAnswers(request, withBrandsOfPairs: true, in: connection)
    return answers.groups.map { group in
      row(group, request.dimension, answers, answers.brandsOfPairs[group] ?? PairedBrands.Group())
    }
  }

  private static func row(
    _ group: String, _ dimension: ComparisonDimension, _ answers: ComparedAnswers, _ pairs: PairedBrands.Group
  ) -> OverlapRow {
    let (a, b) = (answers.first.group(group), answers.second.group(group))
    let (first, second) = (ranking(a, answers.tracked), ranking(b, answers.tracked))
    let either = Set(first).union(second).sorted()
    let draws = pairs.draws
    return OverlapRow(
      key: dimension == .brand ? "all" : group, first: first.map { answers.tracked[$0].name },
      second: second.map { answers.tracked[$0].name }, firstN: a.n, secondN: b.n,
      jaccard: RankedLists.jaccard(
        common: first.count + second.count - either.count, either: either.count),
      rankBiasedOverlap: RankedLists.rankBiasedOverlap(first, second),
      kendall: RankedLists.kendall(
        either.map { a.cells[$0].answers }, either.map { b.cells[$0].answers }),
      pairs: pairs.pairs, namingPairs: pairs.namingPairs, answerJaccard: draws?.estimate,
      interval: draws?.interval, questions: pairs.sums.count)
  }

  /// The places of the brands that a side names, those in most answers first.
  private static func ranking(_ group: RunSample.Group, _ tracked: [TrackedBrand]) -> [Int] {
    tracked.indices.filter { group.cells[$0].answers > 0 }.sorted { left, right in
      let (a, b) = (group.cells[left], group.cells[right])
      if a.answers != b.answers { return a.answers > b.answers }
      if a.mentions != b.mentions { return a.mentions > b.mentions }
      return tracked[left].name.utf8.lexicographicallyPrecedes(tracked[right].name.utf8)
    }
  }
}
