import Statistics
import Storage

extension Comparison {
  /// How two tracked brands are named in the answers of one run: a row for each measure, within each group of
  /// `dimension` (`brand` means all answers). Holm's p is over all rows.
  package static func brands(
    _ first: String, _ second: String, run: RunReference, dimension: ComparisonDimension = .brand,
    mode: VoiceMode = .mentions, in connection: Connection
  ) throws -> [BrandsRow] {
    let client = try comparableClient([run], connection)
    let tracked = try TrackedBrand.all(client: client, runs: [run.seq], in: connection)
    let pair = (try place(of: first, in: tracked), try place(of: second, in: tracked))
    guard pair.0 != pair.1 else { throw ComparisonProblem.sameBrand(first) }
    let answers = try BrandPair(
      run: run, dimension: dimension, brands: tracked.map(\.name), pair: pair, in: connection)
    guard !answers.sample.groups.isEmpty else { throw ComparisonProblem.nothingAnswered(run: run.id) }
    var rows = answers.sample.groups.keys.sorted().flatMap { group in
      answers.rows(group: group, key: dimension == .brand ? "all" : group, mode)
    }
    for (index, p) in Holm.adjust(rows.map(\.numbers.p)).enumerated() { rows[index].numbers.holmP = p }
    return rows
  }
}
