import Storage
import Values

/// A brand as comparisons name it.
package struct TrackedBrand: Sendable, Equatable {
  package let name: String
  package let isPrimary: Bool

  /// The client's configured brands in their order. Where a run has no client, or the client no brands, those that
  /// the answers of `runs` (their `seq`s) name, the most frequent first.
  static func all(
    client: String?, runs: [Int64], in connection: Connection
  ) throws -> [TrackedBrand] {
    if let client {
      let sql = "SELECT name, isPrimary FROM brands WHERE clientId = ? ORDER BY position, name"
      let configured = try connection.rows(sql, [.text(client)]) {
        TrackedBrand(name: $0.text(0), isPrimary: $0.bool(1))
      }
      if !configured.isEmpty { return configured }
    }
    let sql = """
      SELECT brand FROM rollups WHERE runSeq IN (SELECT value FROM json_each(?))
      GROUP BY brand ORDER BY sum(frequency) DESC, brand
      """
    return try connection.rows(sql, [.seqs(runs)]) {
      TrackedBrand(name: $0.text(0), isPrimary: false)
    }
  }
}

extension Value {
  /// Numbers of rows, to be unfolded by `json_each`.
  static func seqs(_ seqs: [Int64]) -> Value { .list(seqs.map(Value.integer)) }
}
