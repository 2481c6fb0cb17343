import AuditModel
import Values

/// Takes a list of brands apart and keeps what is wrong with it.
struct BrandListChecker {
  private(set) var faults: [BrandFault] = []
  private var entry = 0

  mutating func entries(of value: Value) -> [BrandList.Entry] {
    var path = ""
    var value = value
    if case .record(let record) = value {
      check(record, knows: ["brands"], path: "")
      guard let brands = record["brands"] else {
        note("brands", .missing)
        return []
      }
      path = "brands"
      value = brands
    }
    guard case .list(let list) = value else {
      note(path, .wrongType(expected: "a list of brands", found: value.typeWord))
      return []
    }
    if list.isEmpty { note(path, .empty) }
    var entries: [BrandList.Entry] = []
    for (index, value) in list.enumerated() {
      entry = index + 1
      if let brand = brand(value, path: "\(path)[\(index)]") { entries.append(brand) }
    }
    // With an entry missing the numbers would be wrong.
    if faults.isEmpty { checkTogether(entries, path: path) }
    return entries
  }

  private mutating func note(_ path: String, _ reason: BrandFault.Reason) {
    faults.append(BrandFault(entry: entry, path: path, reason: reason))
  }

  private mutating func brand(_ value: Value, path: String) -> BrandList.Entry? {
    guard case .record(let record) = value else {
      note(path, .wrongType(expected: "a record", found: value.typeWord))
      return nil
    }
    check(record, knows: ["name", "aliases", "domains", "isPrimary"], path: path)
    guard let name = record["name"] else {
      note(path + ".name", .missing)
      return nil
    }
    var brand = BrandList.Entry(
      name: text(name, path: path + ".name") ?? "", aliases: [], domains: [], isPrimary: false)
    for (index, value) in (list(record["aliases"], path: path + ".aliases") ?? []).enumerated() {
      guard let alias = alias(value, path: "\(path).aliases[\(index)]"),
        !brand.aliases.contains(where: { $0.text.sameBytes(as: alias.text) })
      else { continue }
      brand.aliases.append(alias)
    }
    for (index, value) in (list(record["domains"], path: path + ".domains") ?? []).enumerated() {
      guard let domain = domain(value, path: "\(path).domains[\(index)]"),
        !brand.domains.contains(where: { $0.sameBytes(as: domain) })
      else { continue }
      brand.domains.append(domain)
    }
    // As the database gives them back.
    brand.domains.sort { $0.compareBytes(to: $1) < 0 }
    brand.isPrimary = flag(record["isPrimary"], path: path + ".isPrimary")
    return brand
  }

  private mutating func alias(_ value: Value, path: String) -> BrandAlias? {
    guard case .record(let record) = value else {
      return text(value, path: path, expected: "a text or a record").map { BrandAlias(text: $0) }
    }
    check(record, knows: ["text", "caseSensitive", "denyContexts"], path: path)
    guard let spelling = record["text"] else {
      note(path + ".text", .missing)
      return nil
    }
    guard let text = text(spelling, path: path + ".text") else { return nil }
    var alias = BrandAlias(text: text)
    alias.caseSensitive = flag(record["caseSensitive"], path: path + ".caseSensitive")
    let contexts = list(record["denyContexts"], path: path + ".denyContexts") ?? []
    for (index, value) in contexts.enumerated() {
      guard let context = self.text(value, path: "\(path).denyContexts[\(index)]") else { continue }
      alias.denyContexts.append(context)
    }
    return alias
  }

  private mutating func domain(_ value: Value, path: String) -> String? {
    guard let text = text(value, path: path) else { return nil }
    guard let host = BrandDomain.parse(text) else {
      note(path, .badDomain)
      return nil
    }
    return host
  }

  private mutating func text(
    _ value: Value, path: String, expected: String = "text"
  ) -> String? {
    guard case .text(let text) = value else {
      note(path, .wrongType(expected: expected, found: value.typeWord))
      return nil
    }
    let trimmed = FieldGuess.trimmed(text)
    guard !trimmed.isEmpty else {
      note(path, .empty)
      return nil
    }
    return trimmed
  }

  private mutating func list(_ value: Value?, path: String) -> [Value]? {
    switch value {
    case nil, .null?: return nil
    case .list(let list)?: return list
    case .some(let other):
      note(path, .wrongType(expected: "a list", found: other.typeWord))
      return nil
    }
  }

  private mutating func flag(_ value: Value?, path: String) -> Bool {
    switch value {
    case nil, .null?: return false
    case .bool(let flag)?: return flag
    case .some(let other):
      note(path, .wrongType(expected: "true or false", found: other.typeWord))
      return false
    }
  }

  private mutating func check(_ record: Record, knows known: [String], path: String) {
    for name in record.names where !known.contains(where: { $0.sameBytes(as: name) }) {
      note(
        path.isEmpty ? name : "\(path).\(name)",
        .unknownKey(nearest: NearestName.of(name, in: known)))
    }
  }

  private mutating func checkTogether(_ entries: [BrandList.Entry], path: String) {
    var primary: Int?
    for (index, brand) in entries.enumerated() {
      entry = index + 1
      if let first = entries[..<index].firstIndex(where: { $0.name.sameBytes(as: brand.name) }) {
        note("\(path)[\(index)].name", .repeated(entry: first + 1))
      }
      guard brand.isPrimary else { continue }
      if let primary { note("\(path)[\(index)].isPrimary", .secondPrimary(entry: primary + 1)) }
      primary = primary ?? index
    }
  }
}
