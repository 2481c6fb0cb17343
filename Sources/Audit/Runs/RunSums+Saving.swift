import Storage
import Values

extension RunSums {
  /// Writes the sums of the platforms that changed. Throws `StoreProblem`.
  func save(_ connection: Connection) throws {
    for platform in platforms where platform.isChanged {
      try saveStats(platform, connection)
      try saveFailures(platform, connection)
      try saveRollups(platform, connection)
    }
  }

  private func saveStats(_ platform: Platform, _ connection: Connection) throws {
    let sql = """
      INSERT OR REPLACE INTO platformStats
        (runSeq, platform, attempted, answered, failed, rateLimited, degraded, latencySum, latencyMax, tokens, cost)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    try connection.execute(
      sql,
      [
        .integer(run.seq), .text(platform.name), .integer(platform.attempted),
        .integer(platform.answered), .integer(platform.failed), .integer(platform.rateLimited),
        .bool(platform.isDegraded), .integer(platform.latencySum), .integer(platform.latencyMax),
        .integer(platform.tokens), .real(platform.cost),
      ])
  }

  private func saveFailures(_ platform: Platform, _ connection: Connection) throws {
    let sql = """
      INSERT OR REPLACE INTO platformErrors (runSeq, platform, code, count, message, firstAt, lastAt)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    for (code, failure) in platform.failures.sorted(by: { $0.key < $1.key }) {
      try connection.execute(
        sql,
        [
          .integer(run.seq), .text(platform.name), .text(code), .integer(failure.count),
          .optional(failure.message), .optional(failure.firstAt), .optional(failure.lastAt),
        ])
    }
  }

  private func saveRollups(_ platform: Platform, _ connection: Connection) throws {
    let sql = """
      INSERT OR REPLACE INTO rollups
        (runSeq, platform, brand, answers, frequency, positive, neutral, negative, rankSum, reciprocalRankSum,
         scoreSum)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    for (brand, rollup) in zip(brandNames, platform.rollups) where rollup.answers > 0 {
      try connection.execute(
        sql,
        [
          .integer(run.seq), .text(platform.name), .text(brand), .integer(rollup.answers),
          .integer(rollup.frequency), .integer(rollup.positive), .integer(rollup.neutral),
          .integer(rollup.negative), .integer(rollup.rankSum), .real(rollup.reciprocalRankSum),
          .real(rollup.scoreSum),
        ])
    }
  }
}

extension Value {
  /// The text, or null.
  static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }

  /// The number, or null.
  static func optional(_ number: Int64?) -> Value { number.map(Value.integer) ?? .null }

  /// The number, or null.
  static func optional(_ number: Double?) -> Value { number.map(Value.real) ?? .null }
}
