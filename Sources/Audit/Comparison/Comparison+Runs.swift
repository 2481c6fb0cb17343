import Reading
import Statistics
import Storage
import Values

extension Comparison {
  /// Two runs or windows, a row for each brand, platform, persona or category, in the brands' configured order or by
  /// key. Runs that were read differently are refused.
  package static func compare(
    _ request: ComparisonRequest, in connection: Connection
  ) throws -> [ComparisonRow] {
    let answers = try ComparedAnswers(request, in: connection)
    let sides = RunPair(
      first: answers.first, second: answers.second, pairs: answers.pairs, request: request)
    var rows: [ComparisonRow]
    if request.dimension == .brand {
      rows = sides.rows(group: "", brands: Array(answers.tracked.indices))
    } else {
      let brand = try place(of: request.brand, in: answers.tracked)
      rows = answers.groups.flatMap { sides.rows(group: $0, brands: [brand]) }
    }
    for keyPath in [\ComparisonRow.visibility, \.voice, \.netSentiment] {
      for (index, p) in Holm.adjust(rows.map { $0[keyPath: keyPath].p }).enumerated() {
        rows[index][keyPath: keyPath].holmP = p
      }
    }
    return rows
  }

  /// The client of all the runs. Throws where they cannot be compared: answers of different clients, or read in
  /// different ways.
  static func comparableClient(
    _ runs: [RunReference], _ connection: Connection
  ) throws -> String? {
    let found = try runs.compactMap { run in
      try connection.first(
        "SELECT clientId, readingVersion FROM runs WHERE seq = ?", [.integer(run.seq)]
      ) { (run: run.id, client: $0.optionalText(0), reading: $0.optionalText(1)) }
    }
    guard let first = found.first else { return nil }
    if let other = found.first(where: { $0.client != first.client }) {
      throw ComparisonProblem.differentClients(first: first.run, second: other.run)
    }
    if found.contains(where: { $0.reading != first.reading }) {
      let today = try first.client.map {
        try AnswerReader(brands: Clients.brands(of: $0, in: connection)).version
      }
      let stale = found.filter { $0.reading != today }
      throw ComparisonProblem.readDifferently(runs: found.map(\.run), stale: stale.map(\.run))
    }
    return first.client
  }

  static func place(of brand: String?, in tracked: [TrackedBrand]) throws -> Int {
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
