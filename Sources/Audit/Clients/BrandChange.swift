import AuditModel

/// What changing a client's list of brands came to.
package struct BrandChange: Sendable, Equatable {
  /// As it is now; of a removed one, as it was.
  package var brand: Brand
  package var client: EntityReference
  package var clientName: String
  /// Runs of the client that were read with another list than today's: `reread --all` brings them up to date.
  package var staleRuns: Int
}

/// A brand as people name it.
package struct BrandName: Sendable, Equatable {
  /// An id, or a name in any case.
  package var text: String
  /// The client's id or name; nil where the brand's name is enough.
  package var client: String?

  package init(_ text: String, client: String? = nil) {
    self.text = text
    self.client = client
  }
}
