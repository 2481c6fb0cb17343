import AuditModel
import Reading
import Storage
import Values

/// A list of brands as a file has it, checked.
struct BrandList {
  struct Entry: Equatable {
    var name: String
    var aliases: [BrandAlias]
    var domains: [String]
    var isPrimary: Bool
  }

  let entries: [Entry]

  /// Stores the brands for a client; to be called in a transaction. Throws `ReaderProblem` where two of the client's
  /// brands would share an alias, `StoreProblem`.
  func install(for client: ImportClient, in connection: Connection) throws -> BrandImportReport {
    let id = client.reference.id
    let before = try Clients.brands(of: id, in: connection)
    let listed = merged(into: before, client: id)
    let names = Set(listed.map { Array($0.name.utf8) })
    var unlisted = before.filter { !names.contains(Array($0.name.utf8)) }
    for index in unlisted.indices {
      unlisted[index].order = listed.count + index
      if listed.contains(where: \.isPrimary) { unlisted[index].isPrimary = false }
    }
    let after = listed + unlisted
    let reader = try AnswerReader(brands: after)
    let known = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for brand in after where known[brand.id] != brand {
      try Clients.store(brand, of: id, in: connection)
    }
    let stale = try Clients.staleRuns(of: id, version: reader.version, in: connection)
    let changed = listed.count { brand in known[brand.id].map { $0 != brand } ?? false }
    let added = listed.count { known[$0.id] == nil }
    return BrandImportReport(
      client: client.reference, clientName: client.name, isNewClient: client.isNew, added: added,
      changed: changed, unchanged: listed.count - changed - added, unlisted: unlisted.count,
      primary: after.first(where: \.isPrimary)?.name, staleRuns: stale)
  }

  /// The list's brands as they will be: with the ids of those that the client has.
  private func merged(into before: [Brand], client: String) -> [Brand] {
    let said = entries.firstIndex(where: \.isPrimary)
    let primary =
      said.map { entries[$0].name } ?? before.first(where: \.isPrimary)?.name ?? entries.first?.name
    return entries.enumerated().map { order, entry in
      let known = before.first { $0.name.sameBytes(as: entry.name) }
      return Brand(
        id: known?.id ?? StableHash.id("brand", client, entry.name), name: entry.name,
        aliases: entry.aliases, domains: entry.domains,
        isPrimary: primary.map { $0.sameBytes(as: entry.name) } ?? false, order: order)
    }
  }
}
