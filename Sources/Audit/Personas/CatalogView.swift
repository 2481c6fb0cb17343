import AuditModel

/// The persona catalogue of one mode, in its own order.
package struct CatalogView: Sendable, Equatable {
  package struct Role: Sendable, Equatable {
    package var key: String
    package var label: String
    package var description: String?
    package var defaultContextStage: String?
  }

  package struct Driver: Sendable, Equatable {
    package var key: String
    package var label: String
    package var emotionalAnchor: String?
    package var weight: Double?
  }

  package struct Context: Sendable, Equatable {
    package var key: String
    package var label: String
    /// 0 or more.
    package var priority: Double?
  }

  package struct Voice: Sendable, Equatable {
    package var key: String
    package var role: String
    package var driver: String
    /// At least one.
    package var contexts: [String]
  }

  package var mode: PersonaMode
  package var roles: [Role]
  package var drivers: [Driver]
  package var contexts: [Context]
  package var voices: [Voice]
}
