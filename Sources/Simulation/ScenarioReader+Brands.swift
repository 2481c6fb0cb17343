import AuditModel
import Yams

extension ScenarioReader {
  private static let knownFields = [
    "name", "aliases", "domains", "strength", "sentiment", "strengthPerWeek", "sentimentPerWeek",
  ]

  func brands(
    _ top: YAMLFields, client: ScenarioClient
  ) throws(ScenarioProblem) -> ([Brand], [BrandLeaning]) {
    var brands: [Brand] = []
    var leanings: [BrandLeaning] = []
    var owners: [String: Int] = [:]
    for fields in try top.entries("brands", known: Self.knownFields) {
      let name = try fields.text("name")
      try claim(name, fields.place("name"), for: brands.count, &owners)
      var aliases: [BrandAlias] = []
      for (text, place) in try placed("aliases", of: fields) {
        try claim(text, place, for: brands.count, &owners)
        aliases.append(BrandAlias(text: text))
      }
      var domains: [String] = []
      for (text, place) in try placed("domains", of: fields) {
        guard Self.isHost(text) else {
          throw .wrongType(place, expected: "a host as `acme.com`", found: "`\(text)`")
        }
        domains.append(text)
      }
      brands.append(
        Brand(
          id: StableHash.id("brand", client.id, name), name: name, aliases: aliases, domains: domains,
          isPrimary: brands.isEmpty, order: brands.count))
      leanings.append(try leaning(fields))
    }
    return (brands, leanings)
  }

  private func leaning(_ fields: YAMLFields) throws(ScenarioProblem) -> BrandLeaning {
    BrandLeaning(
      strength: try fields.number("strength", in: -10...10),
      sentiment: try fields.number("sentiment", in: -3...3, missing: 0),
      strengthPerWeek: try fields.number("strengthPerWeek", in: -1...1, missing: 0),
      sentimentPerWeek: try fields.number("sentimentPerWeek", in: -1...1, missing: 0))
  }

  /// A list's texts with the place of each.
  private func placed(
    _ name: String, of fields: YAMLFields
  ) throws(ScenarioProblem) -> [(String, ScenarioProblem.Place)] {
    let texts = try fields.texts(name, least: 0)
    let nodes = try fields.list(name, least: 0)
    return zip(texts, nodes).map { ($0, fields.place(of: $1.node, path: $1.path)) }
  }

  /// A spelling belongs to one brand: capitals and hyphens make no difference, since they make none to a reader.
  private func claim(
    _ text: String, _ place: ScenarioProblem.Place, for brand: Int, _ owners: inout [String: Int]
  ) throws(ScenarioProblem) {
    let isPlain = !text.unicodeScalars.contains { $0.value < 0x20 }
    guard isPlain, text.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw .wrongType(place, expected: "a name on one line with a letter or digit", found: "`\(text)`")
    }
    let folded = text.lowercased().replacing("-", with: " ")
    if let owner = owners[folded], owner != brand { throw .duplicate(place, word: text) }
    owners[folded] = brand
  }

  static func isHost(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1
      && parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
      }
  }
}
