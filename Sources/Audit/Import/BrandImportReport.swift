/// What importing a list of brands did.
package struct BrandImportReport: Sendable, Equatable {
  package var client: EntityReference
  package var clientName: String
  package var isNewClient: Bool
  package var added: Int
  /// Brands whose aliases, domains, place or role the list changed.
  package var changed: Int
  package var unchanged: Int
  /// Brands of the client that the list does not name; they stay, behind the others.
  package var unlisted: Int
  /// The name of the client's primary brand.
  package var primary: String?
  /// Runs of the client that were read with other brands: `reread` brings them up to date.
  package var staleRuns: Int
}
