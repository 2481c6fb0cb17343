/// Who asks, for one mode: roles with drivers, in contexts, as voices. In the catalogue's order.
package struct PersonaCatalog: Sendable, Equatable {
  package var mode: PersonaMode
  package var roles: [PersonaRole]
  package var drivers: [PersonaDriver]
  package var contexts: [PersonaContext]
  package var voices: [PersonaVoice]

  package init(
    mode: PersonaMode, roles: [PersonaRole] = [], drivers: [PersonaDriver] = [],
    contexts: [PersonaContext] = [], voices: [PersonaVoice] = []
  ) {
    self.mode = mode
    self.roles = roles
    self.drivers = drivers
    self.contexts = contexts
    self.voices = voices
  }
}

/// What somebody is: `Operations lead`.
package struct PersonaRole: Sendable, Equatable {
  package var key: String
  package var label: String
  package var description: String?
  /// The key of the context in which this role usually begins.
  package var defaultContextStage: String?

  package init(
    key: String, label: String, description: String? = nil, defaultContextStage: String? = nil
  ) {
    self.key = key
    self.label = label
    self.description = description
    self.defaultContextStage = defaultContextStage
  }
}

/// What moves somebody: `Predictable cost`.
package struct PersonaDriver: Sendable, Equatable {
  package var key: String
  package var label: String
  /// The feeling behind it, in words: `tired of surprise invoices`.
  package var emotionalAnchor: String?
  /// How much it counts among the drivers, 0…1.
  package var weight: Double?

  package init(key: String, label: String, emotionalAnchor: String? = nil, weight: Double? = nil) {
    self.key = key
    self.label = label
    self.emotionalAnchor = emotionalAnchor
    self.weight = weight
  }
}

/// Where on the way to buying somebody stands: `Comparing the short list`.
package struct PersonaContext: Sendable, Equatable {
  package var key: String
  package var label: String
  /// How well this stage is covered, 0…1.
  package var priority: Double?
  /// What somebody asks at this stage, as they would say it; `{driver}` and `{role}` stand for labels of the voice,
  /// `{need}` for its emotional anchor.
  package var question: String?

  package init(key: String, label: String, priority: Double? = nil, question: String? = nil) {
    self.key = key
    self.label = label
    self.priority = priority
    self.question = question
  }
}

/// A role moved by a driver, in at least one context. Role, driver and contexts are keys.
package struct PersonaVoice: Sendable, Equatable {
  package var key: String
  package var role: String
  package var driver: String
  package var contexts: [String]

  package init(key: String, role: String, driver: String, contexts: [String]) {
    self.key = key
    self.role = role
    self.driver = driver
    self.contexts = contexts
  }
}
