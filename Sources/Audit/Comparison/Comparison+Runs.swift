import Statistics
import Storage
import Values

extension Comparison {
  /// Two runs, a row for each brand, platform, persona or category, in the brands' configured order or by key. Runs
  /// that were read differently are refused.
  package static func compare(
    _ request: ComparisonRequest, in connection: Connection
  ) throws -> [ComparisonRow] {
    let client = try comparableClient(request, connection)
    let tracked = try TrackedBrand.all(
      client: client, runs: [request.first.seq, request.second.seq], in: connection)
    let brands = tracked.map(\.name)
    let first = try RunSample(
      run: request.first, dimension: request.dimension, brands: brands, in: connection)
    let second = try RunSample(
      run: request.second, dimension: request.dimension, brands: brands, in: connection)
    for (sample, run) in [(first, request.first), (second, request.second)]
    where sample.groups.isEmpty {
      throw ComparisonProblem.nothingAnswered(run: run.id)
    }
    let pairs = try AnswerPairs(
      first: request.first, second: request.second, dimension: request.dimension, brands: brands,
      in: connection)
    let sides = RunPair(first: first, second: second, pairs: pairs, request: request)
    var rows: [ComparisonRow]
    if request.dimension == .brand {
      rows = sides.rows(group: "", brands: Array(brands.indices))
    } else {
      let brand = try place(of: request.brand, in: tracked)
      let keys = Set(first.groups.keys).union(second.groups.keys).sorted()
      rows = keys.flatMap { sides.rows(group: $0, brands: [brand]) }
    }
    for (index, p) in Holm.adjust(rows.map(\.p)).enumerated() { rows[index].holmP = p }
    return rows
  }

  /// The client of both runs. Throws where they cannot be compared.
  private static func comparableClient(
    _ request: ComparisonRequest, _ connection: Connection
  ) throws -> String? {
    let sides = try [request.first, request.second].map { run in
      try connection.first(
        "SELECT clientId, readingVersion FROM runs WHERE seq = ?", [.integer(run.seq)]
      ) { (client: $0.optionalText(0), reading: $0.optionalText(1)) }
    }
    let (first, second) = (request.first.id, request.second.id)
    guard sides[0]?.client == sides[1]?.client else {
      throw ComparisonProblem.differentClients(first: first, second: second)
    }
    guard sides[0]?.reading == sides[1]?.reading else {
      throw ComparisonProblem.readDifferently(first: first, second: second)
    }
    return sides[0]?.client
  }

  private static func place(of brand: String?, in tracked: [TrackedBrand]) throws -> Int {
    let names = tracked.map(\.name)
    guard let brand else {
      guard let primary = tracked.firstIndex(where: \.isPrimary) else {
        throw ComparisonProblem.noPrimaryBrand(tracked: names)
      }
      return primary
    }
    guard let place = names.firstIndex(where: { $0.sameBytes(as: brand) }) else {
      throw ComparisonProblem.unknownBrand(name: brand, tracked: names)
    }
    return place
  }
}
