import AuditModel
import Reading
import Storage
import Values

/// Clients and the brands that are tracked for them.
package enum Clients {
  /// Stores a client and the brands it does not have yet (by name, or by id where somebody renamed one); what is
  /// there stays as it is, so that what somebody changed is kept, and a brand that would take a spelling from
  /// another one stays out. `now` is UTC milliseconds. To be called in a transaction.
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
    let known = try Self.brands(of: client.id, in: connection)
    var all = known
    for brand in brands.sorted(by: { $0.order < $1.order }) {
      var new = brand
      // An id that another client's brand has already gets the client's in front.
      let owner = try connection.text("SELECT clientId FROM brands WHERE id = ?", [.text(brand.id)])
      if let owner, owner != client.id { new.id = StableHash.id("brand", client.id, brand.name) }
      new.order = all.count
      new.isPrimary = brand.isPrimary && !known.contains(where: \.isPrimary)
      guard !known.contains(where: { $0.name.sameBytes(as: new.name) || $0.id.sameBytes(as: new.id) }),
        known.isEmpty || (try? AnswerReader(brands: all + [new])) != nil
      else { continue }
      try store(new, of: client.id, in: connection)
      all.append(new)
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
