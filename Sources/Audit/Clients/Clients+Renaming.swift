import AuditModel
import Storage
import Values

extension Clients {
  /// Gives a brand another name, in all that is stored of its client's runs too: mentions, citations, sums, what
  /// questions aim at, what simulated answers were made to say, and insights. The old name stays as an alias, since
  /// the answers say it. One transaction; throws as `addBrand` does.
  package static func renameBrand(
    _ name: BrandName, to new: String, in context: AuditContext
  ) throws -> BrandChange {
    try context.store.write { connection in
      var (list, place) = try ClientBrands.holding(name, in: connection)
      let old = list.brands[place].name
      var brand = list.brands[place]
      brand.name = FieldGuess.trimmed(new)
      guard !old.sameBytes(as: brand.name) else { return try list.change(of: brand) }
      let folded = brand.name.lowercased()
      let others = list.brands.filter { $0.id != brand.id }
      if let known = others.first(where: { $0.name.lowercased().sameBytes(as: folded) }) {
        throw BrandProblem.exists(brand: known.name, client: list.clientName)
      }
      // An alias that says how the old name counts says so still; a plain one of the new name says nothing.
      if !brand.aliases.contains(where: { $0.text.sameBytes(as: old) }) {
        brand.aliases.append(BrandAlias(text: old))
      }
      brand.aliases.removeAll { $0 == BrandAlias(text: brand.name) }
      try list.put(brand, at: place)
      try rename(old, to: brand.name, client: list.client.id, in: connection)
      try Insights.refresh(client: list.client.id, in: connection)
      return try list.change(of: brand)
    }
  }

  private static func rename(
    _ old: String, to new: String, client: String, in connection: Connection
  ) throws {
    let runs = "(SELECT seq FROM runs WHERE clientId = ?1)"
    let arguments = [Value.text(client), .text(old), .text(new)]
    // What a removed brand of the new name has left would be counted as this one's.
    for sql in [
      "DELETE FROM mentions WHERE runSeq IN \(runs) AND brand = ?2",
      "DELETE FROM rollups WHERE runSeq IN \(runs) AND brand = ?2",
      "UPDATE citations SET brand = NULL WHERE runSeq IN \(runs) AND brand = ?2",
    ] {
      try connection.execute(sql, [.text(client), .text(new)])
    }
    for (table, column) in [
      ("mentions", "brand"), ("citations", "brand"), ("rollups", "brand"), ("questions", "targetBrand"),
    ] {
      try connection.execute(
        "UPDATE \(table) SET \(column) = ?3 WHERE runSeq IN \(runs) AND \(column) = ?2", arguments)
    }
    try connection.execute(
      """
      UPDATE plantedTruth SET brands = (
        SELECT json_group_array(
          CASE WHEN json_extract(value, '$[0]') = ?2 THEN json_set(value, '$[0]', ?3) ELSE json(value) END)
        FROM json_each(plantedTruth.brands))
      WHERE responseSeq IN (SELECT seq FROM responses WHERE runSeq IN \(runs))
        AND EXISTS (SELECT 1 FROM json_each(brands) WHERE json_extract(value, '$[0]') = ?2)
      """, arguments)
  }
}
