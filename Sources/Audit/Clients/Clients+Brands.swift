import AuditModel
import Reading
import Storage
import Values

/// Changing a client's brands. Each call is one transaction; stored answers keep what was read of them until they
/// are read again. All throw `BrandProblem`, `LookupProblem` (the client), `ReaderProblem` where the stored list was
/// bad before, `StoreProblem`.
extension Clients {
  /// Adds a brand behind the others, to the named client or the only one. The first brand of a client is its primary
  /// one whatever `isPrimary` says; a new primary one takes the place of the old.
  package static func addBrand(
    _ name: String, to client: String?, aliases: [String] = [], domains: [String] = [],
    isPrimary: Bool = false, in context: AuditContext
  ) throws -> BrandChange {
    try context.store.write { connection in
      var list = try ClientBrands(client: client, in: connection)
      let name = FieldGuess.trimmed(name)
      if let known = list.brands.first(where: { $0.name.lowercased().sameBytes(as: name.lowercased()) }) {
        throw BrandProblem.exists(brand: known.name, client: list.clientName)
      }
      let brand = Brand(
        id: try freeId(name, client: list.client.id, in: connection), name: name,
        aliases: try texts(aliases, "an alias").map { BrandAlias(text: $0) }, domains: try hosts(domains),
        isPrimary: isPrimary || list.brands.isEmpty, order: list.brands.count)
      try list.put(brand)
      return try list.change(of: brand)
    }
  }

  /// Gives a brand aliases; one that it has already is brought to what is said now. `notIn`: deny contexts
  /// (`BrandAlias.denyContexts`).
  package static func addAliases(
    _ aliases: [String], to name: BrandName, caseSensitive: Bool = false, notIn: [String] = [],
    in context: AuditContext
  ) throws -> BrandChange {
    try context.store.write { connection in
      var (list, place) = try ClientBrands.holding(name, in: connection)
      var brand = list.brands[place]
      let denials = try texts(notIn, "a context")
      for text in try texts(aliases, "an alias") {
        let alias = BrandAlias(text: text, caseSensitive: caseSensitive, denyContexts: denials)
        if let known = brand.aliases.firstIndex(where: { $0.text.sameBytes(as: text) }) {
          brand.aliases[known] = alias
        } else {
          brand.aliases.append(alias)
        }
      }
      try list.put(brand, at: place)
      return try list.change(of: brand)
    }
  }

  /// Takes aliases from a brand; where none is written as asked, one that is found at the same places.
  package static func removeAliases(
    _ aliases: [String], from name: BrandName, in context: AuditContext
  ) throws -> BrandChange {
    try context.store.write { connection in
      var (list, place) = try ClientBrands.holding(name, in: connection)
      var brand = list.brands[place]
      for text in aliases {
        let known =
          brand.aliases.firstIndex { $0.text.sameBytes(as: text) }
          ?? brand.aliases.firstIndex { BrandSpelling.areSame($0.text, text) }
        guard let known else {
          if text.sameBytes(as: brand.name) { throw BrandProblem.ownName(brand: brand.name) }
          throw BrandProblem.unknownAlias(
            text: text, brand: brand.name, aliases: brand.aliases.map(\.text))
        }
        brand.aliases.remove(at: known)
      }
      try list.put(brand, at: place)
      return try list.change(of: brand)
    }
  }

  /// Makes a brand the client's own, in place of the one that was.
  package static func makePrimary(_ name: BrandName, in context: AuditContext) throws -> BrandChange {
    try context.store.write { connection in
      var (list, place) = try ClientBrands.holding(name, in: connection)
      var brand = list.brands[place]
      brand.isPrimary = true
      try list.put(brand, at: place)
      return try list.change(of: brand)
    }
  }

  /// Removes a brand with its aliases and domains. What the stored answers said of it stays until they are read
  /// again.
  package static func removeBrand(_ name: BrandName, in context: AuditContext) throws -> BrandChange {
    try context.store.write { connection in
      var (list, place) = try ClientBrands.holding(name, in: connection)
      let brand = list.brands[place]
      try list.remove(at: place)
      return try list.change(of: brand)
    }
  }

  /// A brand's id; one that another brand has (an imported list's, a renamed brand's) is not given again.
  private static func freeId(
    _ name: String, client: String, in connection: Connection
  ) throws -> String {
    var id = StableHash.id("brand", client, name)
    while try connection.integer("SELECT 1 FROM brands WHERE id = ?", [.text(id)]) != nil {
      id = StableHash.id("brand", client, id)
    }
    return id
  }

  private static func texts(_ texts: [String], _ what: String) throws -> [String] {
    try texts.map { text in
      let trimmed = FieldGuess.trimmed(text)
      guard !trimmed.isEmpty else { throw BrandProblem.empty(what: what) }
      return trimmed
    }
  }

  private static func hosts(_ domains: [String]) throws -> [String] {
    try domains.map { domain in
      guard let host = BrandDomain.parse(domain) else { throw BrandProblem.badDomain(domain) }
      return host
    }
  }
}
