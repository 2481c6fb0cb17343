import AuditModel
import Reading
import Storage
import Values

/// A client's brands, about to be changed. Everything happens in one transaction.
struct ClientBrands {
  let client: EntityReference
  let clientName: String
  private(set) var brands: [Brand]
  private let connection: Connection

  /// Of the client that is named, else of the only one. Throws `BrandProblem`, `LookupProblem`, `StoreProblem`.
  init(client text: String?, in connection: Connection) throws {
    let client: EntityReference
    if let text {
      client = try Lookup.client(text, in: connection)
    } else {
      let all = try connection.rows("SELECT seq, id, name FROM clients ORDER BY seq") {
        (EntityReference(seq: $0.integer(0), id: $0.text(1)), $0.text(2))
      }
      guard all.count == 1 else { throw BrandProblem.whichClient(clients: all.map(\.1)) }
      client = all[0].0
    }
    try self.init(of: client, in: connection)
  }

  private init(of client: EntityReference, in connection: Connection) throws {
    self.client = client
    self.connection = connection
    clientName = try connection.text("SELECT name FROM clients WHERE id = ?", [.text(client.id)]) ?? ""
    brands = try Clients.brands(of: client.id, in: connection)
  }

  /// Those that the named brand is one of, and its place among them. Throws `BrandProblem`, `LookupProblem`,
  /// `StoreProblem`.
  static func holding(_ name: BrandName, in connection: Connection) throws -> (ClientBrands, Int) {
    let owner = try name.client.map { try Lookup.client($0, in: connection).id }
    let rows = try connection.rows(
      """
      SELECT b.id, b.name, c.seq, c.id, c.name FROM brands b JOIN clients c ON c.id = b.clientId
      WHERE ?1 IS NULL OR c.id = ?1 ORDER BY c.seq, b.position
      """, [.optional(owner)]
    ) { row in
      (
        id: row.text(0), name: row.text(1), client: EntityReference(seq: row.integer(2), id: row.text(3)),
        clientName: row.text(4)
      )
    }
    let folded = name.text.lowercased()
    for found in [
      rows.filter { $0.id.sameBytes(as: name.text) }, rows.filter { $0.name.sameBytes(as: name.text) },
      rows.filter { $0.name.lowercased().sameBytes(as: folded) },
    ] where !found.isEmpty {
      guard found.count == 1 else {
        throw BrandProblem.ambiguous(brand: name.text, clients: found.map(\.clientName))
      }
      let list = try ClientBrands(of: found[0].client, in: connection)
      guard let place = list.brands.firstIndex(where: { $0.id.sameBytes(as: found[0].id) }) else { break }
      return (list, place)
    }
    let names = rows.map(\.name)
    let nearest =
      try nameBehind(alias: folded, of: owner, in: connection) ?? NearestName.of(name.text, in: names)
    throw BrandProblem.unknown(brand: name.text, known: nearest.map { [$0] } ?? names)
  }

  /// Whose alias that is, such as the name before `brand rename`; nil where no brand or several have it.
  private static func nameBehind(alias: String, of owner: String?, in connection: Connection) throws
    -> String?
  {
    let found = try connection.rows(
      """
      SELECT b.name, a.text FROM brandAliases a JOIN brands b ON b.id = a.brandId
      WHERE ?1 IS NULL OR b.clientId = ?1 ORDER BY b.position
      """, [.optional(owner)]
    ) { row in (name: row.text(0), alias: row.text(1)) }
    .filter { $0.alias.lowercased().sameBytes(as: alias) }
    return found.count == 1 ? found[0].name : nil
  }

  /// Puts a brand in place of the one at `place`, or behind all. Throws `BrandProblem` where another brand has one
  /// of its spellings, `StoreProblem`.
  mutating func put(_ brand: Brand, at place: Int? = nil) throws {
    var after = brands
    if let place { after[place] = brand } else { after.append(brand) }
    if brand.isPrimary {
      for index in after.indices where after[index].id != brand.id { after[index].isPrimary = false }
    }
    do throws(ReaderProblem) {
      _ = try AnswerReader(brands: after)
    } catch {
      switch error {
      case .emptyAlias: throw BrandProblem.empty(what: "a name or alias")
      case .sharedAlias(let alias, let first, let second):
        throw BrandProblem.taken(text: alias, owner: first.sameBytes(as: brand.name) ? second : first)
      }
    }
    for index in after.indices where !brands.indices.contains(index) || brands[index] != after[index] {
      try Clients.store(after[index], of: client.id, in: connection)
    }
    brands = after
  }

  /// Throws `StoreProblem`.
  mutating func remove(at place: Int) throws {
    let brand = brands.remove(at: place)
    try connection.execute("DELETE FROM brands WHERE id = ?", [.text(brand.id)])
    for index in brands.indices where brands[index].order != index {
      brands[index].order = index
      try connection.execute(
        "UPDATE brands SET position = ? WHERE id = ?", [.integer(Int64(index)), .text(brands[index].id)])
    }
  }

  /// What came of changing `brand`. Throws `ReaderProblem`, `StoreProblem`.
  func change(of brand: Brand) throws -> BrandChange {
    let version = try AnswerReader(brands: brands).version
    return BrandChange(
      brand: brand, client: client, clientName: clientName,
      staleRuns: try Clients.staleRuns(of: client.id, version: version, in: connection))
  }
}
