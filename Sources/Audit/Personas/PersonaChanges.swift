import AuditModel

/// What is to be different in a persona; nil stays as it is.
package struct PersonaChanges: Sendable, Equatable {
  package var name: String?
  /// Keys of the mode's catalogue.
  package var role: String?
  package var driver: String?
  package var voice: String?
  package var contexts: [String]?
  package var segment: String?
  package var keyNeed: String?
  package var priority: PersonaPriority?

  package init(
    name: String? = nil, role: String? = nil, driver: String? = nil, voice: String? = nil,
    contexts: [String]? = nil, segment: String? = nil, keyNeed: String? = nil,
    priority: PersonaPriority? = nil
  ) {
    self.name = name
    self.role = role
    self.driver = driver
    self.voice = voice
    self.contexts = contexts
    self.segment = segment
    self.keyNeed = keyNeed
    self.priority = priority
  }

  var isEmpty: Bool { self == PersonaChanges() }

  /// Applied to a persona. Segment and need follow a new role and driver unless they were written by hand.
  func applied(to old: PersonaView, in catalog: CatalogView, ownerId: String) -> NewPersona {
    let (segmentThen, needThen) = Personas.texts(role: old.role, driver: old.driver, in: catalog)
    return NewPersona(
      name: name ?? old.name, mode: old.mode, ownerId: ownerId, role: role ?? old.role,
      driver: driver ?? old.driver, voice: voice ?? old.voice, contexts: contexts ?? old.contextKeys,
      segment: segment ?? (old.segment == segmentThen ? nil : old.segment),
      keyNeed: keyNeed ?? (old.keyNeed == needThen ? nil : old.keyNeed),
      priority: priority ?? (old.source == "custom" ? old.priority : .secondary))
  }
}
