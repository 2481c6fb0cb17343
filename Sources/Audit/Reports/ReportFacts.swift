import AuditModel
import Statistics
import Storage
import Values

/// What a report's parts look at: one run, and what is known of the ones before it. Everything throws `StoreProblem`.
struct ReportFacts {
  struct Platform {
    var name: String
    var attempted: Int
    var answered: Int
    var failed: Int
    var rateLimited: Int
    var isDegraded: Bool
    /// Seconds over all attempted calls; nil where nothing was attempted or no call was timed.
    var meanLatency: Double?
    var slowest: Double?
  }

  struct RunRow {
    var name: String
    var client: String?
    var job: String?
    var status: String
    var startedAt: Int64
    var completedAt: Int64?
    var readingVersion: String?
  }

  let run: RunReference
  let row: RunRow
  /// In both modes, in the configured order; `answersCards` differs in its voice alone.
  let cards: [Scorecard]
  let answersCards: [Scorecard]
  let sample: ReportSample
  let platforms: [Platform]
  let previous: RunReference?
  let previousAt: Int64?
  /// The place of the client's own brand in `cards` and the sample's brands.
  let primary: Int?
  let connection: Connection

  init(run: RunReference, in connection: Connection) throws {
    self.run = run
    self.connection = connection
    row = try Self.row(run, connection)
    let scope = try AnswerScope.run(run, in: connection)
    cards = try Comparison.scorecards(scope, in: connection)
    answersCards = try Comparison.scorecards(scope, mode: .answers, in: connection)
    primary = cards.firstIndex { $0.isPrimary }
    sample = try ReportSample(run: run, brands: cards.map(\.brand), in: connection)
    platforms = try Self.platforms(run, connection)
    let before = try connection.first(
      """
      SELECT p.seq, p.id, \(DerivedSQL.runStart("p")) FROM runs r
      JOIN runs p ON p.seq = \(DerivedSQL.previousRun("r")) WHERE r.seq = ?
      """, [.integer(run.seq)]
    ) { (RunReference(seq: $0.integer(0), id: $0.text(1)), $0.integer(2)) }
    previous = before?.0
    previousAt = before?.1
  }

  private static func row(_ run: RunReference, _ connection: Connection) throws -> RunRow {
    let sql = """
      SELECT \(DerivedSQL.runName("r")), c.name, j.name, r.status, \(DerivedSQL.runStart("r")), r.completedAt,
        r.readingVersion
      FROM runs r LEFT JOIN clients c ON c.id = r.clientId LEFT JOIN jobs j ON j.id = r.jobId WHERE r.seq = ?
      """
    let row = try connection.first(sql, [.integer(run.seq)]) { row in
      RunRow(
        name: row.text(0), client: row.optionalText(1), job: row.optionalText(2), status: row.text(3),
        startedAt: row.integer(4), completedAt: row.optionalInteger(5), readingVersion: row.optionalText(6))
    }
    guard let row else { throw LookupProblem.unknown(kind: .run, text: run.id) }
    return row
  }

  private static func platforms(_ run: RunReference, _ connection: Connection) throws -> [Platform] {
    let sql = """
      SELECT platform, attempted, answered, failed, rateLimited, degraded, latencySum, latencyMax
      FROM platformStats WHERE runSeq = ? ORDER BY platform
      """
    return try connection.rows(sql, [.integer(run.seq)]) { row in
      let attempted = row.int(1)
      let isTimed = attempted > 0 && row.int(6) > 0
      return Platform(
        name: row.text(0), attempted: attempted, answered: row.int(2), failed: row.int(3),
        rateLimited: row.int(4), isDegraded: row.bool(5),
        meanLatency: isTimed ? row.real(6) / Double(attempted) / 1000 : nil,
        slowest: isTimed ? row.real(7) / 1000 : nil)
    }
  }

  var own: Scorecard? { primary.map { cards[$0] } }
  /// Answered responses of the run.
  var n: Int { cards.first?.n ?? platforms.reduce(0) { $0 + $1.answered } }
  var failed: Int { platforms.reduce(0) { $0 + $1.failed } }
  var mentions: Int { cards.reduce(0) { $0 + $1.mentions } }

  /// The most visible brand but `primary`: by answers, then in the configured order.
  var rival: Int? {
    cards.indices.filter { $0 != primary && cards[$0].answers > 0 }
      .max { (cards[$0].answers, -$0) < (cards[$1].answers, -$1) }
  }

  /// Brands by how many answers name them; the own one always within the first `count`.
  func ranked(_ count: Int) -> [Int] {
    var order = cards.indices.sorted { (-cards[$0].answers, $0) < (-cards[$1].answers, $1) }
    if let primary, let place = order.firstIndex(of: primary), place >= count {
      order.remove(at: place)
      order.insert(primary, at: max(0, count - 1))
    }
    return Array(order.prefix(count))
  }

  /// Against the previous completed run of the same job: the rows, or why there are none.
  func changes(_ dimension: ComparisonDimension) throws -> Changes {
    guard let previous else { return .none }
    do {
      return .rows(
        try Comparison.compare(
          ComparisonRequest(
            first: previous, second: run, dimension: dimension,
            hasIntervals: dimension == .brand && sample.questions.count <= ReportSample.maximumClusters),
          in: connection))
    } catch let problem as ComparisonProblem {
      return .refused(problem.message)
    }
  }

  enum Changes {
    /// This is the first completed run of its job.
    case none
    case refused(String)
    case rows([ComparisonRow])

    var rows: [ComparisonRow] { if case .rows(let rows) = self { rows } else { [] } }
  }
}
