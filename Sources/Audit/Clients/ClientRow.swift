import AuditModel

/// A client as it goes into the database.
package struct ClientRow: Sendable, Equatable {
  package var id: String
  package var name: String
  package var industry: String?
  package var productType: String?

  package init(id: String, name: String, industry: String? = nil, productType: String? = nil) {
    self.id = id
    self.name = name
    self.industry = industry
    self.productType = productType
  }
}
