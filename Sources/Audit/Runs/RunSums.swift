import AuditModel
import Storage
import Values

/// What `platformStats`, `platformErrors` and `rollups` keep of a run, in memory while a batch is written. It starts
/// from what is stored and goes on adding answer by answer, so that the real sums come out the same to the last
/// bit wherever the batches were cut.
struct RunSums {
  struct Rollup {
    var answers: Int64 = 0
    var frequency: Int64 = 0
    var positive: Int64 = 0
    var neutral: Int64 = 0
    var negative: Int64 = 0
    var rankSum: Int64 = 0
    var reciprocalRankSum = 0.0
    var scoreSum = 0.0
  }

  struct Failure {
    var count: Int64 = 0
    var message: String?
    var firstAt: Int64?
    var lastAt: Int64?
  }

  struct Platform {
    let name: String
    var attempted: Int64 = 0
    var answered: Int64 = 0
    var failed: Int64 = 0
    var rateLimited: Int64 = 0
    var isDegraded = false
    /// Of the answered calls, milliseconds.
    var latencySum: Int64 = 0
    var latencyMax: Int64 = 0
    var tokens: Int64 = 0
    var cost = 0.0
    var isChanged = false
    var failures: [String: Failure] = [:]
    /// One for each brand, in the brands' order.
    var rollups: [Rollup]
  }

  let run: RunReference
  let brandNames: [String]
  private(set) var platforms: [Platform] = []
  private var places: [String: Int] = [:]

  /// Loads what is stored of the run. Throws `StoreProblem`.
  init(run: RunReference, brandNames: [String], connection: Connection) throws {
    self.run = run
    self.brandNames = brandNames
    try loadPlatforms(connection)
    try loadFailures(connection)
    try loadRollups(connection)
  }

  private mutating func place(of platform: String) -> Int {
    if let place = places[platform] { return place }
    platforms.append(
      Platform(name: platform, rollups: Array(repeating: Rollup(), count: brandNames.count)))
    places[platform] = platforms.count - 1
    return platforms.count - 1
  }

  mutating func add(_ row: AnswerRow) {
    let place = place(of: row.platform)
    platforms[place].isChanged = true
    platforms[place].attempted += 1
    if row.isDegraded { platforms[place].isDegraded = true }
    platforms[place].tokens += row.tokens ?? 0
    platforms[place].cost += row.cost ?? 0
    switch row.outcome {
    case .failed(let code, let message):
      platforms[place].failed += 1
      if Self.isRateLimit(code) { platforms[place].rateLimited += 1 }
      platforms[place].failures[code, default: Failure()].add(message, at: row.respondedAt)
    case .answered(_, let reading):
      platforms[place].answered += 1
      let latency = row.processingTimeMs ?? 0
      platforms[place].latencySum += latency
      platforms[place].latencyMax = max(platforms[place].latencyMax, latency)
      add(reading, platform: row.platform)
    }
  }

  /// Says that a platform was degraded during the run.
  mutating func setDegraded(_ platform: String) {
    let place = place(of: platform)
    platforms[place].isChanged = true
    platforms[place].isDegraded = true
  }

  /// Brings a platform's failures up to so many, by code as far as that is known.
  mutating func completeFailures(
    _ platform: String, failed: Int64, rateLimited: Int64, errors: [String: Int64]
  ) {
    let place = place(of: platform)
    platforms[place].isChanged = true
    let missing = max(0, failed - platforms[place].failed)
    platforms[place].failed += missing
    platforms[place].attempted += missing
    for (code, count) in errors {
      let known = platforms[place].failures[code]?.count ?? 0
      platforms[place].failures[code, default: Failure()].count = max(known, count)
    }
    let coded = errors.filter { Self.isRateLimit($0.key) }.values.reduce(0, +)
    platforms[place].rateLimited = max(platforms[place].rateLimited, rateLimited, coded)
  }

  /// Counts what was read from an answer, and not the answer.
  mutating func add(_ reading: AnswerReading, platform: String) {
    let place = place(of: platform)
    platforms[place].isChanged = true
    for mention in reading.mentions { platforms[place].rollups[mention.brand].add(mention) }
  }

  /// Whether an error code, ours or an import's, says that the platform throttled the call.
  static func isRateLimit(_ code: String) -> Bool {
    let code = code.lowercased()
    return code == "429" || code.hasPrefix("throttl") || code.hasPrefix("rate_limit")
      || code.hasPrefix("ratelimit") || code.hasPrefix("rate-limit") || code == "too_many_requests"
  }
}

extension RunSums.Rollup {
  fileprivate mutating func add(_ mention: Mention) {
    answers += 1
    frequency += Int64(mention.frequency)
    switch mention.sentiment {
    case .positive: positive += 1
    case .neutral: neutral += 1
    case .negative: negative += 1
    }
    rankSum += Int64(mention.rank)
    reciprocalRankSum += 1 / Double(mention.rank)
    scoreSum += mention.score
  }
}

extension RunSums.Failure {
  fileprivate mutating func add(_ text: String, at time: Int64?) {
    count += 1
    if message == nil { message = text }
    guard let time else { return }
    firstAt = min(firstAt ?? time, time)
    lastAt = max(lastAt ?? time, time)
  }
}

extension RunSums {
  private mutating func loadPlatforms(_ connection: Connection) throws {
    let sql = """
      SELECT platform, attempted, answered, failed, rateLimited, degraded, latencySum, latencyMax, tokens, cost
      FROM platformStats WHERE runSeq = ? ORDER BY platform
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      let place = place(of: row.text(0))
      platforms[place].attempted = row.integer(1)
      platforms[place].answered = row.integer(2)
      platforms[place].failed = row.integer(3)
      platforms[place].rateLimited = row.integer(4)
      platforms[place].isDegraded = row.bool(5)
      platforms[place].latencySum = row.integer(6)
      platforms[place].latencyMax = row.integer(7)
      platforms[place].tokens = row.integer(8)
      platforms[place].cost = row.real(9)
      return true
    }
  }

  private mutating func loadFailures(_ connection: Connection) throws {
    let sql = "SELECT platform, code, count, message, firstAt, lastAt FROM platformErrors WHERE runSeq = ?"
    try connection.each(sql, [.integer(run.seq)]) { row in
      let place = place(of: row.text(0))
      platforms[place].failures[row.text(1)] = Failure(
        count: row.integer(2), message: row.optionalText(3), firstAt: row.optionalInteger(4),
        lastAt: row.optionalInteger(5))
      return true
    }
  }

  private mutating func loadRollups(_ connection: Connection) throws {
    let numbers = Dictionary(
      brandNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let sql = """
      SELECT platform, brand, answers, frequency, positive, neutral, negative, rankSum, reciprocalRankSum, scoreSum
      FROM rollups WHERE runSeq = ?
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      guard let brand = numbers[row.text(1)] else { return true }
      platforms[place(of: row.text(0))].rollups[brand] = Rollup(
        answers: row.integer(2), frequency: row.integer(3), positive: row.integer(4),
        neutral: row.integer(5), negative: row.integer(6), rankSum: row.integer(7),
        reciprocalRankSum: row.real(8), scoreSum: row.real(9))
      return true
    }
  }
}
