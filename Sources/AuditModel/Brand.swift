/// A tracked brand and how answers name it.
package struct Brand: Sendable, Equatable {
  package var id: String
  package var name: String
  /// Other spellings; the name itself is always one and need not be listed.
  package var aliases: [BrandAlias]
  /// Hosts that are the brand's own (`acme.com`); a citation of one, or of a subdomain, is the brand's.
  package var domains: [String]
  /// The client's own brand, as against its competitors.
  package var isPrimary: Bool
  /// The configured order, from 0.
  package var order: Int

  package init(
    id: String, name: String, aliases: [BrandAlias] = [], domains: [String] = [],
    isPrimary: Bool = false, order: Int = 0
  ) {
    self.id = id
    self.name = name
    self.aliases = aliases
    self.domains = domains
    self.isPrimary = isPrimary
    self.order = order
  }
}

/// One spelling of a brand.
package struct BrandAlias: Sendable, Equatable {
  package var text: String
  /// Only this case counts (`Target`, `Away`: common words in lower case).
  package var caseSensitive: Bool
  /// Words or phrases that, standing directly around the hit in its sentence, say that it is not the brand
  /// (`Chase`: `wild goose`). They compare case folded, on word boundaries. `… word` is the text right before
  /// the hit, `word …` the text right behind it; without an ellipsis anywhere in the same sentence. `… #` is a
  /// number before the hit, prices aside (`HP` in `3.8 HP`).
  package var denyContexts: [String]

  package init(text: String, caseSensitive: Bool = false, denyContexts: [String] = []) {
    self.text = text
    self.caseSensitive = caseSensitive
    self.denyContexts = denyContexts
  }
}
