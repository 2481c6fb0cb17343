import AuditModel
import Reading
import Storage
import Values

extension TableStore {
  mutating func client(_ row: TableRow) throws -> Fate {
    var record = try TableRecord(.clients, row)
    record.set("name", .text(try row.required(.name)))
    try record.text("industry", .industry, row)
    try record.text("productType", .productType, row)
    record.defaults = [("createdAt", .integer(try row.time(.createdAt) ?? now))]
    let known = try Clients.brands(of: record.id, in: connection)
    let brands = try newBrands(row, client: record.id, known: known)
    let (fate, _) = try put(record, row)
    noteClient(record.id)
    guard !brands.isEmpty else { return fate }
    // What is there stays as it is: somebody may have added aliases.
    try Clients.install(
      ClientRow(id: record.id, name: ""), brands: brands, now: now, in: connection)
    return fate == .unchanged ? .updated : fate
  }

  /// The brands of the row that the client does not have. Throws `RowFault` where they cannot be told apart.
  private func newBrands(
    _ row: TableRow, client: String, known: [Brand]
  ) throws -> [Brand] {
    var entries: [BrandList.Entry] = []
    var primary: String?
    if let name = try row.text(.brand) {
      entries.append(.init(name: FieldGuess.trimmed(name), aliases: [], domains: [], isPrimary: true))
      primary = name
    }
    entries += try self.entries(.brands, row) + self.entries(.competitors, row)
    primary = known.first(where: \.isPrimary)?.name ?? entries.first(where: \.isPrimary)?.name ?? primary
    // Competitors alone make nobody the client's own brand.
    if primary == nil, row.has(.brands) { primary = entries.first?.name }
    var brands: [Brand] = []
    for entry in entries where !(known + brands).contains(where: { $0.name.sameBytes(as: entry.name) }) {
      brands.append(
        Brand(
          id: StableHash.id("brand", client, entry.name), name: entry.name, aliases: entry.aliases,
          domains: entry.domains, isPrimary: primary.map { $0.sameBytes(as: entry.name) } ?? false,
          order: known.count + brands.count))
    }
    if !brands.isEmpty {
      do {
        _ = try AnswerReader(brands: known + brands)
      } catch {
        throw row.fault(row.has(.brands) ? .brands : .competitors, .badBrands(error.message))
      }
    }
    return brands
  }

  private func entries(_ field: TableField, _ row: TableRow) throws -> [BrandList.Entry] {
    guard let list = try row.read(field, ImportedValue.texts) else { return [] }
    let records = list.map { value -> Value in
      guard case .text(let name) = value else { return value }
      return .record(Record([("name", .text(FieldGuess.trimmed(name)))]))
    }
    guard !records.isEmpty else { return [] }
    var checker = BrandListChecker()
    let entries = checker.entries(of: .list(records))
    if let fault = checker.faults.first { throw row.fault(field, .badBrands(fault.text)) }
    return entries
  }
}
