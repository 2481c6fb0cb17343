import Storage

/// The answers of both sides, counted: read once, brand after brand, so that memory holds a few bytes an answer and
/// none of their texts.
struct ComparedAnswers {
  let tracked: [TrackedBrand]
  let first: RunSample
  let second: RunSample
  let pairs: AnswerPairs
  /// By group; empty unless asked for.
  let brandsOfPairs: [String: PairedBrands.Group]

  /// The groups of both sides, in order.
  var groups: [String] { Set(first.groups.keys).union(second.groups.keys).sorted() }

  /// Throws `ComparisonProblem` where the sides cannot be compared or one has no answer.
  init(
    _ request: ComparisonRequest, withBrandsOfPairs: Bool = false, in connection: Connection
  ) throws {
    let runs = request.first.runs + request.second.runs
    let client = try Comparison.comparableClient(runs, connection)
    tracked = try TrackedBrand.all(client: client, runs: runs.map(\.seq), in: connection)
    var names = AnswerNames(dimension: request.dimension)
    let before = try AnswerTable(runs: request.first.seqs, names: &names, in: connection)
    let after = try AnswerTable(runs: request.second.seqs, names: &names, in: connection)
    for (table, side) in [(before, request.first), (after, request.second)] where table.rows.isEmpty {
      throw request.areWindows
        ? ComparisonProblem.nothingAnsweredWithin(window: side.name)
        : ComparisonProblem.nothingAnswered(run: side.name)
    }
    let brands = tracked.map(\.name)
    var sums = (
      RunSample.Sums(before, names, brands: brands), RunSample.Sums(after, names, brands: brands)
    )
    var marks = PairMarks(before, after, names, brands: brands.count)
    var pairedBrands = withBrandsOfPairs ? PairedBrands(marks, names) : nil
    for (place, brand) in brands.enumerated() {
      try before.namings(of: brand, in: connection) {
        sums.0.add($0, brand: place)
        marks.mark(before.rows[$0.answer].place, side: 1)
      }
      try after.namings(of: brand, in: connection) {
        sums.1.add($0, brand: place)
        marks.mark(after.rows[$0.answer].place, side: 2)
      }
      marks.count(brand: place) { pairedBrands?.add($0, both: $1) }
    }
    first = RunSample(sums.0, names)
    second = RunSample(sums.1, names)
    pairs = AnswerPairs(marks, names)
    brandsOfPairs = pairedBrands?.groups(names) ?? [:]
  }
}
