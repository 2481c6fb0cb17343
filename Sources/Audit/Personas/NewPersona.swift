import AuditModel

/// A persona that somebody makes from the catalogue's parts.
package struct NewPersona: Sendable, Equatable {
  package var name: String
  package var mode: PersonaMode
  package var ownerId: String
  /// Keys of the mode's catalogue.
  package var role: String
  package var driver: String
  package var voice: String?
  /// At least one.
  package var contexts: [String]
  /// Nil: the role's description.
  package var segment: String?
  /// Nil: what the driver stands for.
  package var keyNeed: String?
  package var priority: PersonaPriority

  package init(
    name: String, mode: PersonaMode, ownerId: String, role: String, driver: String,
    voice: String? = nil, contexts: [String], segment: String? = nil, keyNeed: String? = nil,
    priority: PersonaPriority = .secondary
  ) {
    self.name = name
    self.mode = mode
    self.ownerId = ownerId
    self.role = role
    self.driver = driver
    self.voice = voice
    self.contexts = contexts
    self.segment = segment
    self.keyNeed = keyNeed
    self.priority = priority
  }
}
