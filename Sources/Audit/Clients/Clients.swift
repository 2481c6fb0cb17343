import AuditModel
import Storage
import Values

/// Clients and the brands that are tracked for them.
package enum Clients {
  /// Stores a client and the brands it does not have yet (names compare by bytes); what is there stays as it is, so
  /// that aliases somebody changed are kept. `now` is UTC milliseconds. To be called in a transaction.
  /// Throws `StoreProblem`.
  package static func install(
    _ client: ClientRow, brands: [Brand], now: Int64, in connection: Connection
  ) throws {
    try connection.execute(
      """
      INSERT INTO clients (id, name, industry, productType, createdAt) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO NOTHING
      """,
      [
        .text(client.id), .text(client.name), .optional(client.industry),
        .optional(client.productType), .integer(now),
      ])
    let known = Set(
      try connection.rows("SELECT name FROM brands WHERE clientId = ?", [.text(client.id)]) {
        Array($0.text(0).utf8)
      })
    var position = known.count
    for brand in brands.sorted(by: { $0.order < $1.order })
    where !known.contains(Array(brand.name.utf8)) {
      try install(brand, of: client.id, position: position, in: connection)
      position += 1
    }
  }

  private static func install(
    _ brand: Brand, of client: String, position: Int, in connection: Connection
  ) throws {
    // An id that another client's brand has already gets the client's in front.
    let isTaken = try connection.integer("SELECT 1 FROM brands WHERE id = ?", [.text(brand.id)]) != nil
    let id = isTaken ? StableHash.id("brand", client, brand.name) : brand.id
    try connection.execute(
      "INSERT INTO brands (id, clientId, name, isPrimary, position) VALUES (?, ?, ?, ?, ?)",
      [
        .text(id), .text(client), .text(brand.name), .bool(brand.isPrimary),
        .integer(Int64(position)),
      ])
    for alias in brand.aliases {
      try connection.execute(
        """
        INSERT INTO brandAliases (brandId, text, caseSensitive, denyContexts) VALUES (?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        [
          .text(id), .text(alias.text), .bool(alias.caseSensitive),
          .list(alias.denyContexts.map(Value.text)),
        ])
    }
    for domain in brand.domains {
      try connection.execute(
        "INSERT INTO brandDomains (brandId, domain) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [.text(id), .text(domain)])
    }
  }

  /// A client's brands with their aliases and domains, in the configured order. Throws `StoreProblem`.
  package static func brands(of client: String, in connection: Connection) throws -> [Brand] {
    let sql = """
      SELECT id, name, isPrimary, position FROM brands WHERE clientId = ? ORDER BY position, seq
      """
    var brands = try connection.rows(sql, [.text(client)]) {
      Brand(id: $0.text(0), name: $0.text(1), isPrimary: $0.bool(2), order: $0.int(3))
    }
    for index in brands.indices {
      let id = Value.text(brands[index].id)
      brands[index].aliases = try connection.rows(
        "SELECT text, caseSensitive, denyContexts FROM brandAliases WHERE brandId = ? ORDER BY seq",
        [id]
      ) {
        BrandAlias(text: $0.text(0), caseSensitive: $0.bool(1), denyContexts: texts($0.text(2)))
      }
      brands[index].domains = try connection.rows(
        "SELECT domain FROM brandDomains WHERE brandId = ? ORDER BY domain", [id]
      ) { $0.text(0) }
    }
    return brands
  }

  /// The texts of a JSON list; the schema sees to it that it is JSON.
  private static func texts(_ json: String) -> [String] {
    guard case .list(let list)? = try? JSONParser.parse(json) else { return [] }
    return list.compactMap(\.text)
  }
}
