import Statistics
import Storage
import Values

/// What the rules look at: one run, and what is known of the one before it.
struct InsightFacts {
  struct Platform {
    let name: String
    /// Answered calls.
    let n: Int
    /// Answers that name a brand; a place for each tracked brand.
    var answers: [Int]
    /// Answers that name the brand and the primary one.
    var withPrimary: [Int]
  }

  let run: RunReference
  let jobId: String?
  let isCompleted: Bool
  let completedAt: Int64
  let brands: [String]
  /// The place of the client's own brand.
  let primary: Int?
  let sample: RunSample.Group
  let platforms: [Platform]
  /// Questions whose answers never name the primary brand, and a competitor at least every second time.
  let unanswered: [NamedAnswers.Question]
  let previous: RunReference?
  /// A row for each brand, against the previous run; empty where there is none to compare with.
  let changes: [ComparisonRow]

  /// Nil where the run has not ended.
  init?(run: RunReference, in connection: Connection) throws {
    let sql = """
      SELECT r.clientId, r.jobId, r.status = 'completed', r.completedAt
      FROM runs r WHERE r.seq = ? AND r.completedAt IS NOT NULL AND r.status IN ('completed', 'failed')
      """
    let row = try connection.first(sql, [.integer(run.seq)]) { row in
      (row.optionalText(0), row.optionalText(1), row.bool(2), row.integer(3))
    }
    guard let (client, job, isCompleted, completedAt) = row else { return nil }
    self.run = run
    jobId = job
    self.isCompleted = isCompleted
    self.completedAt = completedAt
    let tracked = try TrackedBrand.all(client: client, runs: [run.seq], in: connection)
    let names = tracked.map(\.name)
    brands = names
    primary = tracked.firstIndex(where: \.isPrimary)
    sample = try RunSample(run: run, dimension: .brand, brands: names, in: connection).group("")
    let named = try NamedAnswers(run: run, brands: names, primary: primary, in: connection)
    platforms = named.platforms
    unanswered = primary == nil ? [] : try named.unanswered(in: connection)
    previous = try Lookup.knownPreviousRun(before: run, in: connection)
    changes = try Self.changes(from: previous, to: run, connection)
  }

  private static func changes(
    from previous: RunReference?, to run: RunReference, _ connection: Connection
  ) throws -> [ComparisonRow] {
    guard let previous else { return [] }
    do {
      return try Comparison.compare(
        ComparisonRequest(first: previous, second: run, hasIntervals: false), in: connection)
    } catch is ComparisonProblem {
      // Nothing answered, or read differently: then there is nothing to say about a change.
      return []
    }
  }

  /// The change of one brand against the previous run.
  func change(of brand: Int) -> ComparisonRow? {
    changes.first { $0.brand.sameBytes(as: brands[brand]) }
  }

  func visibility(_ brand: Int) -> Double? {
    Comparison.share(sample.cells[brand].answers, sample.n)
  }

  /// The exact test of whether answers name `brand` without the primary one as often as the other way round, over
  /// `platforms`.
  func headToHead(_ brand: Int, on platforms: [Platform]) -> Double {
    guard let primary else { return 1 }
    let together = platforms.reduce(0) { $0 + $1.withPrimary[brand] }
    let theirs = platforms.reduce(0) { $0 + $1.answers[brand] } - together
    let ours = platforms.reduce(0) { $0 + $1.answers[primary] } - together
    return Proportions.mcNemar(onlyFirst: ours, onlySecond: theirs) ?? 1
  }

  /// The p of a statistic of the answers being 0; questions are drawn whole.
  func bootstrap(
    _ sums: (RunSample.Cluster) -> [Double], _ statistic: (UnsafeBufferPointer<Double>) -> Double?
  ) -> Double {
    let keys = sample.clusters.keys.sorted()
    let rows = keys.compactMap { sample.clusters[$0].map(sums) }
    var clusters = ClusterSums(width: rows.first?.count ?? 1)
    for row in rows { clusters.append(row) }
    return Bootstrap.run(clusters, statistic: statistic)?.p ?? 1
  }
}
