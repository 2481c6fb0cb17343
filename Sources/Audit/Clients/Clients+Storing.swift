import AuditModel
import Storage
import Values

extension Clients {
  /// Stores a brand as it is, its aliases and domains included: a new one, or in place of the one with its id. To be
  /// called in a transaction. Throws `StoreProblem`.
  static func store(_ brand: Brand, of client: String, in connection: Connection) throws {
    try connection.execute(
      """
      INSERT INTO brands (id, clientId, name, isPrimary, position) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET
        name = excluded.name, isPrimary = excluded.isPrimary, position = excluded.position
      """,
      [
        .text(brand.id), .text(client), .text(brand.name), .bool(brand.isPrimary),
        .integer(Int64(brand.order)),
      ])
    try connection.execute("DELETE FROM brandAliases WHERE brandId = ?", [.text(brand.id)])
    try connection.execute("DELETE FROM brandDomains WHERE brandId = ?", [.text(brand.id)])
    for alias in brand.aliases {
      try connection.execute(
        """
        INSERT INTO brandAliases (brandId, text, caseSensitive, denyContexts) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        [
          .text(brand.id), .text(alias.text), .bool(alias.caseSensitive),
          .list(alias.denyContexts.map(Value.text)),
        ])
    }
    for domain in brand.domains {
      try connection.execute(
        "INSERT INTO brandDomains (brandId, domain) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [.text(brand.id), .text(domain)])
    }
  }

  /// How many runs of the client were read otherwise than `version` says. Throws `StoreProblem`.
  static func staleRuns(of client: String, version: String, in connection: Connection) throws -> Int {
    let count = try connection.integer(
      "SELECT count(*) FROM runs WHERE clientId = ? AND readingVersion <> ?",
      [.text(client), .text(version)])
    return Int(count ?? 0)
  }
}
